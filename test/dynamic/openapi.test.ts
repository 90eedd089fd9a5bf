import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedBench } from "../support/bench";
import { type Json, ORGANISATION, OTHER_ORGANISATION } from "../support/emulated";
import type { Values } from "../support/plugin";
import { connectorInputs, newConnector, versionInputs } from "../support/samples";
import { forwarded } from "../support/stand-in";

const bench = sharedBench();
let connectorId: string;
let folder: string;
beforeEach(async () => {
  connectorId = (await newConnector(bench.plugin)).id;
  folder = mkdtempSync(join(tmpdir(), "versori-openapi-"));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await bench.api.expectNoDefect();
});

const operation = (summary: string) => ({ get: { summary, responses: { 200: { description: "ok" } } } });
const document = (paths: Values = { "/a": operation("A") }, more: Values = {}): Values => ({
  openapi: "3.0.3",
  info: { title: "MARKED-title", version: "1.2" },
  servers: [{ url: "https://api.example.com" }],
  paths,
  ...more,
});

const inputs = (openapi: Values | string, more: Values = {}): Values => ({
  organisationId: ORGANISATION,
  connectorId,
  namePrefix: "api",
  openapi: typeof openapi === "string" ? openapi : JSON.stringify(openapi),
  ...more,
});
const checked = (news: Values) => bench.plugin.check("connector-version", news);
const made = async (news: Values) => {
  const { inputs: ready, failures } = await checked(news);
  expect(failures).toEqual([]);
  return { ready, ...(await bench.plugin.create("connector-version", ready)) };
};
const versions = async (): Promise<Json[]> =>
  (await bench.api.connectors()).find(({ id }) => id === connectorId).versions;
const names = async () => (await versions()).map(({ name }) => name as string).sort();
const failureOf = (attempt: Promise<unknown>): Promise<Error> =>
  attempt.then(
    () => Promise.reject(new Error("did not fail")),
    (error: unknown) => error as Error,
  );

test("a document is the same from a file, an address, an object, as JSON or YAML, and in whatever order", async () => {
  const yaml =
    'info: { version: "1.2", title: MARKED-title }\nservers: [{ url: https://api.example.com }]\n' +
    'paths: { /a: { get: { responses: { "200": { description: ok } }, summary: A } } }\nopenapi: 3.0.3\n';
  writeFileSync(join(folder, "api.yaml"), yaml);
  const server = createServer((request, response) => response.writeHead(request.url === "/x" ? 404 : 200).end(yaml));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const all = [join(folder, "api.yaml"), `${address}/api`, yaml, document()];
  const ready = await Promise.all(all.map(async (one) => (await checked(inputs(one))).inputs));
  expect(new Set(ready.map(({ name, openapi }) => `${name} ${openapi.sha256}`)).size).toBe(1);
  expect(ready[0]?.["name"]).toMatch(/^api-[0-9a-f]{8}$/);
  expect(ready.map(({ openapi }) => openapi.source)).toEqual([all[0], all[1], "object", "object"]);
  expect(ready[0]?.["openapi"].operations).toEqual({ "GET /a": expect.stringMatching(/^[0-9a-f]{8}$/) });
  expect((await checked(inputs(`${address}/x`))).failures).toEqual([expect.stringContaining("it answered 404")]);
  await new Promise((closed) => server.close(closed));
});

test("user, password and query of an address are used, and stand in no message and no state", async () => {
  const asked: string[] = [];
  const body = JSON.stringify(document());
  const server = createServer((request, response) => {
    const { url = "", headers } = request;
    const sent = `${url} ${String(headers.authorization)}`;
    asked.push(sent);
    if (url.startsWith("/gone")) response.writeHead(403).end();
    else if (url.startsWith("/page")) response.end(`{ you asked for ${sent}`);
    else response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const at = (path: string) => `http://us%40er:pass%3Aword@${host}${path}?token=tok-5ecret#frag-5ecret`;
  const outcome = async (openapi: string) => {
    const answer = await checked(inputs(openapi));
    // Inputs that failed their check are kept by nobody.
    const kept = answer.failures.length > 0 ? answer.failures : answer.inputs;
    expect(JSON.stringify(kept)).not.toMatch(/us(%40|@)er|pass(%3A|:)word|token|5ecret/);
    return answer;
  };
  const { inputs: ready, failures } = await outcome(at("/openapi.json"));
  expect(failures).toEqual([]);
  expect(ready["openapi"].source).toBe(`http://${host}/openapi.json`);
  expect(asked).toEqual([`/openapi.json?token=tok-5ecret Basic ${Buffer.from("us@er:pass:word").toString("base64")}`]);
  expect((await outcome(at("/gone"))).failures).toEqual([
    `openapi: cannot be read from http://${host}/gone: it answered 403`,
  ]);
  expect((await outcome(at("/page"))).failures).toEqual([expect.stringContaining("is neither JSON nor YAML")]);
  await new Promise((closed) => server.close(closed));
  expect((await outcome(at("/openapi.json"))).failures).toEqual([expect.stringContaining("cannot be read from")]);
  const must = "openapi: must be a path, or an address that begins with https:// or http://";
  for (const mistaken of ["ftp://", "http://[", "https://a b"]) {
    expect((await outcome(`${mistaken}${host}/x?token=tok-5ecret`)).failures).toEqual([must]);
  }
});

test("what is no document says so, before anything is sent", async () => {
  const failures = async (openapi: string, more: Values = {}) => (await checked(inputs(openapi, more))).failures;
  expect(await failures("./nowhere.json")).toEqual([
    expect.stringMatching(/^openapi: cannot be read from \.\/nowhere\.json: .*no such file/),
  ]);
  expect(await failures('{ "openapi": ')).toEqual([expect.stringContaining("openapi: is neither JSON nor YAML")]);
  expect(await failures('{ "swagger": "2.0" }')).toEqual([expect.stringContaining("openapi: is no OpenAPI document")]);
  expect(await failures("{}", { fromVersion: "1" })).toEqual(["fromVersion: excludes openapi"]);
  const nameless = { organisationId: ORGANISATION, connectorId };
  expect((await checked(nameless)).failures).toEqual(["name: is required, unless openapi is given"]);
});

test("an unknown document leaves the name unknown, too", async () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const { inputs: ready, failures } = await checked(inputs(unknown));
  expect(failures).toEqual([]);
  expect(ready).toMatchObject({ openapi: unknown, name: unknown });
});

test("a version is imported with one request, and neither state nor what is printed holds the document", async () => {
  const { api, plugin } = bench;
  const paths = { "/a": operation("MARKED-summary"), "/b": { get: { responses: { "5XX": { description: "x" } } } } };
  const { inputs: ready } = await checked(inputs(document(paths)));
  let outs: Values = {};
  const requests = await api.requestsOf(async () => ({ outs } = await plugin.create("connector-version", ready)));
  expect(requests).toEqual([
    `GET /connectors/*/versions/${ready["name"]}`,
    "GET /connectors",
    "POST /connector/*/http/import",
  ]);
  expect(JSON.stringify(outs)).not.toContain("MARKED");
  expect(plugin.printed).not.toContain("MARKED");
  expect(plugin.printed).toContain("openapi: /paths/~1b/get/responses/5XX: answers for a range of statuses");
  const { totalCount } = await api.call("GET", `/connectors/${connectorId}/versions/${ready["name"]}/actions`);
  expect(totalCount).toBe(2);
});

test("a document of five megabytes is imported, and leaves hashes behind", async () => {
  const { plugin } = bench;
  const one = (i: number): Values => operation(`MARKED-${String(i)} ${"x".repeat(5000)}`);
  const paths = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`/p${String(i)}`, one(i)]));
  const text = JSON.stringify(document(paths));
  expect(text.length).toBeGreaterThan(5_000_000);
  const { outs } = await made(inputs(text));
  const state = JSON.stringify(outs);
  expect(state).not.toContain("MARKED");
  expect(plugin.printed).not.toContain("MARKED");
  expect(state.length).toBeLessThan(text.length / 50);
});

test("a document that the service refuses says where, and leaves nothing behind", async () => {
  const wrong = document({ "/a": { get: { responses: { 200: {} } } } });
  const { message } = await failureOf(made(inputs(wrong)));
  expect(message).toContain("/paths/~1a/get/responses/200");
  expect(await versions()).toEqual([]);
});

test("another document replaces a draft, and sums up what changed", async () => {
  const { plugin } = bench;
  const named = (paths: Values, more: Values = {}) =>
    inputs(document(paths), { name: "1", namePrefix: undefined, ...more });
  const bare = (values: Values): Values => JSON.parse(JSON.stringify(values)) as Values;
  const { id, outs } = await made(bare(named({ "/a": operation("A"), "/b": operation("B") })));
  const { inputs: news } = await checked(bare(named({ "/a": operation("changed"), "/c": operation("C") })));
  expect(await plugin.diff("connector-version", id, outs, news)).toEqual({
    changes: "unknown",
    replaces: ["openapi"],
    deleteBeforeReplace: true,
  });
  expect(plugin.printed).toContain(
    "openapi: 1 operation added (GET /c); 1 operation removed (GET /b); 1 operation changed (GET /a).",
  );
  const moved = { ...news, openapi: { ...outs["openapi"], source: "./elsewhere.json" } };
  expect(await plugin.diff("connector-version", id, outs, moved)).toMatchObject({ changes: "none" });
});

test("an import whose answer got lost is found again", async () => {
  const { standIn } = bench;
  let lost = false;
  standIn.intercept = async (request, response) => {
    if (lost || !request.url?.endsWith("/import")) return false;
    lost = true;
    await forwarded(request);
    response.destroy();
    return true;
  };
  const { ready } = await made(inputs(document()));
  expect(await names()).toEqual([ready["name"]]);
});

test("a connector is made from a document, and from a public connector; what came along is left alone", async () => {
  const { api, plugin } = bench;
  const securitySchemes = { key: { type: "apiKey", name: "X-Key", in: "header" } };
  const text = JSON.stringify(document(undefined, { components: { securitySchemes } }));
  const { authSchemeConfigs: _, ...plain } = connectorInputs({ name: "mine", baseUrl: "https://mine.example.com" });
  const { inputs: ready, failures } = await plugin.check("connector", { ...plain, openapi: text });
  expect(failures).toEqual([]);
  const first = await plugin.create("connector", ready);
  const connector = async (id: string) => (await api.connectors()).find((one) => one.id === id);
  expect(await connector(first.id)).toMatchObject({
    name: "mine",
    baseUrl: "https://mine.example.com",
    authSchemeConfigs: [{ id: "key", schemeType: "api-key" }],
    versions: [{ name: "1.2" }],
  });
  expect(await plugin.diff("connector", first.id, first.outs, ready)).toMatchObject({ changes: "none" });
  const { props } = await plugin.read("connector", first.id, first.outs);
  expect(await plugin.diff("connector", first.id, props, ready)).toMatchObject({ changes: "none" });

  const body = { name: "library", baseUrl: "https://l.example.com", public: true, authSchemeConfigs: [] };
  const source = await api.call("POST", "/protocols/http/connectors", body, OTHER_ORGANISATION);
  await api.call("POST", `/connectors/${source.id}/versions`, { name: "7" }, OTHER_ORGANISATION);
  await api.call("POST", `/connectors/${source.id}/versions/7/publish`, undefined, OTHER_ORGANISATION);
  const importFrom = { connectorId: source.id, version: "7" };
  const copy = await plugin.create("connector", { ...plain, name: "copy", importFrom });
  expect(await connector(copy.id)).toMatchObject({ name: "copy", public: false, versions: [{ name: "7" }] });
  expect(await plugin.diff("connector", copy.id, copy.outs, { ...plain, name: "copy", importFrom })).toMatchObject({
    changes: "none",
  });
  const both = await plugin.check("connector", { ...plain, importFrom, openapi: text });
  expect(both.failures).toEqual(["importFrom: excludes openapi"]);
});

test("versions that are named by the program need no document", async () => {
  const { id } = await bench.plugin.create("connector-version", versionInputs(connectorId));
  expect(await versions()).toMatchObject([{ id, name: "1.0.0" }]);
});
