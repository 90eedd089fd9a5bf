import { invalid, missing, Refusal, taken } from "../errors";
import type { AuthSchemeConfig, Binding, Connection, Connector, Credential, Variable } from "../objects";
import { page, type PageQuery } from "../paging";
import { keptConfig } from "./auth-scheme-configs";
import { type Call, connectionsOf, connectorOf, done, forced, type Handler, isUsed, keepConnector, ok } from "./call";
import { type CredentialCreate, newCredential } from "./credentials";
import { credentialOf, showConnection } from "./views";

interface Pair {
  id?: string;
  authSchemeConfig: AuthSchemeConfig;
  credential: (CredentialCreate & { type: string }) | { id: string };
}

export interface ConnectionCreate {
  name: string;
  credentials: { action?: Pair[]; trigger?: Pair[] };
  variables: Variable[];
}

interface ConnectionUpdate {
  id: string;
  name: string;
  credentials?: { action?: Omit<Binding, "own">[]; trigger?: Omit<Binding, "own">[] };
  variables?: Variable[];
}

/** Adds a connection to a connector; without variables of its own it starts with those of the connector. */
export function addConnection(call: Call, connector: Connector, body: ConnectionCreate, path = ""): Connection {
  refuseName(call, connector.id, body.name);
  const bind = (purpose: "action" | "trigger") =>
    (body.credentials[purpose] ?? []).map((pair, i) =>
      bound(call, pair, `${path}credentials.${purpose}[${String(i)}]`),
    );
  const credentials = { action: bind("action"), trigger: bind("trigger") };
  if (credentials.action.length + credentials.trigger.length === 0) {
    throw invalid(`${path}credentials`, "needs at least one entry in action or trigger");
  }
  const now = call.store.now();
  const variables = body.variables.length > 0 ? body.variables : connector.connectionVariables;
  const connection = {
    id: call.store.newId(),
    name: body.name,
    credentials,
    variables,
    createdAt: now,
    updatedAt: now,
  };
  call.store.put("connection", call.organisation, connector.id, connection);
  return connection;
}

/** Removes a connection with the credentials that were made with it. */
export function removeConnection(call: Call, { id, credentials }: Connection): void {
  for (const { own, credentialId } of [...credentials.action, ...credentials.trigger]) {
    if (own) call.store.remove("credential", call.organisation, credentialId);
  }
  call.store.remove("connection", call.organisation, id);
}

const list: Handler = (call) => {
  const summary = ({ id, name, createdAt, updatedAt }: Connection) => ({ id, name, createdAt, updatedAt });
  const connections = connectionsOf(call, connectorOf(call).id);
  return ok(page(connections, call.query as PageQuery, "items", summary));
};

const create: Handler = (call) => {
  const connector = connectorOf(call);
  const connection = addConnection(call, connector, call.body);
  keepConnector(call, connector);
  return ok(showConnection(call, connection));
};

const get: Handler = (call) => ok(showConnection(call, connectionOf(call)));

const update: Handler = (call) => {
  const connector = connectorOf(call);
  const was = connectionOf(call);
  const body = call.body as ConnectionUpdate;
  if (body.id !== was.id) throw invalid("id", "must be the id of the path");
  if (body.name !== was.name) refuseName(call, connector.id, body.name);
  const edited = (purpose: "action" | "trigger") =>
    edit(call, was.credentials[purpose], body.credentials?.[purpose], purpose);
  const connection: Connection = {
    ...was,
    name: body.name,
    credentials: { action: edited("action"), trigger: edited("trigger") },
    variables: body.variables ?? was.variables,
    updatedAt: call.store.now(),
  };
  call.store.put("connection", call.organisation, connector.id, connection);
  keepConnector(call, connector);
  return ok(showConnection(call, connection));
};

const remove: Handler = (call) => {
  const connector = connectorOf(call);
  const connection = connectionOf(call);
  if (isUsed(call, connector.id, { connectionId: connection.id }) && !forced(call)) {
    throw new Refusal(412, "A product uses this connection.");
  }
  removeConnection(call, connection);
  keepConnector(call, connector);
  return done;
};

export const connectionHandlers = {
  v1ListConnections: list,
  v1CreateConnection: create,
  v1GetConnection: get,
  v1UpdateConnection: update,
  v1DeleteConnection: remove,
};

function connectionOf(call: Call): Connection {
  const found = connectionsOf(call, connectorOf(call).id).find(({ id }) => id === call.params["connection_id"]);
  if (!found) throw missing("connection");
  return found;
}

function refuseName(call: Call, connectorId: string, name: string): void {
  if (name === "") throw invalid("name", "must not be empty");
  if (connectionsOf(call, connectorId).some((connection) => connection.name === name)) throw taken("connection");
}

/** Pairs a copy of the config with a credential, new or existing. */
function bound(call: Call, { authSchemeConfig, credential }: Pair, path: string): Binding {
  const config = keptConfig(call, authSchemeConfig, `${path}.authSchemeConfig`);
  const id = call.store.newId();
  if (!("type" in credential)) {
    if (!credentialOf(call, credential.id))
      throw invalid(`${path}.credential.id`, "is no credential of this organisation");
    return { id, authSchemeConfig: config, credentialId: credential.id, own: false };
  }
  const made: Credential = newCredential(call, credential, `${path}.credential`);
  return { id, authSchemeConfig: config, credentialId: made.id, own: true };
}

/** Entries take the order in which they are named, with their configs; those left out stay, at the end. */
function edit(call: Call, was: Binding[], wanted: Omit<Binding, "own">[] | undefined, purpose: string): Binding[] {
  if (!wanted) return was;
  const named = wanted.map(({ id, authSchemeConfig }, i) => {
    const path = `credentials.${purpose}[${String(i)}]`;
    const binding = was.find((one) => one.id === id);
    if (!binding) throw invalid(`${path}.id`, "is no credential of this connection");
    if (binding.authSchemeConfig.schemeType !== authSchemeConfig.schemeType) {
      throw invalid(`${path}.authSchemeConfig.schemeType`, "cannot be changed");
    }
    return { ...binding, authSchemeConfig: keptConfig(call, authSchemeConfig, `${path}.authSchemeConfig`) };
  });
  return [...named, ...was.filter(({ id }) => !named.some((one) => one.id === id))];
}
