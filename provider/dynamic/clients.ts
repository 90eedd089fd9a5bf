import { type Account, Client } from "../api/client";

const clients = new Map<string, Client>();

/** One client per account and process, so that all resource types share its connections and its pace. */
export function clientOf(account: Account): Client {
  const key = JSON.stringify([account.baseUrl, account.authorization]);
  const client = clients.get(key) ?? new Client(account);
  clients.set(key, client);
  return client;
}
