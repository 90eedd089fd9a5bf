import { invalid, Refusal } from "../errors";
import type { AuthSchemeConfig, Connector, Variable } from "../objects";
import { keptConfig, removeGrantCredentials } from "./auth-scheme-configs";
import * as calls from "./call";
import { type Call, connectionsOf, connectorOf, type Handler } from "./call";
import { addConnection, type ConnectionCreate, removeConnection } from "./connection-parts";
import { removeContents } from "./contents/parts";
import { updateCategories, updateTags } from "./connector-extras";
import { list, listPublic } from "./connector-lists";
import { initialiseOAuth } from "./oauth";
import { showConnector } from "./views";

interface ConnectorCreate {
  name: string;
  baseUrl?: string;
  datasetId?: string;
  public?: boolean;
  tags?: Record<string, string[]>;
  authSchemeConfigs?: AuthSchemeConfig[];
  connectionVariables?: Variable[];
  connections?: ConnectionCreate[];
}

interface ConnectorUpdate extends ConnectorCreate {
  id: string;
  organisationId: string;
  protocol: string;
  documentationURL?: string;
  imageURL?: string;
  authSchemeConfigIds?: string[];
}

const create =
  (protocol: Connector["protocol"]): Handler =>
  (call) => {
    const { store, organisation } = call;
    const body = call.body as ConnectorCreate;
    refuseEmpty(body, protocol);
    refuseTwice(body.authSchemeConfigs ?? []);
    const createdAt = store.now();
    const connector: Connector = {
      id: store.newId(),
      organisationId: organisation,
      name: body.name,
      protocol,
      ...(protocol === "http" ? { baseUrl: body.baseUrl } : { datasetId: body.datasetId }),
      public: body.public ?? false,
      ...(body.tags && { tags: body.tags }),
      categories: [],
      authSchemeConfigs: (body.authSchemeConfigs ?? []).map((one, i) =>
        keptConfig(call, one, `authSchemeConfigs[${i}]`),
      ),
      connectionVariables: body.connectionVariables ?? [],
      createdAt,
      updatedAt: createdAt,
    };
    store.put("connector", organisation, "", connector);
    body.connections?.forEach((one, i) => addConnection(call, connector, one, `connections[${i}].`));
    return calls.created(showConnector(call, connector));
  };

const get: Handler = (call) => calls.ok(showConnector(call, connectorOf(call)));

/** Everything mutable is replaced; what is absent is unset, with two exceptions that only act when present. */
const update: Handler = (call) => {
  const was = connectorOf(call);
  const { id, organisationId, protocol, createdAt, updatedAt, categories } = was;
  const body = call.body as ConnectorUpdate;
  for (const [key, value] of Object.entries({ id, organisationId, protocol })) {
    if (body[key as "id"] !== value) throw invalid(key, "cannot be changed");
  }
  refuseEmpty(body, protocol);
  const { name, tags, documentationURL, imageURL, connectionVariables } = body;
  const kept = calls.keepConnector(call, {
    ...{ id, organisationId, protocol, createdAt, updatedAt, categories, name, tags, documentationURL, imageURL },
    ...(protocol === "http" ? { baseUrl: body.baseUrl } : { datasetId: body.datasetId }),
    public: body.public ?? false,
    authSchemeConfigs: reordered(was.authSchemeConfigs, body.authSchemeConfigIds),
    connectionVariables: connectionVariables ?? was.connectionVariables,
  });
  if (connectionVariables) overwriteVariables(call, id, connectionVariables);
  return calls.ok(showConnector(call, kept));
};

const remove: Handler = (call) => {
  const { id, authSchemeConfigs } = connectorOf(call);
  if (calls.isUsed(call, id) && !calls.forced(call)) throw new Refusal(409, "A product uses this connector.");
  for (const connection of connectionsOf(call, id)) removeConnection(call, connection);
  for (const version of calls.versionsOf(call, id)) {
    removeContents(call, version.id);
    call.store.remove("version", call.organisation, version.id);
  }
  calls.endUses(call, id);
  removeGrantCredentials(call, authSchemeConfigs);
  call.store.remove("connector", call.organisation, id);
  return calls.done;
};

/** Handlers of connectors. */
export const connectorHandlers = {
  v1ListPublicConnectors: listPublic,
  v1ListConnectors: list,
  v1CreateHTTPConnector: create("http"),
  v1CreateBigQueryConnector: create("bigquery"),
  v1GetConnector: get,
  v1UpdateConnector: update,
  v1DeleteConnector: remove,
  v1UpdateConnectorTags: updateTags,
  v1UpdateConnectorCategories: updateCategories,
  v1InitialiseOAuth2Connection: initialiseOAuth,
};

/** The overwrite that surprises: it reaches every connection. */
function overwriteVariables(call: Call, connectorId: string, variables: Variable[]): void {
  for (const connection of connectionsOf(call, connectorId)) {
    const overwritten = { ...connection, variables, updatedAt: call.store.now() };
    call.store.put("connection", call.organisation, connectorId, overwritten);
  }
}

function reordered(configs: AuthSchemeConfig[], ids: string[] | undefined): AuthSchemeConfig[] {
  if (!ids) return configs;
  const named = ids.map((id, i) => {
    const config = configs.find((one) => one.id === id);
    if (!config) throw invalid(`authSchemeConfigIds[${i}]`, "is no auth scheme config of this connector");
    if (ids.indexOf(id) < i) throw invalid(`authSchemeConfigIds[${i}]`, "is named twice");
    return config;
  });
  return [...named, ...configs.filter(({ id }) => !ids.includes(id))];
}

function refuseEmpty(body: ConnectorCreate, protocol: Connector["protocol"]): void {
  if (body.name === "") throw invalid("name", "must not be empty");
  const address = protocol === "http" ? "baseUrl" : "datasetId";
  if (!body[address]) throw invalid(address, "must not be empty");
}

function refuseTwice(configs: AuthSchemeConfig[]): void {
  const twice = configs.findIndex(({ id }, i) => configs.findIndex((other) => other.id === id) < i);
  if (twice >= 0) throw invalid(`authSchemeConfigs[${twice}].id`, "is used twice");
}
