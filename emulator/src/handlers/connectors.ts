import { invalid, Refusal } from "../errors";
import type { AuthSchemeConfig, Connector, Variable } from "../objects";
import { keptConfig, removeGrantCredentials } from "./auth-scheme-configs";
import {
  type Call,
  connectionsOf,
  connectorOf,
  created,
  done,
  forced,
  type Handler,
  isUsed,
  keepConnector,
  ok,
  versionsOf,
} from "./call";
import { addConnection, type ConnectionCreate, removeConnection } from "./connections";
import { list, listPublic } from "./connector-lists";
import { initialiseOAuth, updateCategories, updateTags } from "./connector-extras";
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
    const body = call.body as ConnectorCreate;
    refuseEmpty(body, protocol);
    const now = call.store.now();
    const configs = (body.authSchemeConfigs ?? []).map((config, i) =>
      keptConfig(call, config, `authSchemeConfigs[${String(i)}]`),
    );
    refuseTwice(configs);
    const connector: Connector = {
      id: call.store.newId(),
      organisationId: call.organisation,
      name: body.name,
      protocol,
      ...(protocol === "http" ? { baseUrl: body.baseUrl ?? "" } : { datasetId: body.datasetId ?? "" }),
      public: body.public ?? false,
      ...(body.tags && { tags: body.tags }),
      categories: [],
      authSchemeConfigs: configs,
      connectionVariables: body.connectionVariables ?? [],
      createdAt: now,
      updatedAt: now,
    };
    call.store.put("connector", call.organisation, "", connector);
    (body.connections ?? []).forEach((connection, i) =>
      addConnection(call, connector, connection, `connections[${String(i)}].`),
    );
    return created(showConnector(call, connector));
  };

const get: Handler = (call) => ok(showConnector(call, connectorOf(call)));

/** Everything mutable is replaced; what is absent is unset, with two exceptions that only act when present. */
const update: Handler = (call) => {
  const { id, organisationId, protocol, createdAt, categories, ...was } = connectorOf(call);
  const body = call.body as ConnectorUpdate;
  for (const [key, value] of Object.entries({ id, organisationId, protocol })) {
    if (body[key as "id"] !== value) throw invalid(key, "cannot be changed");
  }
  refuseEmpty(body, protocol);
  const { name, baseUrl, datasetId, tags, documentationURL, imageURL, connectionVariables } = body;
  const set = { name, baseUrl, datasetId, tags, documentationURL, imageURL };
  const kept = keepConnector(call, {
    ...{ id, organisationId, protocol, createdAt, categories, updatedAt: was.updatedAt },
    ...(Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as { name: string }),
    public: body.public ?? false,
    authSchemeConfigs: reordered(was.authSchemeConfigs, body.authSchemeConfigIds),
    connectionVariables: connectionVariables ?? was.connectionVariables,
  });
  if (connectionVariables) overwriteVariables(call, id, connectionVariables);
  return ok(showConnector(call, kept));
};

const remove: Handler = (call) => {
  const { id, authSchemeConfigs } = connectorOf(call);
  if (isUsed(call, id) && !forced(call)) throw new Refusal(409, "A product uses this connector.");
  for (const connection of connectionsOf(call, id)) removeConnection(call, connection);
  for (const version of versionsOf(call, id)) call.store.remove("version", call.organisation, version.id);
  removeGrantCredentials(call, authSchemeConfigs);
  call.store.remove("connector", call.organisation, id);
  return done;
};

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
    call.store.put("connection", call.organisation, connectorId, {
      ...connection,
      variables,
      updatedAt: call.store.now(),
    } as never);
  }
}

function reordered(configs: AuthSchemeConfig[], ids: string[] | undefined): AuthSchemeConfig[] {
  if (!ids) return configs;
  const named = ids.map((id, i) => {
    const config = configs.find((one) => one.id === id);
    if (!config) throw invalid(`authSchemeConfigIds[${String(i)}]`, "is no auth scheme config of this connector");
    return config;
  });
  return [...named, ...configs.filter(({ id }) => !ids.includes(id))];
}

function refuseEmpty(body: ConnectorCreate, protocol: Connector["protocol"]): void {
  if (body.name === "") throw invalid("name", "must not be empty");
  const address = protocol === "http" ? "baseUrl" : "datasetId";
  if (body[address] === "") throw invalid(address, "must not be empty");
}

function refuseTwice(configs: AuthSchemeConfig[]): void {
  const twice = configs.findIndex(({ id }, i) => configs.findIndex((other) => other.id === id) < i);
  if (twice >= 0) throw invalid(`authSchemeConfigs[${String(twice)}].id`, "is used twice");
}
