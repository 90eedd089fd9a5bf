import type { StoredName } from "../../provider/dynamic/stored";
import type { Values } from "../support/plugin";
import { KIND_OF } from "./kinds";
import type { Entry } from "./state";
import type { World } from "./world";

/** How the inputs of a resource are found at the emulator; undefined where what it stands for is not there. */
type Actual = (world: World, entry: Entry, inputs: Values) => Values | undefined;

/** Inputs as the emulator has them, read off the object itself. */
const members =
  (...keys: string[]): Actual =>
  (world, { type, id }) => {
    const body = world.get(KIND_OF[type] ?? "", id);
    return body && Object.fromEntries(keys.map((key) => [key, body[key]]));
  };

const also =
  (actual: Actual, more: (body: Values, world: World, inputs: Values) => Values): Actual =>
  (world, entry, inputs) => {
    const found = actual(world, entry, inputs);
    const body = world.get(KIND_OF[entry.type] ?? "", entry.id);
    return found && body && { ...found, ...more(body, world, inputs) };
  };

const mapOf = (pairs: Values[]): Values => Object.fromEntries(pairs.map(({ name, value }) => [name, value]));

const content = also(members("name", "method", "path", "summary", "description"), (body, world, inputs) => ({
  parameters: (body["parameters"] as Values[]).map((one) =>
    Object.fromEntries(["name", "in", "required", "type", "default"].map((key) => [key, one[key]])),
  ),
  // The service keeps an order of its own.
  responses: (inputs["responses"] as Values[]).map(({ status }) => {
    const response = (body["responses"] as Values[]).find((one) => one["status"] === status);
    const links = (response?.["definitions"] ?? []) as Values[];
    return {
      status: response?.["status"] as unknown,
      definitions: links.map(({ definitionId }) => world.get("definition", definitionId)?.["name"] as unknown),
    };
  }),
}));

const bound = (world: World, bindings: Values[], wanted: Values[] = []): Values[] =>
  bindings.map(({ credentialId, authSchemeConfig: config }, i) => {
    const { type, data } = world.get("credential", credentialId) ?? {};
    const { authSchemeConfig, credential } = wanted[i] ?? {};
    return {
      authSchemeConfig: typeof authSchemeConfig === "string" ? config.id : config,
      credential: "id" in (credential ?? {}) ? { id: credentialId } : { type, data },
    };
  });

/** A config of the emulator with the client secret that it keeps elsewhere. */
function withClient(world: World, config: Values): Values {
  const inner = config["oauth2"] as Values | undefined;
  const grant = (inner ?? config)["grant"] as Values | undefined;
  const { credentialId } = (inner ? grant?.["authorizationCode"] : grant) ?? {};
  if (credentialId === undefined) return config;
  const client = world.get("credential", credentialId)?.["data"] as Values;
  const { clientId, clientSecret } = client;
  return inner
    ? {
        ...config,
        oauth2: { ...inner, grant: { type: grant?.["type"], authorizationCode: { clientId, clientSecret } } },
      }
    : { ...config, grant: { grantType: grant?.["grantType"], clientId, clientSecret } };
}

const configsOf = (body: Values, world: World): Values[] =>
  (body["authSchemeConfigs"] as Values[]).map((config) => withClient(world, config));

const idOfConfig = (config: Values): string =>
  String((Object.values(config).find((value) => typeof value === "object") as Values | undefined)?.["id"]);

/** For each resource, its inputs as the emulator has them. */
export const ACTUAL: Record<StoredName, Actual> = {
  connector: also(
    members("name", "protocol", "baseUrl", "datasetId", "public", "documentationURL", "imageURL", "tags", "categories"),
    (body, world) => ({
      authSchemeConfigs: configsOf(body, world),
      connectionVariables: mapOf(body["connectionVariables"] as Values[]),
    }),
  ),
  "connector-version": also(members("name", "description", "isDefault"), ({ publishedAt }) => ({
    published: publishedAt !== null,
  })),
  "connector-version-publication": (world, _, { connectorId, version }) => {
    const one = world.objects.find(({ parent, body }) => parent === connectorId && body["name"] === version);
    return one?.body["publishedAt"] ? { isDefault: one.body["isDefault"] as unknown } : undefined;
  },
  connection: also(members("name"), (body, world, { credentials }) => ({
    variables: mapOf(body["variables"] as Values[]),
    credentials: Object.fromEntries(
      ["action", "trigger"].map((key) => [key, bound(world, body["credentials"][key], credentials[key])]),
    ),
  })),
  action: content,
  trigger: content,
  definitions: (world, { outputs }, { definitions }) => {
    const found = Object.entries(outputs["ids"] as Values).map(([name, id]) => [name, world.get("definition", id)]);
    const described = (found as [string, Values | undefined][]).map(([name, body]) => {
      const { schema } = definitions[name] ?? {};
      const written = typeof schema === "string" ? JSON.stringify(body?.["schema"]) : (body?.["schema"] as unknown);
      return [name, body && { schema: written, description: body["description"] as unknown }];
    });
    return { definitions: Object.fromEntries(described) };
  },
  credential: members("name", "type", "data", "expiresAt"),
  "platform/system": also(members("name", "domain", "templateBaseUrl"), (body, world, { authSchemeConfigs }) => {
    const order = (authSchemeConfigs as Values[]).map(idOfConfig);
    const place = (config: Values): number => order.indexOf(idOfConfig(config));
    return { authSchemeConfigs: configsOf(body, world).sort((a, b) => place(a) - place(b)) };
  }),
  "platform/system-action": also(members("name", "method", "path", "summary"), (body, _, { parameters }) => ({
    parameters: (body["parameters"] as Values[]).filter(({ in: place }) => place !== "path"),
    ...(parameters === undefined && { parameters: undefined }),
  })),
  "platform/project": also(members("name"), ({ settings }, _, { settings: wanted = {} }) => ({
    settings: Object.fromEntries(Object.keys(wanted as Values).map((key) => [key, settings[key]])),
  })),
  "platform/environment": members("name", "projectId", "executionPool", "config", "variables"),
  "platform/project-variables": (world, { id }) => {
    const project = world.get("project", id);
    return project && { projectId: id, schema: project["dynamicVariablesSchema"] as unknown };
  },
  "platform/connection-template": members(
    "name",
    "projectId",
    "environmentId",
    "systemId",
    "dynamic",
    "authSchemeConfigIds",
  ),
  "platform/connection": also(members("name", "systemId", "baseUrl"), (body, _, { credentials: wanted }) => ({
    connectionTemplateId: body["templateIds"][0] as unknown,
    links: body["templateIds"].slice(1) as unknown,
    credentials: (body["credentials"] as Values[]).map(({ authSchemeConfig, credential }, i) => ({
      authSchemeConfig:
        typeof wanted[i]?.authSchemeConfig === "string" ? idOfConfig(authSchemeConfig) : (authSchemeConfig as unknown),
      ...(Object.values((credential as Values)["data"] as Values)[0] as Values),
    })),
  })),
  "platform/end-user": members("externalId", "displayName"),
  "platform/activation": also(members("userId", "environmentId"), ({ connections, variables }) => ({
    connections: (connections as Values[]).map(({ templateId, connectionId }) => ({
      connectionTemplateId: templateId as unknown,
      existingConnectionId: connectionId as unknown,
    })),
    dynamicVariables: variables as unknown,
  })),
};
