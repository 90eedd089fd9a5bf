import { sharedBench } from "../support/bench";
import { ORGANISATION } from "../support/emulated";
import type { Values } from "../support/plugin";
import { connectionInputs, connectorInputs, credentialInputs, entry, newConnector } from "../support/samples";

const bench = sharedBench();
afterEach(() => bench.api.expectNoDefect());

const oauth = (id: string) => ({
  id,
  schemeType: "oauth2",
  authorizeUrl: "https://a.example.com",
  tokenUrl: "https://t.example.com",
  scopes: [],
  defaultScopes: [],
  grant: { grantType: "password", clientId: "c", clientSecret: "MARKED-client" },
});
const keyed = (id: string) => ({
  type: "oauth2",
  oauth2: {
    id,
    tokenUrl: "https://t.example.com",
    scopes: [],
    defaultScopes: [],
    grant: { type: "password", password: { clientId: "c", clientSecret: "MARKED-client" } },
  },
});
const plain = { type: "api-key", apiKey: { id: "key", name: "X-Key", in: "header" } };

/** Makes an object, sets its `secretVersion` twice, and resolves to the requests of each step. */
async function rotations(type: string, inputs: Values): Promise<string[][]> {
  const { api, plugin } = bench;
  const made = await plugin.create(type, inputs);
  let { outs } = made;
  const steps: string[][] = [];
  for (const secretVersion of [1, 2]) {
    const news = { ...inputs, secretVersion };
    expect((await plugin.check(type, news)).failures).toEqual([]);
    expect(await plugin.diff(type, made.id, outs, news)).toMatchObject({ changes: "unknown", replaces: [] });
    steps.push(await api.requestsOf(async () => (outs = await plugin.update(type, made.id, outs, news))));
    expect(outs["secretVersion"]).toBe(secretVersion);
    expect((await plugin.diff(type, made.id, outs, news)).changes).toBe("none");
    const { props } = await plugin.read(type, made.id, outs);
    expect(props).toEqual(outs);
  }
  return steps;
}

test("a credential is stored again, the same, with one request", async () => {
  const stored = async () => (await bench.api.dump()).map(({ body }) => body.data);
  expect(await rotations("credential", credentialInputs())).toEqual(Array(2).fill(["PUT /credentials/*"]));
  expect(await stored()).toEqual([{ value: "MARKED-secret-1" }]);
});

test("a connection stores each of its own secrets again, and none that it only refers to", async () => {
  const { api, plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const shared = await plugin.create("credential", credentialInputs());
  const open = entry("", {
    authSchemeConfig: { id: "open", schemeType: "none" },
    credential: { type: "none", data: {} },
  });
  const credentials = {
    action: [entry("MARKED-1"), entry("", { credential: { id: shared.id } })],
    trigger: [entry("MARKED-2"), open],
  };
  const get = "GET /connectors/*/connections/*";
  const [first, second] = await rotations("connection", connectionInputs(connectorId, { credentials }));
  expect(first).toEqual([get, "PUT /credentials/*", "PUT /credentials/*"]);
  expect(second).toEqual(first);
  const all = (await api.dump()).filter(({ kind }) => kind === "credential").map(({ body }) => body.data);
  expect(all).toEqual(expect.arrayContaining([{ value: "MARKED-1" }, { value: "MARKED-2" }]));
  expect(all).toHaveLength(4);
});

test("the client secret of a connection's own config is stored again, in the same place", async () => {
  const { api, plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const credential = { type: "oauth2-password", data: { username: "u", password: "MARKED-1" } };
  const credentials = { action: [{ authSchemeConfig: oauth("own"), credential }] };
  const steps = await rotations("connection", connectionInputs(connectorId, { credentials }));
  expect(steps).toEqual(Array(2).fill(["PUT /connectors/*/connections/*", "PUT /credentials/*"]));
  const clients = (await api.dump()).filter(({ kind, body }) => kind === "credential" && body.forGrant);
  expect(clients).toHaveLength(1);
});

test("a connector and a system store their client secrets again, and nothing else", async () => {
  const { plugin, api } = bench;
  const key = { id: "key", schemeType: "api-key", name: "X-Key", in: "header" };
  const connector = connectorInputs({ authSchemeConfigs: [key, oauth("a"), oauth("b")] });
  const one = "PUT /connectors/*/auth-scheme-configs/";
  expect(await rotations("connector", connector)).toEqual(Array(2).fill([`${one}a`, `${one}b`]));
  const system = {
    organisationId: ORGANISATION,
    name: "shop",
    domain: "shop.example.com",
    templateBaseUrl: "https://shop.example.com",
    authSchemeConfigs: [plain, keyed("a")],
  };
  const steps = await rotations("platform/system", system);
  const get = "GET /systems/*";
  expect(steps).toEqual(Array(2).fill([get, "PUT /systems/*/auth-scheme-configs/a", get]));
  const clients = (await api.dump()).filter(({ kind, body }) => kind === "credential" && body.forGrant);
  expect(clients).toHaveLength(3);
  await plugin.stop();
});

test("after an interruption, what was not stored again yet still is due", async () => {
  const { plugin, standIn } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const inputs = connectionInputs(connectorId, { credentials: { action: [entry("MARKED-1"), entry("MARKED-2")] } });
  const { id, outs } = await plugin.create("connection", inputs);
  let puts = 0;
  standIn.intercept = (request, response) => {
    if (request.method !== "PUT" || ++puts < 2) return false;
    response.writeHead(400, { "content-type": "application/json" }).end('{"code":"400000","message":"Not today"}');
    return true;
  };
  const news = { ...inputs, secretVersion: 1 };
  const failed = await plugin.update("connection", id, outs, news).catch((error: unknown) => error);
  const { properties } = (failed as { partial: { properties: Values } }).partial;
  expect(properties).not.toHaveProperty("secretVersion");
  standIn.intercept = () => false;
  expect((await plugin.diff("connection", id, properties, news)).changes).toBe("unknown");
  expect(await plugin.update("connection", id, properties, news)).toMatchObject({ secretVersion: 1 });
});

test("a connection that is replaced for another secret is replaced for another version, too", async () => {
  const { plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const inputs = connectionInputs(connectorId, { replaceOnSecretChange: true });
  const { id, outs } = await plugin.create("connection", inputs);
  const { replaces } = await plugin.diff("connection", id, outs, { ...inputs, secretVersion: 1 });
  expect(replaces).toEqual(["secretVersion"]);
});

test("an authorization code that is spent is not sent again: the preview says so", async () => {
  const { plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const authSchemeConfig = {
    ...{ id: "person", schemeType: "oauth2", authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com" },
    ...{ scopes: [], defaultScopes: [], grant: { grantType: "authorization_code" } },
  };
  const code = (value: string) => ({
    authSchemeConfig,
    credential: { type: "oauth2-code", data: { code: value, state: "s" } },
  });
  const inputs = (value: string, more: Values = {}) =>
    connectionInputs(connectorId, { credentials: { action: [code(value)] }, ...more });
  const { id, outs } = await plugin.create("connection", inputs("MARKED-1"));
  await expect(plugin.diff("connection", id, outs, inputs("MARKED-1", { secretVersion: 1 }))).rejects.toThrow(
    "secretVersion: the authorization code of an oauth2-code credential is spent",
  );
  const fresh = inputs("MARKED-2", { secretVersion: 1 });
  expect(await plugin.update("connection", id, outs, fresh)).toMatchObject({ secretVersion: 1 });
});

test("a version that is no number is refused", async () => {
  const { failures } = await bench.plugin.check("credential", credentialInputs({ secretVersion: "two" }));
  expect(failures).toEqual(["secretVersion: must be a number"]);
});
