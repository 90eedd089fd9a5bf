import { invalid, missing, Refusal } from "../../errors";
import { ULID } from "../../objects";
import { page, type PageQuery } from "../../paging";
import { type Call, created, done, type Handler, ok } from "../call";
import * as parts from "./connection-parts";
import { activationOf, allConnections, connectionOf, endUserBy, projectOf } from "./find";
import type { Activation, Connection, Keyed, System, Template } from "./objects";
import { clientId, removeClients } from "./schemes";

interface ConnectionCreate {
  connectionTemplateId: string;
  connection: parts.ConnectionBody;
  externalId?: string;
}

interface Filter extends PageQuery {
  system_id?: string;
  end_user_id?: string;
  env_id?: string;
}

const list: Handler = (call) => {
  const { system_id: systemId, end_user_id: endUserId }: Filter = call.query;
  if (endUserId !== undefined && !ULID.test(endUserId)) throw invalid("end_user_id", "is no valid ULID");
  const fits = (connection: Connection): boolean =>
    (systemId === undefined || connection.systemId === systemId) &&
    (endUserId === undefined || connection.endUserId === endUserId);
  return listed(call, allConnections(call).filter(fits));
};

const listStatic: Handler = (call) => {
  const { id: projectId } = projectOf(call);
  const { env_id: environmentId }: Filter = call.query;
  const templates = call.store
    .list<Template>("connection-template", call.organisation, environmentId)
    .filter((template) => template.projectId === projectId);
  const serves = ({ endUserId, templateIds }: Connection): boolean =>
    endUserId === undefined && templates.some(({ id }) => templateIds.includes(id));
  return listed(call, allConnections(call).filter(serves));
};

const create: Handler = (call) => {
  const { connectionTemplateId, connection, externalId }: ConnectionCreate = call.body;
  const template = templateNamed(call, connectionTemplateId);
  const endUser = externalId === undefined ? undefined : endUserBy(call, externalId);
  if (externalId !== undefined && !endUser) throw invalid("externalId", "is no end user of this organisation");
  if (template.dynamic && !endUser) throw invalid("externalId", "is required, as the template is dynamic");
  if (!template.dynamic && endUser) throw invalid("externalId", "must be absent, as the template is not dynamic");
  return created(parts.showConnection(call, parts.addConnection(call, template, connection, endUser)));
};

const get: Handler = (call) => ok(parts.showConnection(call, connectionOf(call)));

const update: Handler = (call) => {
  const was = connectionOf(call);
  const connection = parts.kept(call, { ...was, ...parts.settings(call, was, call.body, "") });
  return ok(parts.showConnection(call, connection));
};

const remove: Handler = (call) => {
  const connection = connectionOf(call);
  const isHeld = connection.endUserId !== undefined && isRelied(call, connection.id);
  if (isHeld) throw new Refusal(409, "An end user relies on this connection.");
  removeConnection(call, connection);
  return done;
};

const link: Handler = (call) => {
  const [connection, template] = [connectionOf(call), templateInBody(call)];
  if (connection.systemId !== template.systemId) {
    throw invalid("connectionTemplateId", "belongs to another system than the connection");
  }
  parts.linked(call, connection, template.id);
  return { status: 201 };
};

const unlink: Handler = (call) => {
  const [connection, template] = [connectionOf(call), templateInBody(call)];
  if (!connection.templateIds.includes(template.id)) throw missing("link of this connection");
  parts.unlinked(call, connection, template.id);
  return done;
};

/** Which connection serves a template for somebody. */
const getOfActivation: Handler = (call) => {
  const { env_system_id: templateId = "", activation_id: activationId = "" } = call.params;
  const template = call.store.get<Template>("connection-template", call.organisation, templateId);
  if (!template) throw missing("connection template");
  const { connections } = activationOf({
    ...call,
    params: { environment_id: template.environmentId, activation_id: activationId },
  });
  const used = connections.find((one) => one.templateId === templateId);
  const connection = used && call.store.get<Connection>("platform-connection", call.organisation, used.connectionId);
  if (!connection) throw missing("connection");
  return ok(parts.showConnection(call, connection));
};

/** Handlers of connections. */
export const platformConnectionHandlers = {
  v2ListConnections: list,
  v2ListStaticConnections: listStatic,
  v2CreateConnection: create,
  v2GetConnection: get,
  v2UpdateConnection: update,
  v2DeleteConnection: remove,
  v2LinkConnection: link,
  v2UnlinkConnection: unlink,
  v2GetActivationConnection: getOfActivation,
};

/** Removes a connection, with the client secrets that only its own copies of configs have. */
export function removeConnection(call: Call, connection: Connection): void {
  const { store, organisation } = call;
  store.remove("platform-connection", organisation, connection.id);
  const systems = store.list<System>("system", organisation).flatMap(({ authSchemeConfigs }) => authSchemeConfigs);
  const used = new Set([...systems, ...allConnections(call).flatMap(copiesOf)].map(clientId));
  removeClients(
    call,
    copiesOf(connection).filter((config) => !used.has(clientId(config))),
  );
}

const copiesOf = ({ credentials }: Connection): Keyed[] =>
  credentials.flatMap(({ authSchemeConfig: copy }) => (copy ? [copy] : []));

const listed = (call: Call, connections: Connection[]) =>
  ok(page(connections, call.query as PageQuery, "items", (connection) => parts.showConnection(call, connection)));

function templateNamed({ store, organisation }: Call, id: string): Template {
  const template = store.get<Template>("connection-template", organisation, id);
  if (!template) throw invalid("connectionTemplateId", "is no connection template of this organisation");
  return template;
}

const templateInBody = (call: Call): Template =>
  templateNamed(call, (call.body as { connectionTemplateId: string }).connectionTemplateId);

const isRelied = ({ store, organisation }: Call, connectionId: string): boolean =>
  store
    .list<Activation>("activation", organisation)
    .some(({ connections }) => connections.some((one) => one.connectionId === connectionId));
