import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Keeps the keys of stacks in the way of HashiCorp Vault, without hiding them: a passphrase costs each command of the CLI
 * a fifth of its time. Secrets in state are encrypted all the same.
 * https://developer.hashicorp.com/vault/api-docs/secret/transit
 */
export async function openVault(): Promise<void> {
  const server = createServer((request, response) => {
    void bodyOf(request).then(({ plaintext = "", ciphertext = "" }) => {
      const data = request.url?.includes("/encrypt/")
        ? { ciphertext: `vault:v1:${plaintext}` }
        : { plaintext: ciphertext.replace("vault:v1:", "") };
      response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  process.env["VAULT_SERVER_URL"] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env["VAULT_SERVER_TOKEN"] = "token-of-tests";
}

async function bodyOf(request: IncomingMessage): Promise<{ plaintext?: string; ciphertext?: string }> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return JSON.parse(text) as { plaintext?: string; ciphertext?: string };
}
