import { generateKeyPairSync } from "node:crypto";
import { SignJWT } from "jose";
import { Client, ORGANISATION, OTHER } from "./client";

let client: Client;
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
beforeAll(async () => {
  const jwtPublicKey = publicKey.export({ type: "spki", format: "pem" }).toString();
  client = await Client.start({ apiKeys: ["key", `own@${ORGANISATION}`], jwtPublicKey });
});
afterAll(() => client.close());

const list = (authorization: string, organisation = ORGANISATION) =>
  client.raw("GET", `/connect/v1/o/${organisation}/connectors`, undefined, authorization);
const token = (expires: string, key = privateKey) =>
  new SignJWT({})
    .setProtectedHeader({ alg: "RS256" })
    .setIssuer("https://versori.com/sk/x")
    .setExpirationTime(expires)
    .sign(key);

test("a key is good in either form, and so is a token that is signed with the right key", async () => {
  for (const form of ["Bearer", "JWT"]) {
    expect((await list(`${form} key`)).status).toBe(200);
    expect((await list(`${form} ${await token("1h")}`)).status).toBe(200);
  }
});

test("anything else is 401 with an error body", async () => {
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const wrong = [
    "",
    "Bearer nope",
    "Basic key",
    "key",
    "Bearer a.b.c",
    `JWT ${await token("-1h")}`,
    `JWT ${await token("1h", stranger)}`,
  ];
  for (const authorization of wrong) {
    expect(await list(authorization)).toMatchObject({ status: 401, body: { code: "401000" } });
  }
});

test("a read-only key reads, and gets 403 on every write", async () => {
  expect((await list("Bearer reader")).status).toBe(200);
  for (const method of ["POST", "PUT", "DELETE"]) {
    const reply = await client.raw(method, `/connect/v1/o/${ORGANISATION}/connectors`, undefined, "Bearer reader");
    expect(reply).toMatchObject({ status: 403, body: { code: "403000" } });
  }
});

test("a key of one organisation gets 403 for another", async () => {
  expect((await list("Bearer own")).status).toBe(200);
  expect((await list("Bearer own", OTHER)).status).toBe(403);
});

test("one organisation never sees another's objects", async () => {
  const { id } = await client.connector();
  const { id: connectionId } = await client.connection(id);
  const credential = await client.ok("POST", "/credentials", { name: "k", type: "string", data: { value: "v" } });
  const paths = [`/connectors/${id}`, `/connectors/${id}/connections/${connectionId}`, `/credentials/${credential.id}`];
  for (const path of paths) {
    expect((await client.call("GET", path)).status).toBe(200);
    for (const method of ["GET", "DELETE"]) {
      expect(await client.call(method, path, undefined, OTHER)).toMatchObject({
        status: 404,
        body: { code: "404000" },
      });
    }
  }
  expect((await client.ok("GET", "/connectors", undefined, OTHER)).totalCount).toBe(0);
});

test("an unknown address is told from a missing object, and a wrong method from both", async () => {
  expect(await client.raw("GET", "/connect/v1/nothing")).toMatchObject({ status: 404, body: { code: "404999" } });
  expect(await client.raw("GET", "/../elsewhere")).toMatchObject({ status: 404, body: { code: "404999" } });
  expect(await client.call("GET", "/connectors/01J00000000000000000000042")).toMatchObject({
    body: { code: "404000" },
  });
  expect((await client.call("PATCH", "/connectors")).status).toBe(405);
});

test("bodies that are no JSON, or no connector, are a 400 that names the fields", async () => {
  expect((await client.raw("POST", `/connect/v1/o/${ORGANISATION}/protocols/http/connectors`, "{")).status).toBe(400);
  const wrong = { name: "x", authSchemeConfigs: [{ id: "a", description: "", schemeType: "api-key", in: "body" }] };
  const { status, body } = await client.call("POST", "/protocols/http/connectors", wrong);
  expect(status).toBe(400);
  expect(body.fields.map(({ field }: { field: string }) => field).sort()).toEqual([
    "authSchemeConfigs[0].in",
    "authSchemeConfigs[0].name",
    "baseUrl",
  ]);
});

test("operations that may not be offered can be left out", async () => {
  const strict = await Client.start({ documentedOnly: true });
  const { id } = await strict.connector();
  await strict.ok("POST", `/connectors/${id}/versions`, { name: "1" });
  for (const [method, path] of [
    ["POST", `/connectors/${id}/versions/1/publish`],
    ["POST", `/connectors/${id}/versions/1/unpublish`],
    ["DELETE", `/connectors/${id}/auth-scheme-configs/key`],
    ["GET", "/credentials"],
  ] as const) {
    expect(await strict.call(method, path)).toMatchObject({ status: 404, body: { code: "404999" } });
  }
  await strict.close();
});
