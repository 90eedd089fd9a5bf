import { startEmulator } from "../../emulator/src";
import { BASIC, Client, KEY, newConnection, ORGANISATION, OTHER, secret } from "./client";

const OAUTH = {
  ...{ id: "oauth", description: "", schemeType: "oauth2", authorizeUrl: "https://a", tokenUrl: "https://t" },
  ...{ scopes: [], defaultScopes: [], grant: { grantType: "password", clientId: "their-client", clientSecret: "s" } },
};

let client: Client;
beforeEach(async () => void (client = await Client.start()));
afterEach(() => client.close());

test("the public list shows neither connections nor drafts nor clients of the owner", async () => {
  const { id } = await client.ok(
    "POST",
    "/protocols/http/connectors",
    {
      ...{ name: "shared", baseUrl: "https://x", public: true, authSchemeConfigs: [OAUTH] },
      connections: [newConnection({ variables: [{ name: "token", value: "theirs" }] })],
    },
    OTHER,
  );
  for (const name of ["published", "draft"]) {
    await client.ok("POST", `/connectors/${id}/versions`, { name }, OTHER);
  }
  await client.ok("POST", `/connectors/${id}/versions/published/publish`, undefined, OTHER);
  const { body } = await client.raw("GET", "/connect/v1/connectors");
  expect(body.connectors).toMatchObject([{ id, connections: [], versions: [{ name: "published" }] }]);
  expect(body.connectors[0].authSchemeConfigs[0].grant).toEqual({ grantType: "password" });
  const missing = await client.call("POST", `/connectors/${id}/versions/draft/library/import`);
  expect(missing.status).toBe(404);
  const copy = await client.ok("POST", `/connectors/${id}/versions/published/library/import`);
  expect(copy).toMatchObject({ organisationId: ORGANISATION, public: false, connections: [] });
  expect(copy.versions).toMatchObject([{ name: "published", publishedAt: null }]);
  expect(JSON.stringify(copy)).not.toContain("their-client");
});

test("what is named twice in an order is refused", async () => {
  const { id, organisationId, protocol } = await client.connector({ authSchemeConfigs: [KEY, BASIC] });
  const put = { id, organisationId, protocol, name: "orders", baseUrl: "https://x" };
  const twice = await client.call("PUT", `/connectors/${id}`, { ...put, authSchemeConfigIds: ["key", "key"] });
  expect(twice).toMatchObject({ status: 400, body: { fields: [{ field: "authSchemeConfigIds[1]" }] } });
  const connection = await client.connection(id);
  const [{ id: entry }] = connection.credentials.action;
  const action = [
    { id: entry, authSchemeConfig: KEY },
    { id: entry, authSchemeConfig: KEY },
  ];
  const path = `/connectors/${id}/connections/${connection.id}`;
  const reply = await client.call("PUT", path, { id: connection.id, name: "production", credentials: { action } });
  expect(reply).toMatchObject({ status: 400, body: { fields: [{ field: "credentials.action[1].id" }] } });
});

test("a config without an id is refused, any text will do, and an error names the field of the body", async () => {
  const { id } = await client.connector();
  const path = `/connectors/${id}/auth-scheme-configs`;
  const free = "any text / you like";
  const answer = await client.ok("PUT", `${path}/${encodeURIComponent(free)}`, { ...BASIC, id: free });
  expect(answer.authSchemeConfigs.at(-1).id).toBe(free);
  const reply = await client.call("PUT", `${path}/oauth`, {
    ...OAUTH,
    grant: { grantType: "password", clientSecret: "******" },
  });
  expect(reply).toMatchObject({ status: 400, body: { fields: [{ field: "grant.clientSecret" }] } });
});

test("what is deleted by force is not in use any more", async () => {
  const { id } = await client.connector();
  const versions = `/connectors/${id}/versions`;
  const publish = async () => {
    await client.ok("POST", versions, { name: "1/0" });
    await client.ok("POST", `${versions}/1%2F0/publish`);
  };
  await publish();
  await client.tool("POST", "subscribers", { organisationId: ORGANISATION, connectorId: id, version: "1/0" });
  expect((await client.call("POST", `${versions}/1%2F0/unpublish`)).status).toBe(409);
  await client.ok("DELETE", `${versions}/1%2F0?force=true`);
  await publish();
  await client.ok("POST", `${versions}/1%2F0/unpublish`);
});

test("a product can only use a connector that is there", async () => {
  const use = { organisationId: ORGANISATION, connectorId: "01JRWHP5W3RNSE5D56M52PYNP7" };
  expect(await client.tool("POST", "subscribers", use)).toMatchObject({ code: "404000" });
});

test("a key may be good for several organisations", async () => {
  const one = await startEmulator({ apiKeys: [`k@${ORGANISATION}`, `k@${OTHER}`], readonlyKeys: ["r"] });
  const ask = async (organisation: string, authorization: string, method = "GET") => {
    const url = `${one.url}/connect/v1/o/${organisation}/connectors`;
    return (await fetch(url, { method, headers: { authorization } })).status;
  };
  expect(await ask(ORGANISATION, "Bearer k")).toBe(200);
  expect(await ask(OTHER, "JWT k")).toBe(200);
  expect(await ask("01J00000000000000000000005", "Bearer k")).toBe(403);
  expect(await ask(OTHER, "Bearer r", "HEAD")).toBe(200);
  await one.close();
});

test("keys and tokens that cannot work are refused at the start", async () => {
  await expect(startEmulator({ apiKeys: ["k@nobody"] })).rejects.toThrow("ULID");
  await expect(startEmulator({ apiKeys: [""] })).rejects.toThrow("empty");
  await expect(startEmulator({ jwtPublicKey: "no key" })).rejects.toThrow("PEM");
});

test("a body may be missing although its type is told, but may not be too large or of another type", async () => {
  const { id } = await client.connector();
  await client.ok("POST", `/connectors/${id}/versions`, { name: "1" });
  expect((await client.call("POST", `/connectors/${id}/versions/1/publish`, "")).status).toBe(200);
  const large = JSON.stringify(secret("x".repeat(32 * 1024 * 1024)));
  // A server that answers while it is still being sent to breaks one connection in three or four.
  for (let sent = 0; sent < 8; sent += 1) {
    expect(await client.call("POST", "/credentials", large)).toMatchObject({ status: 413, body: { code: "413000" } });
  }
  const broken = await client.raw("GET", "/connect/v1/%zz");
  expect(broken).toMatchObject({ status: 400, body: { code: "400000" } });
  const text = await fetch(`${client.emulator.url}/connect/v1/o/${ORGANISATION}/credentials`, {
    ...{ method: "POST", body: "name=x" },
    headers: { authorization: "Bearer key", "content-type": "text/plain" },
  });
  expect({ status: text.status, body: await text.json() }).toMatchObject({ status: 415, body: { code: "415000" } });
});

test("a seed that is no dump changes nothing", async () => {
  await client.connector();
  const before = await client.tool("GET", "dump");
  const wrong = [{}, [{ kind: "cat" }], [{ ...before[0], body: { id: "x", updatedAt: "soon" } }]];
  for (const seed of wrong) expect(await client.tool("POST", "seed", seed)).toMatchObject({ code: "400000" });
  expect(await client.tool("GET", "dump")).toEqual(before);
});

test("a refused request leaves nothing behind of what it had begun", async () => {
  const { id, updatedAt } = await client.connector();
  const unknown = { id: "01JRWHP5W3RNSE5D56M52PYNP7" };
  const action = [secret(), unknown].map((credential) => ({ authSchemeConfig: KEY, credential }));
  const reply = await client.call("POST", `/connectors/${id}/connections`, newConnection({ credentials: { action } }));
  expect(reply).toMatchObject({ status: 400, body: { fields: [{ field: "credentials.action[1].credential.id" }] } });
  expect(await client.ok("GET", "/credentials")).toMatchObject({ totalCount: 0 });
  expect(await client.ok("GET", `/connectors/${id}`)).toMatchObject({ connections: [], updatedAt });
});
