import type { Json } from "../support/emulated";
import { BASIC, Client, KEY, newConnection, ORGANISATION, secret } from "./client";

let client: Client;
let at: string;
let connectorId: string;
beforeEach(async () => {
  client = await Client.start();
  connectorId = (await client.connector()).id;
  at = `/connectors/${connectorId}/connections`;
});
afterEach(() => client.close());

const credentials = (): Promise<Json> =>
  client.tool("GET", "dump").then((all: Json) => all.filter(({ kind }: Json) => kind === "credential"));

test("a creation answers 200, with its secret hidden everywhere", async () => {
  const made = await client.call("POST", at, newConnection());
  expect(made.status).toBe(200);
  expect(made.body.credentials.action[0].credential).toMatchObject({ type: "string", data: { value: "******" } });
  const everywhere = JSON.stringify([
    await client.ok("GET", "/connectors"),
    await client.ok("GET", `${at}/${made.body.id}`),
  ]);
  expect(everywhere).not.toContain("s3cret");
  expect((await client.ok("GET", at)).items).toEqual([
    { id: made.body.id, name: "production", createdAt: expect.any(String), updatedAt: expect.any(String) },
  ]);
});

test("a name that is taken, no credential at all, and an unknown reference are refused", async () => {
  await client.connection(connectorId);
  expect(await client.call("POST", at, newConnection())).toMatchObject({
    status: 409,
    body: { fields: [{ field: "name" }] },
  });
  expect((await client.call("POST", at, newConnection({ name: "a", credentials: {} }))).status).toBe(400);
  const reference = { action: [{ authSchemeConfig: KEY, credential: { id: ORGANISATION } }] };
  const reply = await client.call("POST", at, newConnection({ name: "b", credentials: reference }));
  expect(reply).toMatchObject({ status: 400, body: { fields: [{ field: "credentials.action[0].credential.id" }] } });
});

test("data has to have the form that its type asks for", async () => {
  const wrong = {
    action: [{ authSchemeConfig: KEY, credential: { name: "k", type: "basic-auth", data: { value: "x" } } }],
  };
  const { status, body } = await client.call("POST", at, newConnection({ credentials: wrong }));
  expect(status).toBe(400);
  expect(JSON.stringify(body.fields)).toContain("credential.data.username");
});

test("a connection keeps the config that it was made with", async () => {
  const { id } = await client.connection(connectorId);
  await client.ok("PUT", `/connectors/${connectorId}/auth-scheme-configs/key`, { ...KEY, in: "query" });
  expect((await client.ok("GET", `${at}/${id}`)).credentials.action[0].authSchemeConfig).toEqual(KEY);
});

test("an update keeps variables that are absent, removes them with an empty list, and replaces them otherwise", async () => {
  const { id } = await client.connection(connectorId, { variables: [{ name: "a", value: "1" }] });
  const update = (more: object) => client.ok("PUT", `${at}/${id}`, { id, name: "production", ...more });
  expect((await update({ name: "renamed" })).variables).toEqual([{ name: "a", value: "1" }]);
  expect((await update({ variables: [{ name: "b", value: "2" }] })).variables).toEqual([{ name: "b", value: "2" }]);
  expect((await update({ variables: [] })).variables).toEqual([]);
});

test("an update reorders entries and edits their configs; those left out stay at the end", async () => {
  const three = ["a", "b", "c"].map((value) => ({
    authSchemeConfig: { ...KEY, id: value },
    credential: secret(value),
  }));
  const made = await client.connection(connectorId, { credentials: { action: three } });
  const [a, b, c] = made.credentials.action;
  const body = (action: object[]) => ({ id: made.id, name: made.name, credentials: { action } });
  const edited = { id: c.id, authSchemeConfig: { ...c.authSchemeConfig, in: "query" } };
  const after = await client.ok(
    "PUT",
    `${at}/${made.id}`,
    body([edited, { id: a.id, authSchemeConfig: a.authSchemeConfig }]),
  );
  expect(after.credentials.action.map(({ id }: Json) => id)).toEqual([c.id, a.id, b.id]);
  expect(after.credentials.action[0].authSchemeConfig.in).toBe("query");
  const scheme = body([{ id: a.id, authSchemeConfig: { ...BASIC, id: "a" } }]);
  const unknown = body([{ id: ORGANISATION, authSchemeConfig: KEY }]);
  for (const wrong of [scheme, unknown]) expect((await client.call("PUT", `${at}/${made.id}`, wrong)).status).toBe(400);
});

test("a connection in use is only deleted with force; its own credentials go with it, others stay", async () => {
  const shared = await client.ok("POST", "/credentials", secret("shared"));
  const pairs = [
    { authSchemeConfig: KEY, credential: { id: shared.id } },
    { authSchemeConfig: KEY, credential: secret("own") },
  ];
  const { id } = await client.connection(connectorId, { credentials: { action: pairs } });
  expect((await client.call("DELETE", `/credentials/${shared.id}`)).status).toBe(409);
  await client.tool("POST", "subscribers", { organisationId: ORGANISATION, connectorId, connectionId: id });
  expect((await client.call("DELETE", `${at}/${id}`)).status).toBe(412);
  expect((await client.call("DELETE", `${at}/${id}?force=true`)).status).toBe(204);
  expect((await credentials()).map(({ body }: Json) => body.id)).toEqual([shared.id]);
  expect((await client.call("DELETE", `/credentials/${shared.id}`)).status).toBe(204);
});

test("a credential is replaced as a whole, and never by the text that hides it", async () => {
  const made = await client.ok("POST", "/credentials", secret("one"));
  expect(made.data).toEqual({ value: "******" });
  const login = { id: made.id, name: "login", type: "basic-auth", data: { username: "u", password: "two" } };
  const replaced = await client.ok("PUT", `/credentials/${made.id}`, login);
  expect(replaced).toMatchObject({ type: "basic-auth", data: { username: "u", password: "******" } });
  const back = await client.call("PUT", `/credentials/${made.id}`, { ...login, data: replaced.data });
  expect(back).toMatchObject({ status: 400, body: { fields: [{ field: "data.password" }] } });
  expect((await credentials())[0].body.data.password).toBe("two");
  expect(await client.ok("GET", `/credentials/${made.id}`)).toMatchObject({ usages: [], errors: [] });
});

test("an authorization code is turned into tokens, and an expired credential is gone", async () => {
  const code = { name: "c", type: "oauth2-code", data: { code: "c", state: "s" } };
  expect((await client.ok("POST", "/credentials", code)).type).toBe("oauth2-token");
  const { id } = await client.ok("POST", "/credentials", secret());
  const expired = { ...secret(), id, expiresAt: "2020-01-01T00:00:00.000000Z" };
  await client.ok("PUT", `/credentials/${id}`, expired);
  expect((await client.call("GET", `/credentials/${id}`)).status).toBe(404);
  expect((await client.ok("GET", "/credentials")).credentials).toHaveLength(1);
});
