import { output, type Output, RunError, runtime } from "@pulumi/pulumi";
import * as versori from "../../provider";
import * as functions from "../../provider/functions";
import * as platform from "../../provider/functions/platform";
import { LOOK_UPS } from "../../provider/functions/all";
import { type Api, emulated, type Json, ORGANISATION, OTHER_ORGANISATION, WRITE_KEY } from "../support/emulated";
import { forwarded, StandIn } from "../support/stand-in";

let api: Api;
let standIn: StandIn;
let orders: Json;
const ids: Record<string, string> = {};

const KEY = { id: "key", description: "", schemeType: "api-key", name: "X-Key", in: "header" };
const OAUTH = {
  ...{ id: "oauth", description: "", schemeType: "oauth2", scopes: [], defaultScopes: [] },
  ...{ authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com" },
  grant: { grantType: "password", clientId: "c", clientSecret: "MARKED-grant" },
};

beforeAll(async () => {
  api = await emulated();
  standIn = await StandIn.before(api.url);
  Object.assign(process.env, api.env, { VERSORI_BASE_URL: standIn.url });
  await runtime.setMocks({
    call: () => ({}),
    newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
  });
  runtime.setAllConfig({});
  const connector = (name: string, more: object = {}) =>
    api.call("POST", "/protocols/http/connectors", {
      ...{ name, baseUrl: "https://api.example.com", authSchemeConfigs: [KEY, OAUTH], connections: [] },
      ...more,
    });
  orders = await connector("orders", {
    ...{ public: true, tags: { team: ["a"], draft: [] }, connectionVariables: [{ name: "region", value: "eu" }] },
  });
  ids.twin = (await connector("twin")).id;
  ids.other = (await connector("twin", { tags: { team: ["b"] } })).id;
  const at = `/connectors/${orders.id}`;
  await api.call("PUT", `${at}/categories`, { categories: ["ERP"] });
  for (const name of ["1.0.0", "2.0.0", "draft"]) await api.call("POST", `${at}/versions`, { name });
  for (const name of ["1.0.0", "2.0.0"]) await api.call("POST", `${at}/versions/${name}/publish`);
  const first = await api.call("GET", `${at}/versions/1.0.0`);
  await api.call("PUT", `${at}/versions/1.0.0`, { ...first, isDefault: true });
  const body = { name: "shared", type: "basic-auth", data: { username: "MARKED-user", password: "MARKED-password" } };
  ids.shared = (await api.call("POST", "/credentials", body)).id;
  const credentials = { action: [{ authSchemeConfig: OAUTH, credential: { id: ids.shared } }] };
  const connection = { name: "production", variables: [{ name: "region", value: "us" }], credentials };
  ids.production = (await api.call("POST", `${at}/connections`, connection)).id;
});
afterEach(() => {
  standIn.intercept = () => false;
});
afterAll(async () => {
  await standIn.close();
  await api.emulator.close();
});

/** The value of an output and whether it is secret. */
const settled = async <T>(value: Output<T>): Promise<{ value: T; secret: boolean }> => {
  const { isSecret } = value as unknown as { isSecret: Promise<boolean> };
  return { value: await new Promise<T>((resolve) => void value.apply(resolve)), secret: await isSecret };
};

/** All that a program can get, with everything there is in it. */
const everything = (): Promise<unknown>[] => [
  versori.getConnectors(),
  versori.getPublicConnectors(),
  versori.getConnector({ id: orders.id }),
  versori.getConnectorVersions({ connectorId: orders.id }),
  versori.getConnections({ connectorId: orders.id }),
  versori.getConnection({ connectorId: orders.id, name: "production" }),
  versori.getCredentials(),
  versori.getCredential({ name: "shared" }),
];

test("every look-up has both of its forms", () => {
  const both = Object.keys(LOOK_UPS).flatMap((name) => [name, `${name}Output`]);
  const offered = [...Object.keys(functions), ...Object.keys(platform).map((name) => `platform.${name}`)];
  expect(offered.sort()).toEqual(both.sort());
});

test("a connector is found by id and by name, with what hangs from it", async () => {
  const found = await versori.getConnector({ name: "orders" });
  expect(found).toEqual(await versori.getConnector({ id: orders.id }));
  expect(found).toMatchObject({
    id: orders.id,
    organisationId: ORGANISATION,
    name: "orders",
    protocol: "http",
    baseUrl: "https://api.example.com",
    public: true,
    tags: { team: ["a"], draft: [] },
    connectionVariables: { region: "eu" },
    connections: [{ id: ids.production, name: "production" }],
  });
  expect(found.authSchemeConfigs.map(({ id }) => id)).toEqual(["key", "oauth"]);
  expect(found.versions.map(({ name }) => name).sort()).toEqual(["1.0.0", "2.0.0", "draft"]);
});

test("connectors are narrowed by each filter, and pages are read to the end", async () => {
  const names = async (args: versori.GetConnectorsArgs) =>
    (await versori.getConnectors(args)).map(({ name }) => name).sort();
  expect(await names({})).toEqual(["orders", "twin", "twin"]);
  expect(await names({ name: "ORD" })).toEqual(["orders"]);
  expect(await names({ tags: { team: "b" } })).toEqual(["twin"]);
  expect(await names({ tags: { team: "a", draft: "" } })).toEqual(["orders"]);
  expect(await names({ categories: ["CRM", "ERP"] })).toEqual(["orders"]);
  expect(await names({ categories: ["AI/LLMs"] })).toEqual([]);
  expect(await names({ protocol: "bigquery" })).toEqual([]);
  expect(await names({ organisationId: OTHER_ORGANISATION })).toEqual([]);
  expect((await versori.getPublicConnectors({ categories: ["ERP", "CRM"] })).map(({ id }) => id)).toEqual([orders.id]);
  for (let i = 0; i < 101; i++) {
    const body = { name: `c${String(i)}`, baseUrl: "https://x.example.com", authSchemeConfigs: [] };
    await api.call("POST", "/protocols/http/connectors", body, OTHER_ORGANISATION);
  }
  expect(await versori.getConnectors({ organisationId: OTHER_ORGANISATION })).toHaveLength(101);
});

test("versions are found by their names, and by the two that stand for one", async () => {
  const at = { connectorId: orders.id as string };
  expect((await versori.getConnectorVersions(at)).map(({ name }) => name).sort()).toEqual(["1.0.0", "2.0.0", "draft"]);
  expect(await versori.getConnectorVersion({ ...at, name: "draft" })).not.toHaveProperty("publishedAt");
  expect(await versori.getConnectorVersion({ ...at, name: "latest" })).toMatchObject({ name: "2.0.0", isLatest: true });
  const chosen = await versori.getConnectorVersion({ ...at, name: "default" });
  expect(chosen).toMatchObject({ name: "1.0.0", isDefault: true, publishedAt: expect.any(String) });
});

test("connections and credentials are found by id and by name, and tell of each other", async () => {
  const at = { connectorId: orders.id as string };
  expect(await versori.getConnections(at)).toMatchObject([{ id: ids.production, name: "production" }]);
  const connection = await versori.getConnection({ ...at, name: "production" });
  expect(connection).toEqual(await versori.getConnection({ ...at, id: ids.production ?? "" }));
  expect(connection).toMatchObject({ variables: { region: "us" }, credentials: { trigger: [] } });
  expect(connection.credentials.action).toMatchObject([
    { authSchemeConfig: { id: "oauth" }, credentialId: ids.shared, credentialType: "basic-auth" },
  ]);
  expect(await versori.getCredentials()).toContainEqual({ id: ids.shared, name: "shared", type: "basic-auth" });
  const credential = await versori.getCredential({ name: "shared" });
  expect(credential).toEqual(await versori.getCredential({ id: ids.shared ?? "" }));
  expect(credential).toEqual({
    ...{ id: ids.shared, name: "shared", type: "basic-auth", errors: [] },
    usages: [
      {
        ...{ connectionId: ids.production, connectionName: "production" },
        ...{ connectorId: orders.id, connectorName: "orders" },
      },
    ],
  });
});

test("protocols, their auth schemes and categories are told", async () => {
  expect((await versori.getProtocols()).map(({ slug }) => slug)).toEqual(expect.arrayContaining(["http", "bigquery"]));
  expect(await versori.getProtocol({ slug: "http" })).toMatchObject({ slug: "http", name: "HTTP" });
  expect((await versori.getAuthSchemes({ protocol: "http" })).map(({ type }) => type)).toContain("api-key");
  expect(await versori.getCategories()).toContain("ERP");
});

test("no look-up gives a secret, nor the text that hides one, not even where the service would tell it", async () => {
  standIn.intercept = async (request, response) => {
    const text = (await (await forwarded(request)).text()).replaceAll("******", "MARKED-told");
    response.writeHead(200, { "content-type": "application/json" }).end(text);
    return true;
  };
  const told = JSON.stringify(await Promise.all(everything()));
  expect(told).toContain("production");
  expect(told).not.toMatch(/MARKED|\*\*\*/);
  standIn.intercept = () => false;
  expect(JSON.stringify(await Promise.all(everything()))).not.toMatch(/MARKED|\*\*\*/);
});

const missing = "01J00000000000000000000042";
const connectorId = () => ({ connectorId: orders.id as string });
const FAILURES: [name: string, ask: () => Promise<unknown>, says: () => string][] = [
  [
    "no such name",
    () => versori.getConnector({ name: "order" }),
    () => 'getConnector: there is no connector named "order".',
  ],
  [
    "two of a name",
    () => versori.getConnector({ name: "twin" }),
    () => `getConnector: there are 2 connectors named "twin": ${ids.other}, ${ids.twin}. Look one up by its id.`,
  ],
  [
    "no such id",
    () => versori.getConnector({ id: missing }),
    () => `getConnector: there is no connector with the id ${missing} in organisation ${ORGANISATION}.`,
  ],
  [
    "no such parent",
    () => versori.getConnectorVersions({ connectorId: missing }),
    () => `getConnectorVersions: there is no connector with the id ${missing} in organisation`,
  ],
  [
    "no such version",
    () => versori.getConnectorVersion({ ...connectorId(), name: "3.0.0" }),
    () => 'getConnectorVersion: the connector has no version "3.0.0"; it has "',
  ],
  [
    "no such connection",
    () => versori.getConnection({ ...connectorId(), id: missing }),
    () => `getConnection: there is no connection with the id ${missing}`,
  ],
  [
    "no such credential",
    () => versori.getCredential({ id: missing }),
    () => `getCredential: there is no credential with the id ${missing}`,
  ],
  [
    "no such protocol",
    () => versori.getProtocol({ slug: "smtp" }),
    () => 'getProtocol: there is no protocol "smtp"; there are "',
  ],
  ["neither id nor name", () => versori.getConnector({}), () => "getConnector: needs either id or name"],
  ["both", () => versori.getConnector({ id: "x", name: "y" }), () => "getConnector: needs either id or name"],
  [
    "a slip",
    () => versori.getConnections({ connectorid: "x" } as never),
    () => "connectorid: is not a property; did you mean connectorId?",
  ],
  [
    "a tag that cannot be searched",
    () => versori.getConnectors({ tags: { a: "b,c" } }),
    () => "getConnectors: tags: cannot be searched for commas",
  ],
  [
    "no organisation",
    () => without("VERSORI_ORGANISATION_ID", () => versori.getConnectors()),
    () => "getConnectors: Missing organisationId: set the environment variable VERSORI_ORGANISATION_ID",
  ],
  [
    "no key",
    () => without("VERSORI_API_KEY", () => versori.getCategories()),
    () => "getCategories: Missing apiKey: set the environment variable VERSORI_API_KEY",
  ],
];

test.each(FAILURES)("%s is told in one sentence, without a stack", async (_, ask, says) => {
  const error: unknown = await ask().catch((reason: unknown) => reason);
  expect(RunError.isInstance(error)).toBe(true);
  expect((error as Error).message).toContain(says());
});

test("what the service does not need, a look-up does not need either", async () => {
  expect(await without("VERSORI_ORGANISATION_ID", () => versori.getCategories())).toContain("ERP");
  expect(await without("VERSORI_ORGANISATION_ID", () => versori.getPublicConnectors())).toHaveLength(1);
});

test("a failing service is asked again, for as long as the time limit allows", async () => {
  let failures = 0;
  standIn.intercept = (_, response) => {
    if (++failures > 1) return false;
    response.writeHead(503).end();
    return true;
  };
  expect(await versori.getCategories()).toContain("ERP");
  standIn.intercept = (_, response) => {
    response.writeHead(401, { "content-type": "application/json" });
    response.end(JSON.stringify({ code: "401000", message: `Not with ${WRITE_KEY}` }));
    return true;
  };
  await expect(versori.getCategories()).rejects.toThrow("Not with [secret]. The API does not accept the credentials");
  standIn.intercept = () => new Promise(() => undefined);
  process.env["VERSORI_TIMEOUT_SECONDS"] = "1";
  await expect(versori.getCategories()).rejects.toThrow("the time limit of the operation ran out");
  delete process.env["VERSORI_TIMEOUT_SECONDS"];
});

test("settings come from the stack where the environment has none, and from an explicit Provider before both", async () => {
  process.env["VERSORI_API_KEY"] = "";
  await expect(versori.getCategories()).rejects.toThrow("Missing apiKey");
  runtime.setAllConfig({ "versori:apiKey": WRITE_KEY }, ["versori:apiKey"]);
  expect(await versori.getConnectors({ name: "orders" })).toHaveLength(1);
  const other = new versori.Provider("other", { organisationId: output(OTHER_ORGANISATION) });
  expect(await versori.getConnectors({}, { provider: other })).toHaveLength(101);
  const wrong = new versori.Provider("wrong", { apiKey: "wrong-key" });
  await expect(versori.getConnectors({}, { provider: wrong })).rejects.toThrow("does not accept the credentials");
  runtime.setAllConfig({});
  process.env["VERSORI_API_KEY"] = WRITE_KEY;
});

test("the form for inputs takes outputs, resources and an account, and its result is secret only if an argument is", async () => {
  const connector = versori.Connector.get("orders", orders.id as string, { organisationId: ORGANISATION });
  const byOutput = versori.getConnectorOutput({ id: output(orders.id as string) });
  expect(await settled(byOutput.name)).toEqual({ value: "orders", secret: false });
  const provider = new versori.Provider("own", { apiKey: WRITE_KEY, organisationId: ORGANISATION });
  const all = await settled(versori.getConnectorsOutput({ name: output("orders") }, { provider }));
  expect(all).toMatchObject({ value: [{ id: orders.id }], secret: false });
  const hidden = versori.getConnectorOutput({ name: output("orders").apply((name) => name) });
  expect((await settled(hidden)).value.id).toBe(orders.id);
  standIn.seen.length = 0;
  // The mocks give the resource an id of its own; what counts is that it is asked for.
  const versions = versori.getConnectorVersionsOutput({ connectorId: connector });
  await settled(versions).catch(() => undefined);
  expect(standIn.seen[0]).toContain(`/o/${ORGANISATION}/connectors/`);
});

async function without<T>(name: string, work: () => Promise<T>): Promise<T> {
  const value = process.env[name];
  process.env[name] = "";
  try {
    return await work();
  } finally {
    process.env[name] = value;
  }
}
