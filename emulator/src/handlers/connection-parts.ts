import { invalid, taken } from "../errors";
import type { AuthSchemeConfig, Binding, Connection, Connector, Variable } from "../objects";
import { keptConfig, removeGrantCredentials } from "./auth-scheme-configs";
import { type Call, connectionsOf } from "./call";
import { type CredentialCreate, newCredential, usersOf } from "./credentials";
import { credentialOf } from "./views";

interface Pair {
  id?: string;
  authSchemeConfig: AuthSchemeConfig;
  credential: CredentialCreate | { id: string };
}

/** A connection as clients send it. */
export interface ConnectionCreate {
  id?: string;
  name: string;
  credentials: { action?: Pair[]; trigger?: Pair[] };
  variables: Variable[];
}

/** Adds a connection to a connector; without variables of its own it starts with those of the connector. */
export function addConnection(call: Call, connector: Connector, body: ConnectionCreate, path = ""): Connection {
  refuseName(call, connector.id, body.name, path);
  const bind = (purpose: "action" | "trigger") =>
    (body.credentials[purpose] ?? []).map((pair, i) => bound(call, pair, `${path}credentials.${purpose}[${i}]`));
  const credentials = { action: bind("action"), trigger: bind("trigger") };
  const all = [...credentials.action, ...credentials.trigger];
  if (all.length === 0) throw invalid(`${path}credentials`, "needs at least one entry in action or trigger");
  linkCertificate(call, all);
  const [id, createdAt] = [call.store.newId("connection", body.id), call.store.now()];
  const variables = body.variables.length > 0 ? body.variables : connector.connectionVariables;
  const connection = { id, name: body.name, credentials, variables, createdAt, updatedAt: createdAt };
  call.store.put("connection", call.organisation, connector.id, connection);
  return connection;
}

/** Removes a connection with the credentials that were made with it, unless others have come to use them. */
export function removeConnection(call: Call, { id, credentials }: Connection): void {
  const { store, organisation } = call;
  store.remove("connection", organisation, id);
  for (const { own, ownClient, credentialId, authSchemeConfig } of [...credentials.action, ...credentials.trigger]) {
    if (own && usersOf(call, credentialId).length === 0) store.remove("credential", organisation, credentialId);
    if (ownClient) removeGrantCredentials(call, [authSchemeConfig]);
  }
}

/** The connection's copy of a config, and whether the client that its grant keeps was made for it. */
export function configCopy(
  call: Call,
  config: AuthSchemeConfig,
  path: string,
  was?: Binding,
): Pick<Binding, "authSchemeConfig" | "ownClient"> {
  const authSchemeConfig = keptConfig(call, config, path);
  const id = authSchemeConfig.grant?.credentialId;
  const isNew = id !== undefined && id !== config.grant?.credentialId;
  const isKept = was?.ownClient === true && id === was.authSchemeConfig.grant?.credentialId;
  return { authSchemeConfig, ownClient: isNew || isKept };
}

/** Refuses a name that is empty, or that another connection of the connector has. */
export function refuseName(call: Call, connectorId: string, name: string, path = ""): void {
  if (name === "") throw invalid(`${path}name`, "must not be empty");
  if (connectionsOf(call, connectorId).some((connection) => connection.name === name)) {
    throw taken("connection", `${path}name`);
  }
}

/** Pairs a copy of the config with a credential, new or existing. */
function bound(call: Call, pair: Pair, path: string): Binding {
  const copy = configCopy(call, pair.authSchemeConfig, `${path}.authSchemeConfig`);
  const id = call.store.newId("connection", pair.id);
  if ("type" in pair.credential) {
    const credential = newCredential(call, pair.credential, `${path}.credential`);
    return { id, ...copy, credentialId: credential.id, own: true };
  }
  if (!credentialOf(call, pair.credential.id)) {
    throw invalid(`${path}.credential.id`, "is no credential of this organisation");
  }
  return { id, ...copy, credentialId: pair.credential.id, own: false };
}

/** Mutual TLS without a named certificate takes the one that comes with the same connection. */
function linkCertificate(call: Call, bindings: Binding[]): void {
  const id = bindings.find(({ authSchemeConfig }) => authSchemeConfig.schemeType === "certificate")?.credentialId;
  if (id === undefined) return;
  for (const { authSchemeConfig: config, credentialId } of bindings) {
    if (config["mtlsEnabled"] === true) config["mtlsCredentialId"] ??= id;
    const credential = credentialOf(call, credentialId);
    if (credential?.data["mTLSEnabled"] !== true || credential.data["mTLSCredentialId"] !== undefined) continue;
    const data = { ...credential.data, mTLSCredentialId: id };
    call.store.put("credential", call.organisation, "", { ...credential, data } as typeof credential);
  }
}
