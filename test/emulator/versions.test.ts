import type { Json } from "../support/emulated";
import { Client, ORGANISATION } from "./client";

let client: Client;
let at: string;
let connectorId: string;
beforeEach(async () => {
  client = await Client.start();
  connectorId = (await client.connector()).id;
  at = `/connectors/${connectorId}/versions`;
});
afterEach(() => client.close());

const create = (name: string): Promise<Json> => client.ok("POST", at, { name });

test("a version starts as a draft without a description, from another or empty", async () => {
  const made = await client.call("POST", at, { name: "1" });
  expect(made).toMatchObject({ status: 201, body: { publishedAt: null, isDefault: false, isLatest: false } });
  expect((await client.call("POST", at, { name: "2", fromVersion: "1" })).status).toBe(201);
  const unknown = await client.call("POST", at, { name: "3", fromVersion: "9" });
  expect(unknown).toMatchObject({ status: 400, body: { fields: [{ field: "fromVersion" }] } });
});

test("names are unique, and two of them are reserved", async () => {
  await create("1");
  const taken = await client.call("POST", at, { name: "1" });
  expect(taken).toMatchObject({ status: 409, body: { fields: [{ field: "name" }] } });
  for (const name of ["default", "latest", ""]) expect((await client.call("POST", at, { name })).status).toBe(400);
});

test("the reserved words stand for versions in reads only", async () => {
  for (const word of ["default", "latest"]) expect((await client.call("GET", `${at}/${word}`)).status).toBe(404);
  for (const name of ["1", "2"]) {
    await create(name);
    await client.ok("POST", `${at}/${name}/publish`);
  }
  expect((await client.ok("GET", `${at}/latest`)).name).toBe("2");
  expect((await client.ok("GET", `${at}/default`)).name).toBe("2");
  await client.ok("PUT", `${at}/1`, { ...(await client.ok("GET", `${at}/1`)), isDefault: true });
  expect((await client.ok("GET", `${at}/default`)).name).toBe("1");
  expect((await client.call("DELETE", `${at}/default?force=true`)).status).toBe(404);
});

test("a draft can be edited and renamed; read-only members have to come back unchanged", async () => {
  const draft = await create("1");
  const edited = await client.ok("PUT", `${at}/1`, { ...draft, name: "one", description: "First" });
  expect(edited).toMatchObject({ id: draft.id, name: "one", description: "First" });
  for (const [field, value] of Object.entries({
    id: ORGANISATION,
    isLatest: true,
    createdAt: "2020-01-01T00:00:00.000000Z",
    publishedAt: "2020-01-01T00:00:00.000000Z",
    messages: [{ text: "x", severity: "info" }],
  })) {
    const reply = await client.call("PUT", `${at}/one`, { ...edited, [field]: value });
    expect(reply).toMatchObject({ status: 400, body: { fields: [{ field }] } });
  }
});

test("a published version refuses edits, but not the choice of the default, which only one can be", async () => {
  await create("1");
  await create("2");
  const { version } = await client.ok("POST", `${at}/1/publish`);
  expect(version).toMatchObject({ isLatest: true, publishedAt: expect.any(String) });
  for (const change of [{ description: "x" }, { name: "x" }]) {
    expect((await client.call("PUT", `${at}/1`, { ...version, ...change })).status).toBe(400);
  }
  expect(await client.ok("PUT", `${at}/1`, { ...version, isDefault: true })).toMatchObject({ isDefault: true });
  await client.ok("PUT", `${at}/2`, { ...(await client.ok("GET", `${at}/2`)), isDefault: true });
  const all = (await client.ok("GET", at)).items as Json[];
  expect(all.map(({ name, isDefault }) => [name, isDefault]).sort()).toEqual([
    ["1", false],
    ["2", true],
  ]);
});

test("publishing and withdrawing are refused where they make no sense, or while something uses the version", async () => {
  await create("1");
  expect((await client.call("POST", `${at}/1/unpublish`)).status).toBe(409);
  await client.ok("POST", `${at}/1/publish`);
  expect((await client.call("POST", `${at}/1/publish`)).status).toBe(409);
  await client.tool("POST", "subscribers", { organisationId: ORGANISATION, connectorId, version: "1" });
  expect((await client.call("POST", `${at}/1/unpublish`)).status).toBe(409);
  await client.tool("DELETE", "subscribers");
  expect(await client.ok("POST", `${at}/1/unpublish`)).toMatchObject({ version: { publishedAt: null } });
});

test("a published version is only deleted with force", async () => {
  await create("1");
  await client.ok("POST", `${at}/1/publish`);
  expect((await client.call("DELETE", `${at}/1`)).status).toBe(409);
  expect((await client.call("DELETE", `${at}/1?force=true`)).status).toBe(204);
  expect((await client.call("GET", `${at}/1`)).status).toBe(404);
});

test("a change of a version moves the time of its connector", async () => {
  const before = await client.ok("GET", `/connectors/${connectorId}`);
  await create("1");
  const after = await client.ok("GET", `/connectors/${connectorId}`);
  expect(after.updatedAt > before.updatedAt).toBe(true);
  expect(after.createdAt).toBe(before.createdAt);
});
