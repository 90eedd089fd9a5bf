import { drawn } from "../support/sample";
import { Plugin, type Values } from "../support/plugin";

const SENTINELS = [
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];

const inVersion = {
  organisationId: "01J00000000000000000000000",
  connectorId: "01J00000000000000000000001",
  version: "1.0.0",
};

/** One of each, with every property and every kind of nesting set. */
const complete: Record<string, Values> = {
  connector: {
    organisationId: "01J00000000000000000000000",
    name: "orders",
    protocol: "http",
    baseUrl: "https://api.example.com",
    importFrom: { connectorId: "01J00000000000000000000008", version: "1.0.0" },
    public: true,
    documentationURL: "https://docs.example.com",
    imageURL: "https://example.com/logo.png",
    tags: { team: ["a", "b"] },
    categories: ["ERP"],
    connectionVariables: { region: "eu" },
    forceDelete: true,
    authSchemeConfigs: [
      {
        id: "oauth",
        schemeType: "oauth2",
        description: "d",
        authorizeUrl: "https://a.example.com",
        tokenUrl: "https://t.example.com",
        scopes: [{ name: "read", description: "Read" }],
        defaultScopes: ["read"],
        additionalAuthorizeParams: "a=b",
        additionalTokenParams: "c=d",
        mtlsEnabled: true,
        mtlsCredentialId: "x",
        grant: { grantType: "password", clientId: "c", clientSecret: "s", credentialId: "x", organisationId: "y" },
      },
      { id: "sign", schemeType: "hmac", name: "X-Sign", in: "header", algorithm: "sha256", digestInputs: ["body"] },
    ],
  },
  "connector-version": {
    organisationId: "01J00000000000000000000000",
    connectorId: "01J00000000000000000000001",
    name: "1.0.0",
    description: "d",
    fromVersion: "0.9.0",
    published: true,
    isDefault: true,
    forceDelete: true,
  },
  connection: {
    organisationId: "01J00000000000000000000000",
    connectorId: "01J00000000000000000000001",
    name: "production",
    variables: { region: "eu" },
    credentials: {
      action: [
        { authSchemeConfig: "api-key", credential: { name: "k", type: "string", data: { value: "v" } } },
        { authSchemeConfig: { id: "x", schemeType: "none" }, credential: { id: "01J00000000000000000000002" } },
      ],
      trigger: [{ authSchemeConfig: "hmac", credential: { type: "binary", data: { valueBase64: "AAAA" } } }],
    },
    forceDelete: true,
    replaceOnSecretChange: true,
  },
  action: {
    ...inVersion,
    name: "list-orders",
    type: "http",
    summary: "s",
    description: "d",
    method: "POST",
    path: "/orders/{{ param.id }}",
    parameters: [{ name: "id", in: "path", required: true, type: "string", default: "1" }],
    requestBody: { required: true, definitions: ["Order", { id: "01J00000000000000000000003" }] },
    responses: [{ status: 200, definitions: ["Order"] }, { definitions: [{ id: "01J00000000000000000000003" }] }],
  },
  trigger: {
    ...inVersion,
    name: "on-order",
    type: "http",
    summary: "s",
    description: "d",
    method: "POST",
    parameters: [{ name: "id", in: "query", required: true, type: "number", default: 1 }],
    requestBody: { required: true, definitions: ["Order"] },
    responses: [{ status: 204, definitions: ["Order"] }],
  },
  definitions: {
    ...inVersion,
    forceDelete: true,
    definitions: {
      Order: { accept: ["application/json"], description: "d", schema: { type: "object", required: ["id"] } },
      Id: { schema: '{"type":"string"}' },
    },
  },
  "connector-version-publication": {
    ...inVersion,
    contents: [{ id: "01J00000000000000000000004", fingerprint: "f" }],
    isDefault: true,
  },
  credential: {
    organisationId: "01J00000000000000000000000",
    name: "shared",
    type: "oauth2-client",
    expiresAt: "2099-01-01T00:00:00Z",
    data: {
      clientId: "c",
      clientSecret: "s",
      authorizeUrl: "https://a.example.com",
      tokenUrl: "https://t.example.com",
      scopes: ["read"],
      additionalParams: "a=b",
      mTLSEnabled: true,
      mTLSCredentialId: "x",
    },
  },
};

const organisationId = "01J00000000000000000000000";
const platform: Record<string, Values> = {
  "platform/system": {
    organisationId,
    name: "shop",
    domain: "shop.example.com",
    templateBaseUrl: "https://shop.example.com",
    labels: { team: "a" },
    authSchemeConfigs: [
      { type: "api-key", apiKey: { id: "key", description: "d", name: "X-Key", in: "header" } },
      {
        type: "oauth2",
        oauth2: {
          id: "oauth",
          authorizeUrl: "https://a.example.com",
          tokenUrl: "https://t.example.com",
          scopes: [{ name: "read", description: "Read" }],
          defaultScopes: ["read"],
          pkce: true,
          grant: { type: "password", password: { clientId: "c", clientSecret: "s" } },
        },
      },
      {
        type: "oauth1",
        oauth1: {
          id: "old",
          consumerKey: "k",
          consumerSecret: "s",
          signatureMethod: "sha1",
          tokenEndpoint: {
            url: "https://x",
            additionalParamConfigs: [
              { parameterName: "p", location: "LOCATION_BODY", required: true, modifiable: false },
            ],
          },
        },
      },
    ],
  },
  "platform/system-action": {
    organisationId,
    systemId: "s",
    name: "getOrder",
    type: "graphql",
    method: "POST",
    path: "/orders/{id}",
    parameters: [{ name: "page", in: "query", required: false, type: "integer", default: "1" }],
    contentType: "application/json",
    summary: "s",
    description: "d",
    graphqlQuery: "query { a }",
    request: "{}",
    response: "{}",
    projectIds: ["p"],
  },
  "platform/project": {
    organisationId,
    name: "sync",
    executionPool: "eu",
    settings: { chatStoredInDB: true, planningChatVersion: "2" },
  },
  "platform/environment": {
    organisationId,
    projectId: "p",
    name: "staging",
    adopt: true,
    cloneFrom: "production",
    cloneSystems: true,
    copyStaticUserVariables: true,
    executionPool: "eu",
    config: { deploymentSpec: { replicas: 1, resources: { limits: { cpu: "1" } } } },
    variables: { a: { b: [1] } },
  },
  "platform/project-variables": { organisationId, projectId: "p", schema: { properties: { a: { type: "string" } } } },
  "platform/connection-template": {
    organisationId,
    projectId: "p",
    environmentId: "e",
    systemId: "s",
    name: "orders",
    dynamic: true,
    authSchemeConfigIds: ["key"],
  },
  "platform/connection": {
    organisationId,
    connectionTemplateId: "t",
    systemId: "s",
    name: "account",
    baseUrl: "https://x",
    externalId: "customer",
    links: ["u"],
    credentials: [
      { authSchemeConfig: "key", value: "v" },
      { authSchemeConfig: "login", username: "u", password: "p" },
      {
        authSchemeConfig: { type: "api-key", apiKey: { id: "own", name: "X-Key", in: "header" } },
        credential: { type: "string", name: "k", data: { string: { value: "v" } } },
      },
    ],
  },
  "platform/end-user": { organisationId, externalId: "customer", displayName: "C" },
  "platform/activation": {
    organisationId,
    userId: "u",
    environmentId: "e",
    connections: [{ connectionTemplateId: "t", existingConnectionId: "c" }],
    dynamicVariables: { a: 1 },
  },
};
Object.assign(complete, platform);

/** What the API adds, where it has another form than for connectors and connections. */
const recorded: Record<string, Values> = {
  credential: { storedType: "oauth2-client" },
  "platform/connection": { boundCredentials: [] },
};

type Path = (string | number)[];

const pathsOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === "object" && value !== null
    ? [
        ...(path.length > 0 ? [path] : []),
        ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key])),
      ]
    : [path];

function withValueAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Values) }) as Values;
  copy[key] = withValueAt(copy[key], rest, replacement);
  return copy;
}

const everywhere = Object.entries(complete)
  .flatMap(([type, inputs]) => pathsOf(inputs).map((path) => ({ type, inputs, path, name: path.join(".") })))
  .map((place, turn) => ({ ...place, sentinels: drawn(SENTINELS, turn) }));

let plugin: Plugin;
beforeAll(async () => {
  plugin = await Plugin.start();
}, 30_000);
afterAll(() => plugin.stop());

test.each(everywhere)(
  "check passes an unknown $type.$name through as it is",
  async ({ type, inputs, path, sentinels }) => {
    const attempts = sentinels.map(async (sentinel) => {
      const news = withValueAt(inputs, path, sentinel) as Values;
      expect(await plugin.check(type, news)).toEqual({ inputs: news, failures: [] });
    });
    await Promise.all(attempts);
  },
);

/** What only acts when the object is made: unknown, it may be what it was. */
const actsOnce: Record<string, string[]> = {
  connector: ["importFrom"],
  "connector-version": ["fromVersion"],
  "platform/system": ["labels"],
  "platform/project": ["executionPool"],
  "platform/environment": ["cloneFrom", "cloneSystems", "copyStaticUserVariables"],
  "platform/connection": ["systemId"],
};
const isOnce = ({ type, path }: { type: string; path: Path }) => actsOnce[type]?.includes(String(path[0])) ?? false;

/** Contents without an id are about to be made, which a published version refuses; that is tested with publications. */
const accepted = everywhere.filter((place) => place.name !== "contents.0.id" && !isOnce(place));

test.each(accepted)("diff takes an unknown $type.$name for a change", async ({ type, inputs, path, sentinels }) => {
  const bound = (id: string) => ({ id, credentialId: "01J00000000000000000000002", schemeType: "none" });
  const boundCredentials = { action: [bound("a"), bound("b")], trigger: [bound("c")] };
  const computed = { createdAt: "2026-01-01T00:00:00Z", boundCredentials, storedGrants: {}, ids: {}, urls: {} };
  const olds = { ...inputs, ...computed, ...recorded[type] };
  const known = await plugin.diff(type, "id", olds, inputs);
  expect(known).toEqual({ changes: "none", replaces: [], deleteBeforeReplace: false });
  const attempts = sentinels.map(async (sentinel) => {
    const { changes } = await plugin.diff(type, "id", olds, withValueAt(inputs, path, sentinel) as Values);
    expect(changes).toBe("unknown");
  });
  await Promise.all(attempts);
});

test.each(everywhere.filter(isOnce))(
  "diff takes an unknown $type.$name for a change only where there was none, as it acts once",
  async ({ type, inputs, path, sentinels }) => {
    const [key = ""] = path.map(String);
    const computed = { createdAt: "2026-01-01T00:00:00Z", storedGrants: {}, ...recorded[type] };
    const attempts = sentinels.map(async (sentinel) => {
      const news = withValueAt(inputs, path, sentinel) as Values;
      const known = await plugin.diff(type, "id", { ...inputs, ...computed }, news);
      expect(known).toMatchObject({ changes: "none", replaces: [] });
      const { [key]: _, ...rest } = inputs;
      expect((await plugin.diff(type, "id", { ...rest, ...computed }, news)).changes).toBe("unknown");
    });
    await Promise.all(attempts);
  },
);

test.each(Object.keys(complete))("an unknown next to a mistake does not hide it in a %s", async (type) => {
  const news = { ...complete[type], organisationId: SENTINELS[0], colour: "red" };
  expect((await plugin.check(type, news)).failures).toEqual([expect.stringContaining("colour: is not a property")]);
});
