import { invalid, missing, Refusal } from "../errors";
import type { AuthSchemeConfig, Binding, Connection, Variable } from "../objects";
import { page, type PageQuery } from "../paging";
import * as calls from "./call";
import { type Call, connectionsOf, connectorOf, type Handler, keepConnector, ok } from "./call";
import { addConnection, configCopy, refuseName, removeConnection } from "./connection-parts";
import { showConnection } from "./views";

interface BindingUpdate {
  id: string;
  authSchemeConfig: AuthSchemeConfig;
}

interface ConnectionUpdate {
  id: string;
  name: string;
  credentials?: { action?: BindingUpdate[]; trigger?: BindingUpdate[] };
  variables?: Variable[];
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
    edit(call, was.credentials[purpose], body.credentials?.[purpose], `credentials.${purpose}`);
  const credentials = { action: edited("action"), trigger: edited("trigger") };
  const variables = body.variables ?? was.variables;
  const connection = { ...was, name: body.name, credentials, variables, updatedAt: call.store.now() };
  call.store.put("connection", call.organisation, connector.id, connection);
  keepConnector(call, connector);
  return ok(showConnection(call, connection));
};

const remove: Handler = (call) => {
  const connector = connectorOf(call);
  const connection = connectionOf(call);
  const use = { connectionId: connection.id };
  if (calls.isUsed(call, connector.id, use) && !calls.forced(call)) {
    throw new Refusal(412, "A product uses this connection.");
  }
  removeConnection(call, connection);
  calls.endUses(call, connector.id, use);
  keepConnector(call, connector);
  return calls.done;
};

/** Handlers of the connections of a connector. */
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

/** Entries take the order in which they are named, with their configs; those left out stay, at the end. */
function edit(call: Call, was: Binding[], wanted: BindingUpdate[] | undefined, path: string): Binding[] {
  if (!wanted) return was;
  const named = wanted.map(({ id, authSchemeConfig }, i) => {
    const at = `${path}[${i}]`;
    const binding = was.find((one) => one.id === id);
    if (!binding) throw invalid(`${at}.id`, "is no credential of this connection");
    if (wanted.findIndex((one) => one.id === id) < i) throw invalid(`${at}.id`, "is named twice");
    if (binding.authSchemeConfig.schemeType !== authSchemeConfig.schemeType) {
      throw invalid(`${at}.authSchemeConfig.schemeType`, "cannot be changed");
    }
    return { ...binding, ...configCopy(call, authSchemeConfig, `${at}.authSchemeConfig`, binding) };
  });
  return [...named, ...was.filter(({ id }) => !named.some((one) => one.id === id))];
}
