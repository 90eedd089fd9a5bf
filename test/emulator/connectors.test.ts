import type { Json } from "../support/emulated";
import { BASIC, Client, KEY, ORGANISATION, OTHER, replacement } from "./client";

let client: Client;
beforeEach(async () => {
  client = await Client.start();
});
afterEach(() => client.close());

test("a replacement unsets what is absent, but for configs and variables", async () => {
  const one = await client.connector({
    public: true,
    tags: { a: ["b"] },
    connectionVariables: [{ name: "v", value: "1" }],
  });
  const links = { documentationURL: "https://d", imageURL: "https://i", public: true, tags: { a: [] } };
  expect(await client.ok("PUT", `/connectors/${one.id}`, replacement(one, links))).toMatchObject(links);
  const bare = await client.ok("PUT", `/connectors/${one.id}`, replacement(one, { name: "renamed" }));
  expect(bare).toMatchObject({ name: "renamed", public: false, authSchemeConfigs: [KEY] });
  expect(bare.connectionVariables).toEqual([{ name: "v", value: "1" }]);
  for (const unset of ["documentationURL", "imageURL", "tags"]) expect(bare).not.toHaveProperty(unset);
  expect(bare.updatedAt > one.updatedAt).toBe(true);
});

test("what cannot change, or must not be empty, is a 400 that names it", async () => {
  const one = await client.connector();
  const attempts = { id: ORGANISATION, organisationId: OTHER, name: "", baseUrl: "" };
  for (const [field, value] of Object.entries(attempts)) {
    const reply = await client.call("PUT", `/connectors/${one.id}`, replacement(one, { [field]: value }));
    expect(reply).toMatchObject({ status: 400, body: { fields: [{ field }] } });
  }
});

test("connectionVariables overwrite the variables of every connection, only when present", async () => {
  const one = await client.connector({ connectionVariables: [{ name: "v", value: "default" }] });
  const own = [{ name: "v", value: "own" }];
  const first = await client.connection(one.id, { variables: own });
  const second = await client.connection(one.id, { name: "second" });
  expect(first.variables).toEqual(own);
  expect(second.variables).toEqual([{ name: "v", value: "default" }]);
  const untouched = await client.ok("PUT", `/connectors/${one.id}`, replacement(one));
  expect(untouched.connections.map((connection: Json) => connection.variables)).toContainEqual(own);
  const all = [{ name: "v", value: "all" }];
  const overwritten = await client.ok("PUT", `/connectors/${one.id}`, replacement(one, { connectionVariables: all }));
  expect(overwritten.connections.map((connection: Json) => connection.variables)).toEqual([all, all]);
});

test("configs are added, edited, reordered and removed, each time with the whole connector as the answer", async () => {
  const one = await client.connector();
  const at = `/connectors/${one.id}`;
  const added = await client.ok("PUT", `${at}/auth-scheme-configs/basic`, BASIC);
  expect(added.authSchemeConfigs).toEqual([KEY, BASIC]);
  const edited = await client.ok("PUT", `${at}/auth-scheme-configs/key`, {
    ...KEY,
    in: "query",
    validationMessages: [],
  });
  expect(edited.authSchemeConfigs[0]).toEqual({ ...KEY, in: "query" });
  const reordered = await client.ok("PUT", at, replacement(one, { authSchemeConfigIds: ["basic"] }));
  expect(reordered.authSchemeConfigs.map(({ id }: Json) => id)).toEqual(["basic", "key"]);
  expect((await client.call("PUT", at, replacement(one, { authSchemeConfigIds: ["other"] }))).status).toBe(400);
  expect((await client.call("PUT", `${at}/auth-scheme-configs/other`, BASIC)).status).toBe(400);
  const removed = await client.ok("DELETE", `${at}/auth-scheme-configs/key`);
  expect(removed.authSchemeConfigs).toEqual([BASIC]);
  expect((await client.call("DELETE", `${at}/auth-scheme-configs/key`)).status).toBe(404);
});

test("the client secret of a grant is stored once, merged by its ids, hidden, and gone with the connector", async () => {
  const one = await client.connector();
  const at = `/connectors/${one.id}/auth-scheme-configs/oauth`;
  const oauth = (grant: object) => ({
    id: "oauth",
    description: "",
    schemeType: "oauth2",
    authorizeUrl: "https://a.example.com",
    tokenUrl: "https://t.example.com",
    scopes: [],
    defaultScopes: [],
    grant: { grantType: "password", ...grant },
  });
  const grantOf = ({ authSchemeConfigs }: Json) => authSchemeConfigs.find(({ id }: Json) => id === "oauth").grant;
  const made = grantOf(await client.ok("PUT", at, oauth({ clientId: "c", clientSecret: "one" })));
  expect(made).toMatchObject({ clientId: "c", clientSecret: "******", organisationId: ORGANISATION });
  const { credentialId, organisationId } = made;
  const merged = grantOf(await client.ok("PUT", at, oauth({ credentialId, organisationId, clientId: "d" })));
  expect(merged).toMatchObject({ credentialId, clientId: "d", clientSecret: "******" });
  await client.ok("PUT", at, oauth({ ...merged }));
  const stored = () =>
    client.tool("GET", "dump").then((all: Json) => all.filter(({ kind }: Json) => kind === "credential"));
  expect((await stored()).map(({ body }: Json) => body.data.clientSecret)).toEqual(["one"]);
  for (const one of [{ credentialId }, { organisationId }, { clientSecret: "******" }]) {
    expect((await client.call("PUT", at, oauth(one))).status).toBe(400);
  }
  await client.ok("DELETE", `/connectors/${one.id}`);
  expect(await stored()).toEqual([]);
});

test("tags and categories are replaced alone, and categories only show in filters", async () => {
  const one = await client.connector();
  const at = `/connectors/${one.id}`;
  expect((await client.call("PUT", `${at}/tags`, { tags: { team: ["a"], beta: [] } })).status).toBe(204);
  expect((await client.call("PUT", `${at}/categories`, { categories: ["ERP"] })).status).toBe(204);
  const read = await client.ok("GET", at);
  expect(read.tags).toEqual({ team: ["a"], beta: [] });
  expect(read).not.toHaveProperty("categories");
  expect((await client.ok("GET", "/connectors?categories=ERP")).totalCount).toBe(1);
  expect((await client.ok("GET", "/connectors?categories=CRM")).totalCount).toBe(0);
  expect((await client.call("PUT", `${at}/categories`, { categories: ["Nonsense"] })).status).toBe(400);
});

test("lists are filtered, sorted and paged in both directions", async () => {
  const names = Array.from({ length: 25 }, (_, i) => `c${String(i).padStart(2, "0")}`);
  for (const name of names) await client.connector({ name, tags: { even: [String(Number(name.slice(1)) % 2 === 0)] } });
  const first = await client.ok("GET", "/connectors");
  expect(first).toMatchObject({ totalCount: 25 });
  expect(first).not.toHaveProperty("prev");
  expect(first.connectors.map(({ name }: Json) => name)).toEqual([...names].reverse().slice(0, 20));
  const second = await client.ok("GET", `/connectors?after=${first.next}`);
  expect(second.connectors.map(({ name }: Json) => name)).toEqual([...names].reverse().slice(20));
  expect(second).not.toHaveProperty("next");
  const back = await client.ok("GET", `/connectors?before=${second.prev}&first=3`);
  expect(back.connectors.map(({ name }: Json) => name)).toEqual(["c07", "c06", "c05"]);
  for (const wrong of ["after=nonsense", "first=0", "sort=colour:asc"]) {
    expect((await client.call("GET", `/connectors?${wrong}`)).status).toBe(400);
  }
  const sorted = await client.ok("GET", "/connectors?sort=name:asc&first=2");
  expect(sorted.connectors.map(({ name }: Json) => name)).toEqual(["c00", "c01"]);
  const count = async (query: string) => (await client.ok("GET", `/connectors?${query}`)).totalCount;
  expect(await count("name=C1")).toBe(10);
  expect(await count("protocol=HTT")).toBe(25);
  expect(await count("tags=even:true")).toBe(13);
  expect(await count("tags=even:")).toBe(25);
  expect(await count("tags=odd:")).toBe(0);
});

test("public connectors of all organisations are listed without one, and imported as a draft", async () => {
  const one = await client.connector({ public: true });
  await client.ok("POST", `/connectors/${one.id}/versions`, { name: "1" });
  const at = `/connectors/${one.id}/versions/1`;
  expect((await client.call("POST", `${at}/library/import`, undefined, OTHER)).status).toBe(404);
  await client.ok("POST", `${at}/publish`);
  expect((await client.raw("GET", "/connect/v1/connectors")).body.connectors).toHaveLength(1);
  const copy = await client.ok("POST", `${at}/library/import`, undefined, OTHER);
  expect(copy).toMatchObject({ organisationId: OTHER, name: "orders", public: false });
  expect(copy.id).not.toBe(one.id);
  expect(copy.versions).toMatchObject([{ name: "1", publishedAt: null }]);
});

test("a connector in use is only deleted with force, with all that hangs from it", async () => {
  const one = await client.connector();
  await client.connection(one.id);
  await client.ok("POST", `/connectors/${one.id}/versions`, { name: "1" });
  await client.tool("POST", "subscribers", { organisationId: ORGANISATION, connectorId: one.id });
  expect((await client.call("DELETE", `/connectors/${one.id}`)).status).toBe(409);
  expect((await client.call("DELETE", `/connectors/${one.id}?force=true`)).status).toBe(204);
  expect((await client.call("DELETE", `/connectors/${one.id}`)).status).toBe(404);
  const left = (await client.tool("GET", "dump")).filter(({ kind }: Json) => kind !== "subscriber");
  expect(left).toEqual([]);
});

test("a bigquery connector needs its dataset, and connections may come with a new connector", async () => {
  const dataset = { name: "warehouse", datasetId: "project.dataset", connections: [] };
  const one = await client.ok("POST", "/protocols/bigquery/connectors", dataset);
  expect(one).toMatchObject({ protocol: "bigquery", datasetId: "project.dataset" });
  expect(one).not.toHaveProperty("baseUrl");
  const credential = { name: "k", type: "string", data: { value: "v" } };
  const connections = [{ name: "a", variables: [], credentials: { action: [{ authSchemeConfig: KEY, credential }] } }];
  expect((await client.connector({ connections })).connections).toMatchObject([{ name: "a" }]);
});

test("protocols, auth schemes and categories are constant lists", async () => {
  expect((await client.raw("GET", "/connect/v1/categories")).body).toHaveLength(12);
  expect((await client.ok("GET", "/protocols")).protocols.map(({ slug }: Json) => slug)).toEqual(["http", "bigquery"]);
  expect((await client.ok("GET", "/protocols/http/auth-schemes")).totalCount).toBe(6);
  expect((await client.call("GET", "/protocols/ftp/auth-schemes")).status).toBe(404);
});
