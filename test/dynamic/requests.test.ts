import { sharedBench } from "../support/bench";
import {
  connectionInputs,
  connectorInputs,
  credentialInputs,
  entry,
  newConnector,
  versionInputs,
} from "../support/samples";

const bench = sharedBench();
afterEach(() => bench.api.expectNoDefect());

test("a connector is created with one request, one more for links, and one more for categories", async () => {
  const { api, plugin } = bench;
  expect(await api.requestsOf(() => newConnector(plugin))).toEqual(["POST /protocols/http/connectors"]);
  expect(await api.requestsOf(() => newConnector(plugin, { imageURL: "https://example.com/logo.png" }))).toEqual([
    "POST /protocols/http/connectors",
    "PUT /connectors/*",
  ]);
  const all = { documentationURL: "https://docs.example.com", imageURL: "https://x.example.com", categories: ["ERP"] };
  expect(await api.requestsOf(() => newConnector(plugin, all))).toEqual([
    "POST /protocols/http/connectors",
    "PUT /connectors/*",
    "PUT /connectors/*/categories",
  ]);
});

test("a version is created with one request, and one more each for description, default and publishing", async () => {
  const { api, plugin } = bench;
  const { id } = await newConnector(plugin);
  const created = (name: string, more: object) =>
    api.requestsOf(() => plugin.create("connector-version", versionInputs(id, { name, ...more })));
  expect(await created("1", {})).toHaveLength(1);
  expect(await created("2", { description: "d" })).toHaveLength(2);
  expect(await created("3", { isDefault: true, description: "d" })).toHaveLength(2);
  expect(await created("4", { published: true })).toHaveLength(2);
  expect(await created("5", { description: "d", isDefault: true, published: true })).toEqual([
    "POST /connectors/*/versions",
    "PUT /connectors/*/versions/5",
    "POST /connectors/*/versions/5/publish",
    "PUT /connectors/*/versions/5",
  ]);
});

test("a connection is created with one request, or two where a config is named by id", async () => {
  const { api, plugin } = bench;
  const { id } = await newConnector(plugin);
  const inFull = { id: "own", schemeType: "api-key", name: "X-Own", in: "header" };
  const full = { name: "full", credentials: { action: [entry("MARKED-secret", { authSchemeConfig: inFull })] } };
  const create = (more: object) => () => plugin.create("connection", connectionInputs(id, more));
  expect(await api.requestsOf(create(full))).toEqual(["POST /connectors/*/connections"]);
  expect(await api.requestsOf(create({}))).toEqual(["GET /connectors/*", "POST /connectors/*/connections"]);
});

test("a credential is created with one request, or two with an end, and changed with one", async () => {
  const { api, plugin } = bench;
  const create = (more: object) => () => plugin.create("credential", credentialInputs(more));
  expect(await api.requestsOf(create({}))).toEqual(["POST /credentials"]);
  const ending = { expiresAt: "2099-01-01T00:00:00Z" };
  expect(await api.requestsOf(create(ending))).toEqual(["POST /credentials", "PUT /credentials/*"]);
  const { id, outs } = await create(ending)();
  const news = credentialInputs({ name: "other", data: { value: "MARKED-secret-2" } });
  expect(await api.requestsOf(() => plugin.update("credential", id, outs, news))).toEqual(["PUT /credentials/*"]);
  expect(await api.requestsOf(() => plugin.read("credential", id, outs))).toEqual(["GET /credentials/*"]);
  expect(await api.requestsOf(() => plugin.delete("credential", id, outs))).toEqual(["DELETE /credentials/*"]);
});

test("an update sends what the difference needs, and nothing for what only steers this provider", async () => {
  const { api, plugin } = bench;
  const { id, outs } = await newConnector(plugin);
  const update = (more: object) => api.requestsOf(() => plugin.update("connector", id, outs, connectorInputs(more)));
  expect(await update({ name: "other" })).toEqual(["PUT /connectors/*"]);
  expect(await update({ categories: ["ERP"] })).toEqual(["PUT /connectors/*/categories", "GET /connectors/*"]);
  expect(await update({ forceDelete: true })).toEqual(["GET /connectors/*"]);
  const more = [...outs["authSchemeConfigs"], { id: "none", schemeType: "none" }];
  expect(await update({ authSchemeConfigs: more })).toEqual(["PUT /connectors/*/auth-scheme-configs/none"]);
});

test("a config that is named by id is sent without the text that hides its secret", async () => {
  const { standIn, plugin } = bench;
  const grant = { grantType: "password", clientId: "c", clientSecret: "MARKED-grant" };
  const urls = { authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com" };
  const oauth = { id: "oauth", schemeType: "oauth2", ...urls, scopes: [], defaultScopes: [], grant };
  const { id } = await newConnector(plugin, { authSchemeConfigs: [oauth] });
  const sent: string[] = [];
  standIn.intercept = (request) => {
    if (request.method === "POST") sent.push(standIn.bodyOf(request));
    return false;
  };
  const credential = { type: "oauth2-password", data: { username: "u", password: "MARKED-password" } };
  await plugin.create(
    "connection",
    connectionInputs(id, { credentials: { action: [{ authSchemeConfig: "oauth", credential }] } }),
  );
  expect(sent.join()).toContain('"credentialId"');
  expect(sent.join()).not.toContain("******");
});

test("a new secret is stored with one request", async () => {
  const { api, plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const { id, outs } = await plugin.create("connection", connectionInputs(connectorId));
  const news = connectionInputs(connectorId, { credentials: { action: [entry("MARKED-secret-2")] } });
  const requests = await api.requestsOf(() => plugin.update("connection", id, outs, news));
  expect(requests).toEqual(["GET /connectors/*/connections/*", "PUT /credentials/*"]);
});

test("another value of connectionVariables leaves connections with the variables they had", async () => {
  const { api, plugin } = bench;
  const variables = { region: "eu" };
  const { id, outs } = await newConnector(plugin, { connectionVariables: variables });
  await plugin.create("connection", connectionInputs(id, { variables: { region: "own" } }));
  const news = connectorInputs({ connectionVariables: { region: "us" } });
  const requests = await api.requestsOf(() => plugin.update("connector", id, outs, news));
  expect(requests).toEqual([
    "GET /connectors/*",
    "PUT /connectors/*",
    "GET /connectors/*/connections/*",
    "PUT /connectors/*/connections/*",
  ]);
  const [connector] = await api.connectors();
  expect(connector.connectionVariables).toEqual([{ name: "region", value: "us" }]);
  expect(connector.connections[0].variables).toEqual([{ name: "region", value: "own" }]);
  // Anything else changes without touching them.
  const renamed = connectorInputs({ connectionVariables: variables, name: "renamed" });
  expect(await api.requestsOf(() => plugin.update("connector", id, outs, renamed))).toEqual(["PUT /connectors/*"]);
});

test("every request carries the package's name and version, and the key as it is meant", async () => {
  const { standIn, plugin } = bench;
  const seen: unknown[] = [];
  standIn.intercept = ({ headers }) => {
    seen.push([headers["user-agent"], headers.authorization]);
    return false;
  };
  await newConnector(plugin);
  expect(seen).toEqual([[expect.stringMatching(/^pulumi-versori\/\d+\.\d+\.\d+/), "Bearer write-key-7f3a"]]);
});
