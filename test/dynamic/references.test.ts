import { sharedBench } from "../support/bench";
import { hasty } from "../support/children";
import { ORGANISATION } from "../support/emulated";
import { platformConnection, platformTemplate, systemInputs } from "../support/platform-samples";
import { Plugin, type Values } from "../support/plugin";
import { connectionInputs, connectorInputs, credentialInputs, entry, newConnector } from "../support/samples";
import { proved } from "../support/proof";

const [VALUE, OTHER] = ["MARKED-from-env", "MARKED-other"];
const ENV = { TEST_SECRET: VALUE, TEST_OTHER: OTHER, TEST_BASE64: "TUFSS0VE", TEST_EMPTY: "" };
const reference = (fromEnv = "TEST_SECRET") => ({ fromEnv });

const bench = sharedBench(ENV);
const others: Plugin[] = [];
afterEach(async () => {
  await bench.api.expectNoDefect();
  for (const plugin of others.splice(0)) await plugin.stop();
});

/** A process like that of a later run, with another environment. */
async function elsewhere(env: Record<string, string>): Promise<Plugin> {
  const { api, standIn } = bench;
  const plugin = await Plugin.start({}, { ...hasty(), ...api.env, VERSORI_BASE_URL: standIn.url, ...env });
  others.push(plugin);
  return plugin;
}

/** Checks inputs, makes the object, and checks once more as the next preview does. */
async function lived(type: string, news: Values) {
  const { plugin } = bench;
  const { inputs, failures } = await plugin.check(type, news);
  expect(failures).toEqual([]);
  const { id, outs } = await plugin.create(type, inputs);
  expect(JSON.stringify([inputs, outs])).not.toContain("MARKED");
  const again = await plugin.check(type, news, inputs);
  expect(again.inputs).toEqual(inputs);
  expect((await plugin.diff(type, id, outs, again.inputs)).changes).toBe("none");
  const read = await plugin.read(type, id, outs);
  expect(read).toMatchObject({ props: outs, inputs });
  return { id, outs, inputs };
}

const v1: [string, Values, Values][] = [
  ["string", { value: reference() }, { value: VALUE }],
  ["binary", { valueBase64: reference("TEST_BASE64") }, { valueBase64: ENV.TEST_BASE64 }],
  ["basic-auth", { username: "u", password: reference() }, { username: "u", password: VALUE }],
  ["oauth2-password", { username: "u", password: reference() }, { username: "u", password: VALUE }],
  [
    "oauth2-client",
    { clientId: "c", clientSecret: reference(), tokenUrl: "https://t.example.com" },
    { clientId: "c", clientSecret: VALUE },
  ],
  [
    "oauth2-token",
    { scopes: ["a"], accessToken: reference(), refreshToken: reference("TEST_OTHER") },
    { accessToken: VALUE, refreshToken: OTHER },
  ],
  ["certificate", { certificate: "c", key: reference(), ca: "a" }, { certificate: "c", key: VALUE, ca: "a" }],
];

test.each(v1)("a credential of the type %s takes its secret from the environment", async (type, data, stored) => {
  await lived("credential", credentialInputs({ type, data }));
  const [{ body }] = await bench.api.dump();
  expect(body.data).toMatchObject(stored);
});

test("a connection takes its secrets and the client secret of its config from the environment", async () => {
  const { api, plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const grant = { grantType: "password", clientId: "c", clientSecret: reference("TEST_OTHER") };
  const urls = { authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com" };
  const config = { id: "own", schemeType: "oauth2", ...urls, scopes: [], defaultScopes: [], grant };
  const credential = { type: "oauth2-password", data: { username: "u", password: reference() } };
  const credentials = { action: [{ authSchemeConfig: config, credential }] };
  await lived("connection", connectionInputs(connectorId, { credentials }));
  const all = (await api.dump()).filter(({ kind }) => kind === "credential").map(({ body }) => body.data);
  expect(all).toEqual(
    expect.arrayContaining([
      { username: "u", password: VALUE },
      expect.objectContaining({ clientId: "c", clientSecret: OTHER }),
    ]),
  );
});

test("client secrets of connectors and systems come from the environment", async () => {
  const { api } = bench;
  const urls = { authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com" };
  const oauth = { ...urls, scopes: [], defaultScopes: [] };
  const grant = { grantType: "password", clientId: "v1", clientSecret: reference() };
  await lived(
    "connector",
    connectorInputs({ authSchemeConfigs: [{ id: "a", schemeType: "oauth2", ...oauth, grant }] }),
  );
  const password = { clientId: "v2", clientSecret: reference("TEST_OTHER") };
  const old = { id: "old", consumerKey: "k", consumerSecret: reference(), signatureMethod: "sha1", tokenAuth: true };
  const authSchemeConfigs = [
    { type: "oauth2", oauth2: { id: "a", ...oauth, grant: { type: "password", password } } },
    { type: "oauth1", oauth1: old },
  ];
  await lived("platform/system", systemInputs({ authSchemeConfigs }));
  const clients = (await api.dump()).filter(({ kind }) => kind === "credential").map(({ body }) => body.data);
  const told = clients.map(({ clientId, clientSecret }) => [clientId, clientSecret] as string[]);
  expect(told.sort()).toEqual([
    ["k", VALUE],
    ["v1", VALUE],
    ["v2", OTHER],
  ]);
});

const certificate = { certificate: "c", ca: "a" };
const v2: [string, Values, Values][] = [
  ["a short form", { value: reference() }, { string: { value: VALUE } }],
  ["bytes", { valueBase64: reference("TEST_BASE64") }, { binary: { valueBase64: ENV.TEST_BASE64 } }],
  [
    "a full form",
    { credential: { type: "certificate", data: { certificate: { ...certificate, key: reference() } } } },
    { certificate: { ...certificate, key: VALUE } },
  ],
];

test.each(v2)("a connection of the platform takes its secret from the environment, as %s", async (_, own, stored) => {
  const { api, plugin } = bench;
  const template = await platformTemplate(plugin);
  const credentials = [{ authSchemeConfig: "key", ...own }];
  await lived("platform/connection", platformConnection(template, { credentials }));
  const [connection] = (await api.dump()).filter(({ kind }) => kind === "platform-connection");
  expect(connection.body.credentials[0].credential.data).toEqual(stored);
});

test("another value of the variable is a change, another order of references is none", async () => {
  const { api, plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const first = entry("", { credential: { type: "string", data: { value: reference() } } });
  const password = { username: "u", password: reference("TEST_OTHER") };
  const login = { id: "login", schemeType: "basic-auth" };
  const second = entry("", { authSchemeConfig: login, credential: { type: "basic-auth", data: password } });
  const news = connectionInputs(connectorId, { credentials: { action: [first, second] } });
  const { id, outs, inputs } = await lived("connection", news);
  const [one, two] = inputs["credentials"].action.map(
    ({ credential: { data } }: Values) => data.value ?? data.password,
  );
  expect(one).toEqual({
    fromEnv: "TEST_SECRET",
    key: expect.any(String),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(one.key).not.toBe(two.key);
  const reordered = { ...news, credentials: { action: [second, first] } };
  const moved = await plugin.check("connection", reordered, inputs);
  const requests = await api.requestsOf(() => plugin.update("connection", id, outs, moved.inputs));
  expect(requests).toEqual(["PUT /connectors/*/connections/*"]);

  const rotated = await elsewhere({ ...ENV, TEST_SECRET: "MARKED-rotated" });
  const checked = await rotated.check("connection", news, inputs);
  expect((await rotated.diff("connection", id, outs, checked.inputs)).changes).toBe("unknown");
  const made = await api.requestsOf(() => rotated.update("connection", id, outs, checked.inputs));
  expect(made.filter((request) => request.startsWith("PUT /credentials"))).toHaveLength(1);
  const stored = (await api.dump()).filter(({ kind }) => kind === "credential").map(({ body }) => body.data);
  expect(stored).toEqual(expect.arrayContaining([{ value: "MARKED-rotated" }, { username: "u", password: OTHER }]));
});

test("one variable has one hash within a resource, and another one in each other resource", async () => {
  const { plugin } = bench;
  const credentials = { action: [entry(""), entry("")] };
  for (const { credential } of credentials.action) credential["data"] = { value: reference() };
  const news = connectionInputs("x", { credentials });
  const { inputs } = await plugin.check("connection", news);
  const [one, two] = inputs["credentials"].action.map(({ credential }: Values) => credential["data"].value);
  expect(one).toEqual(two);
  expect((await plugin.check("connection", news, inputs)).inputs).toEqual(inputs);
  const other = await plugin.check("credential", credentialInputs({ data: { value: reference() } }));
  expect(other.inputs["data"].value.hash).not.toBe(one.hash);
});

test.each([
  ["not set", "TEST_ABSENT"],
  ["empty", "TEST_EMPTY"],
])("a variable that is %s claims nothing in a preview, and stops an update before any request", async (_, name) => {
  const { api, plugin } = bench;
  const { inputs, failures } = await plugin.check("credential", credentialInputs({ data: { value: reference(name) } }));
  expect(failures).toEqual([]);
  expect(inputs["data"]).toEqual({ value: { fromEnv: name } });
  const requests = await api.requestsOf(() =>
    expect(plugin.create("credential", inputs)).rejects.toThrow(
      `data.value: the environment variable ${name} is not set, or is empty, where Pulumi runs.`,
    ),
  );
  expect(requests).toEqual([]);
});

test("without the variable nothing changes, and a refresh and a deletion need it not", async () => {
  const { api, plugin } = bench;
  const template = await platformTemplate(plugin);
  const news = platformConnection(template, { credentials: [{ authSchemeConfig: "key", value: reference() }] });
  const { id, outs, inputs } = await lived("platform/connection", news);
  const without = await elsewhere({});
  expect((await without.check("platform/connection", news, inputs)).inputs).toEqual(inputs);
  expect((await without.read("platform/connection", id, outs)).props).toEqual(outs);
  const renamed = await without.check("platform/connection", { ...news, name: "other" }, inputs);
  const requests = await api.requestsOf(() =>
    expect(without.update("platform/connection", id, outs, renamed.inputs)).rejects.toThrow(
      "credentials[0].value: the environment variable TEST_SECRET is not set",
    ),
  );
  expect(requests).toEqual([]);
  await without.delete("platform/connection", id, outs);
  proved("secret-by-reference", "without the variable: an update sends 0 requests, refresh and deletion work");
});

test("an update needs the variables of the secrets that it sends, and no others", async () => {
  const { api, plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const credentials = { action: [{ ...entry(""), credential: { type: "string", data: { value: reference() } } }] };
  const news = connectionInputs(connectorId, { credentials, variables: { region: "eu" } });
  const { id, outs, inputs } = await lived("connection", news);
  const without = await elsewhere({});
  const moved = await without.check("connection", { ...news, variables: { region: "us" } }, inputs);
  expect((await without.update("connection", id, outs, moved.inputs))["variables"]).toEqual({ region: "us" });
  const rotated = await without.check("connection", { ...news, secretVersion: 2 }, inputs);
  const requests = await api.requestsOf(() =>
    expect(without.update("connection", id, outs, rotated.inputs)).rejects.toThrow(
      "credentials.action[0].credential.data.value: the environment variable TEST_SECRET is not set",
    ),
  );
  expect(requests).toEqual([]);
});

test("a service that repeats the secret does not bring it into the error", async () => {
  const { plugin, standIn } = bench;
  standIn.intercept = (request, response) => {
    if (request.method !== "POST") return false;
    response.writeHead(400, { "content-type": "application/json" });
    response.end(JSON.stringify({ code: "400000", message: `Bad: ${standIn.bodyOf(request)}` }));
    return true;
  };
  const { inputs } = await plugin.check("credential", credentialInputs({ data: { value: reference() } }));
  const error: unknown = await plugin.create("credential", inputs).catch((failure: unknown) => failure);
  expect(String(error)).toContain("[secret]");
  expect(String(error)).not.toContain("MARKED");
});

test("an interrupted update holds references only", async () => {
  const { plugin, standIn } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const credential = { type: "string", data: { value: reference() } };
  const program = connectionInputs(connectorId, { credentials: { action: [entry("", { credential })] } });
  const { id, outs, inputs } = await lived("connection", program);
  standIn.intercept = (request, response) => {
    if (request.method !== "PUT" || !request.url?.includes("/credentials/")) return false;
    response.writeHead(400).end();
    return true;
  };
  const rotated = await elsewhere({ TEST_SECRET: "MARKED-rotated" });
  const news = (await rotated.check("connection", { ...program, name: "other" }, inputs)).inputs;
  const failed = await rotated.update("connection", id, outs, news).catch((error: unknown) => error as Values);
  expect(JSON.stringify(failed["partial"])).not.toContain("MARKED");
  standIn.intercept = () => false;
  const { properties } = failed["partial"];
  expect((await rotated.diff("connection", id, properties, news)).changes).toBe("unknown");
  await rotated.update("connection", id, properties, news);
  const [stored] = (await bench.api.dump()).filter(({ kind }) => kind === "credential");
  expect(stored.body.data).toEqual({ value: "MARKED-rotated" });
});

test("what was left as it is by ignoreChanges stays so, whatever the variable holds now", async () => {
  const { inputs } = await bench.plugin.check("credential", credentialInputs({ data: { value: reference() } }));
  const other = await elsewhere({ TEST_SECRET: "MARKED-rotated" });
  expect((await other.check("credential", inputs, inputs)).inputs).toEqual(inputs);
});

test("mistakes in references are told, and places that are not secret take none", async () => {
  const { plugin } = bench;
  const failures = async (data: Values, type = "string") =>
    (await plugin.check("credential", credentialInputs({ type, data }))).failures;
  const name = "data.value.fromEnv: must be the name of an environment variable";
  expect(await failures({ value: { fromEnv: "no such name" } })).toEqual([name]);
  expect(await failures({ value: { fromEnv: 5 } })).toEqual(["data.value.fromEnv: must be a text"]);
  expect(await failures({ value: { fromEnv: "TEST_SECRET", or: "x" } })).toEqual([
    expect.stringContaining("data.value.or: is not a property"),
  ]);
  expect(await failures({ value: 5 })).toEqual(["data.value: must be a text"]);
  expect(await failures({})).toEqual(["data.value: is required"]);
  expect(await failures({ username: reference(), password: "p" }, "basic-auth")).toEqual([
    "data.username: must be a text",
  ]);
  expect(await failures({ valueBase64: "not & base64" }, "binary")).toEqual(["data.valueBase64: must be base64"]);
  // TEST_SECRET is no base64.
  expect(await failures({ valueBase64: reference() }, "binary")).toEqual(["data.valueBase64: must be base64"]);
});

test("a name of a variable that is not known yet stays unknown", async () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const news = credentialInputs({ organisationId: ORGANISATION, data: { value: { fromEnv: unknown } } });
  const { inputs, failures } = await bench.plugin.check("credential", news);
  expect(failures).toEqual([]);
  expect(inputs["data"]).toEqual({ value: { fromEnv: unknown } });
});
