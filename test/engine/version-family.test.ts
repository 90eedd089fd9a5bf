import { type Json, type Workbench, workbench } from "../support/emulated";
import { project } from "../support/project";
import { summary } from "../support/story";

let bench: Workbench;
beforeEach(async () => {
  bench = await workbench();
});
afterEach(async () => {
  await bench.api.expectNoDefect();
  await bench.close();
});

const document = (...ids: string[]): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Orders", version: "1" },
    servers: [{ url: "https://api.example.com" }],
    paths: Object.fromEntries(ids.map((id) => [`/${id}`, { get: { responses: { 200: { description: "ok" } } } }])),
  });
const connector = `const connectorId = new Connector("orders", { protocol: "http", baseUrl: "https://api.example.com" });`;
const held = async (): Promise<Json[]> => (await bench.api.connectors())[0].versions;
const named = async (): Promise<Record<string, Json>> =>
  Object.fromEntries((await held()).map((version) => [version.name, version]));

test("two stacks of one program share a connector, and each only deletes the versions that it made", async () => {
  const { api, project: main } = bench;
  const body = { name: "orders", baseUrl: "https://api.example.com", authSchemeConfigs: [] };
  const { id } = await api.call("POST", "/protocols/http/connectors", body);
  const program = (...ids: string[]) => `
    new ConnectorVersion("api", { connectorId: "${id}", openapi: ${document(...ids)}, published: true });`;
  const other = await project({ env: api.env });
  try {
    main.program(program("list"));
    await main.up();
    const [first] = await held();
    other.program(program("list"));
    await other.up();
    other.program(program("list", "make"));
    await other.up();
    expect((await held()).length).toBe(2);
    await main.expectNoDrift();
    await main.expectNoChanges();
    await other.destroy();
    expect((await held()).map((version) => version.id as string)).toEqual([first.id]);
    await main.destroy();
    expect(await held()).toEqual([]);
  } finally {
    other.close();
  }
});

test("a replacement by force of a version that follows its document leaves that version where it is", async () => {
  const { project } = bench;
  project.program(`${connector} new ConnectorVersion("api", { connectorId, openapi: ${document("list")} });`);
  await project.up();
  const [before] = await held();
  await project.run("up", "--yes", "--skip-preview", "--replace", "**ConnectorVersion::api");
  expect((await held()).map(({ id }) => id as string)).toEqual([before.id]);
  await project.expectNoDrift();
  await project.expectNoChanges();
});

const family = (...more: string[]): string =>
  more.map((one, i) => `new ConnectorVersion("v${i}", { openapi: ${document(`a${i}`)}, ${one} });`).join("\n");
test("the preview refuses two resources of one family, however their connector is given, and names both", async () => {
  const { project } = bench;
  for (const versions of [
    family("connectorId, namePrefix: 'api'", "connectorId, namePrefix: 'api'"),
    family("connectorId: connectorId.id, namePrefix: 'api'", "connectorId, namePrefix: 'api'"),
    family("connectorId: 'c', namePrefix: 'api'", "connectorId: 'c', namePrefix: 'api'"),
    family("connectorId: pulumi.output('c'), namePrefix: 'api'", "connectorId: 'c', namePrefix: pulumi.output('api')"),
  ]) {
    project.program(`${connector}\n${versions}`);
    const { code, output } = await project.try("preview");
    expect(code).not.toBe(0);
    expect(output).toMatch(/namePrefix: "api" is what the resource "v[01]" names versions of this connector after/);
    expect(output).toContain("Give one of them another namePrefix.");
    expect(["v0", "v1"].filter((one) => !output.includes(one))).toEqual([]);
  }
  project.program(`${connector}\n${family("connectorId", "connectorId", "connectorId, name: '1.0.0'")}`);
  await project.up();
  await project.expectNoChanges();
});

test.each([
  ["a name of its own", 'name: "draft",', "replace openapi"],
  ["a name that follows from the document", "", "replace name,openapi"],
])("an edit of a draft with %s leaves the published copy, and the default, as they are", async (_, name, change) => {
  const { api, project } = bench;
  const program = (copy: string, ...ids: string[]) => `${connector}
    const draft = new ConnectorVersion("draft", { connectorId, ${name} openapi: ${document(...ids)} });
    const version = new ConnectorVersion("copy", { connectorId, name: "${copy}", fromVersion: draft.name });
    new ConnectorVersionPublication("published", { version, isDefault: true });`;
  project.program(program("1.0.0", "list"));
  await project.up();
  const before = (await named())["1.0.0"];
  expect(before).toMatchObject({ isDefault: true });
  project.program(program("1.0.0", "list", "make"));
  expect(summary(await project.steps())).toEqual({
    draft: change,
    ...(name === "" && { copy: "update fromVersion" }),
  });
  const requests = await api.requestsOf(() => project.up());
  expect(requests.filter((request) => request.includes("1.0.0") && !request.startsWith("GET "))).toEqual([]);
  expect((await named())["1.0.0"]).toEqual(before);
  await project.expectNoChanges();
  project.program(program("2.0.0", "list", "make"));
  await project.up();
  const after = await named();
  expect(after).not.toHaveProperty(["1.0.0"]);
  expect(after["2.0.0"]).toMatchObject({ isDefault: true });
  await project.expectNoChanges();
});

test.each([
  ["description", 'description: "one",', 'description: "two",'],
  ["openapi", `openapi: ${document("list")},`, `openapi: ${document("list", "make")},`],
])("an edit of the %s of a version with a publication is refused by the preview, and by up", async (key, was, is) => {
  const { project } = bench;
  const program = (more: string, version = "1.0.0") => `${connector}
    const version = new ConnectorVersion("version", { connectorId, name: "${version}", ${more} });
    new ConnectorVersionPublication("published", { version, isDefault: true });`;
  project.program(program(was));
  await project.up();
  const before = await held();
  project.program(program(is));
  for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
    const { code, output } = await project.try(...command);
    expect(code).not.toBe(0);
    expect(output).toContain(`${key}: version "1.0.0" is published, and published versions cannot be edited.`);
    expect(output).toContain("Give the change to a version with another name.");
  }
  expect(await held()).toEqual(before);
  project.program(program(is, "2.0.0"));
  await project.up();
  expect(Object.keys(await named())).toEqual(["2.0.0"]);
  await project.expectNoChanges();
});
