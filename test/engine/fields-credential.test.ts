import type { Credential } from "../../provider/resources/credential";
import type { ConnectionArgs } from "../../provider/resources/connection";
import { type Json, type Workbench, workbench } from "../support/emulated";
import { applied, summary } from "../support/story";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(() => bench.close());

/** That this compiles is the test: a connection takes a credential as it is. */
export const typed = (credential: Credential): ConnectionArgs["credentials"] => ({
  action: [
    { authSchemeConfig: "key", credential },
    { authSchemeConfig: "key", credential: { id: credential.id } },
  ],
});

const credential = (args: string, name = "shared") => `const ${name} = new Credential("${name}", { ${args} });`;
const connected = (args: string, reference = "shared") => `
  ${credential(args)}
  const orders = new Connector("orders", {
    protocol: "http", baseUrl: "https://api.example.com",
    authSchemeConfigs: [{ id: "key", schemeType: "api-key", name: "X-Key", in: "header" }],
  });
  new Connection("production", { connectorId: orders, credentials: { action: [
    { authSchemeConfig: "key", credential: ${reference} } ] } });`;

const text = (value: string) => `type: "string", data: { value: "${value}" }`;
const [first, last] = ["2099-01-01T00:00:00Z", "2099-12-31T00:00:00Z"];
let id = "";

test("every field of a credential is set, changed, unset and replaced", async () => {
  const made = await applied(bench, credential(text("MARKED-1")), { shared: "create" });
  expect(made).toMatchObject({ credential: [{ name: "shared", type: "string", data: { value: "MARKED-1" } }] });
  id = made.credential[0].id;
  const full = `name: "Shared", expiresAt: "${first}", ${text("MARKED-2")}`;
  const changed = await applied(bench, credential(full), { shared: "update data,expiresAt,name" });
  expect(changed.credential).toMatchObject([
    { id, name: "Shared", expiresAt: first, type: "string", data: { value: "MARKED-2" } },
  ]);
  const later = `expiresAt: "${last}", ${text("MARKED-2")}`;
  const moved = await applied(bench, credential(later), { shared: "update expiresAt,name" });
  expect(moved.credential).toMatchObject([{ id, name: "shared", expiresAt: last }]);
  const unset = await applied(bench, credential(text("MARKED-2")), { shared: "update expiresAt" });
  expect(unset.credential[0]).not.toHaveProperty("expiresAt");
  const other = 'type: "basic-auth", data: { username: "u", password: "MARKED-3" }';
  const replaced = await applied(bench, credential(other), { shared: "replace data,type" });
  expect(replaced.credential).toMatchObject([{ type: "basic-auth", data: { username: "u", password: "MARKED-3" } }]);
  expect(replaced.credential[0].id).not.toBe(id);
});

test("connections use it, as itself or by its id, and keep their ids while it is rotated", async () => {
  const { api } = bench;
  const begun = { shared: "replace data,type", orders: "create", production: "create" };
  const made = await applied(bench, connected(text("MARKED-4")), begun);
  const [connection] = made.connection;
  expect(connection.credentials.action[0].credentialId).toBe(made.credential[0].id);
  const rotated = await applied(bench, connected(text("MARKED-5"), "{ id: shared.id }"), { shared: "update data" });
  expect(rotated.connection[0].id).toBe(connection.id);
  expect(rotated.credential).toMatchObject([{ id: made.credential[0].id, data: { value: "MARKED-5" } }]);
  const binary = connected('type: "binary", data: { valueBase64: "TUFSS0VE" }');
  // A new credential, then a new connection that uses it, then the old credential goes.
  const moved = await applied(bench, binary, { shared: "replace data,type", production: "replace credentials" });
  expect(moved.credential).toMatchObject([{ type: "binary" }]);
  expect(moved.connection[0].credentials.action[0].credentialId).toBe(moved.credential[0].id);
  await api.expectNoDefect();
});

test("a name, an end and an end that came are seen by a refresh", async () => {
  const { api, project } = bench;
  const program = credential(text("MARKED-6"), "drifting");
  project.program(program);
  await project.up();
  const [one] = await stored("drifting");
  const body = { id: one.id, name: "Clicked", type: "string", data: { value: "MARKED-clicked" } };
  await api.call("PUT", `/credentials/${one.id}`, { ...body, expiresAt: last });
  await project.refresh();
  expect(summary(await project.steps())).toEqual({ drifting: "update expiresAt,name" });
  await project.up();
  expect(await stored("drifting")).toMatchObject([{ id: one.id, name: "drifting", data: { value: "MARKED-6" } }]);
  await project.expectNoDrift();
  await api.call("DELETE", `/credentials/${one.id}`);
  await project.refresh();
  expect(summary(await project.steps())).toEqual({ drifting: "create" });
  await project.up();
  expect(await stored("drifting")).toHaveLength(1);
});

test("one that is managed elsewhere is read and used, without what it hides", async () => {
  const { api, project } = bench;
  const body = { name: "elsewhere", type: "basic-auth", data: { username: "u", password: "MARKED-7" } };
  const made = await api.call("POST", "/credentials", body);
  project.program(`
    const found = Credential.get("found", "${made.id}");
    exports.name = found.name;
    exports.data = found.data;`);
  await project.up();
  const { stdout } = await project.run("stack", "output", "--json", "--show-secrets");
  expect(JSON.parse(stdout)).toEqual({ name: "elsewhere", data: { username: "u" } });
  expect(await project.outputs()).toEqual({ name: "elsewhere", data: "[secret]" });
  await project.expectNoChanges();
});

test("nothing secret was ever printed or stored in clear, and nothing is left behind", async () => {
  const { api, project } = bench;
  expect(await project.state()).not.toMatch(/MARKED|TUFSS0VE|\*\*\*\*\*\*/);
  expect(project.transcript).not.toMatch(/MARKED|TUFSS0VE/);
  await project.destroy();
  expect((await api.dump()).map(({ body }: Json) => body.name)).toEqual(["elsewhere"]);
  await api.expectNoDefect();
});

const stored = async (name: string): Promise<Json[]> =>
  (await bench.api.dump())
    .filter(({ kind, body }) => kind === "credential" && body.name === name)
    .map(({ body }) => body);
