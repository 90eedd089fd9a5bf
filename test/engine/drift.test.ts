import { type Json, ORGANISATION, READ_KEY, type Workbench, workbench } from "../support/emulated";
import { summary } from "../support/story";
import { proved } from "../support/proof";

let bench: Workbench;
beforeEach(async () => {
  bench = await workbench();
  bench.project.program(PROGRAM);
  await bench.project.up();
});
afterEach(async () => {
  await bench.api.expectNoDefect();
  await bench.close();
});

const PROGRAM = `
  const orders = new Connector("orders", {
    protocol: "http", baseUrl: "https://api.example.com", public: true, tags: { team: ["a"] },
    documentationURL: "https://docs.example.com", imageURL: "https://example.com/logo.png",
    connectionVariables: { region: "eu" },
    authSchemeConfigs: [
      { id: "key", schemeType: "api-key", name: "X-Key", in: "header" }, { id: "basic", schemeType: "basic-auth" },
    ],
  });
  new ConnectorVersion("first", {
    connectorId: orders, name: "1.0.0", description: "First", published: true, isDefault: true,
  });
  new ConnectorVersion("draft", { connectorId: orders, name: "2.0.0", description: "Second", published: false });
  new Connection("production", {
    connectorId: orders, variables: { region: "eu" }, credentials: { action: [
      { authSchemeConfig: "key", credential: { type: "string", name: "k", data: { value: "MARKED-1" } } },
      { authSchemeConfig: { id: "basic", schemeType: "basic-auth" },
        credential: { type: "basic-auth", data: { username: "u", password: "MARKED-2" } } },
    ] },
  });`;

const at = (connector: Json, path = ""): string => `/connectors/${connector.id}${path}`;

test("every readable field that was changed elsewhere is shown by a refresh and put back by the next update", async () => {
  const { api, project } = bench;
  const before = await comparable();
  const [one] = await api.connectors();
  await api.call("PUT", at(one), {
    id: one.id,
    organisationId: ORGANISATION,
    protocol: "http",
    name: "Clicked",
    baseUrl: "https://clicked.example.com",
    tags: { clicked: ["x"] },
    authSchemeConfigIds: ["basic", "key"],
    connectionVariables: [{ name: "region", value: "us" }],
  });
  await api.call("PUT", at(one, "/auth-scheme-configs/key"), { ...one.authSchemeConfigs[0], in: "cookie" });
  await api.call("PUT", at(one, "/auth-scheme-configs/extra"), { id: "extra", description: "", schemeType: "none" });
  const draft = await api.call("GET", at(one, "/versions/2.0.0"));
  await api.call("PUT", at(one, "/versions/2.0.0"), { ...draft, description: "Clicked", isDefault: true });
  await api.call("POST", at(one, "/versions/2.0.0/publish"));
  const [connection] = one.connections;
  const [key, basic] = connection.credentials.action;
  await api.call("PUT", at(one, `/connections/${connection.id}`), {
    id: connection.id,
    name: "Clicked",
    variables: [],
    credentials: {
      action: [
        { id: basic.id, authSchemeConfig: { ...basic.authSchemeConfig, description: "Clicked" } },
        { id: key.id, authSchemeConfig: { ...key.authSchemeConfig, name: "X-Clicked" } },
      ],
    },
  });
  const { credential } = basic;
  const data = { username: "clicked", password: "clicked-password" };
  await api.call("PUT", `/credentials/${credential.id}`, { ...credential, data, usages: undefined, errors: undefined });

  const { stdout } = await project.run("refresh", "--yes", "--skip-preview", "--diff");
  for (const shown of ["Clicked", "clicked.example.com", '"us"', "cookie", "extra"]) expect(stdout).toContain(shown);
  expect(stdout).not.toContain("MARKED");
  expect(summary(await project.steps())).toEqual({
    orders: "update authSchemeConfigs,baseUrl,connectionVariables,documentationURL,imageURL,name,public,tags",
    first: "update isDefault",
    draft: "update description,published",
    production: "update credentials,name,variables",
  });
  await project.up();
  await project.expectNoChanges();
  await project.expectNoDrift();
  expect(await comparable()).toEqual(before);
  expect(await project.state()).not.toContain("MARKED");
});

test("objects that were deleted elsewhere are dropped by a refresh and made again by the next update", async () => {
  const { api, project } = bench;
  const before = await comparable();
  const [one] = await api.connectors();
  await api.call("DELETE", at(one, `/connections/${one.connections[0].id}`));
  await api.call("DELETE", at(one, "/versions/2.0.0"));
  await project.refresh();
  expect(summary(await project.steps())).toEqual({ draft: "create", production: "create" });
  await project.up();
  await project.expectNoChanges();
  expect(await comparable()).toEqual(before);
  await api.call("DELETE", at(one, "?force=true"));
  await project.refresh();
  expect(summary(await project.steps())).toEqual({
    orders: "create",
    first: "create",
    draft: "create",
    production: "create",
  });
  await project.up();
  expect(await comparable()).toEqual(before);
  const removed = await api.connectors();
  await api.call("DELETE", at(removed[0], "?force=true"));
  // What vanished needs no deleting.
  await project.destroy();
  expect(await api.dump()).toEqual([]);
});

test("a version that was renamed elsewhere is recognised, and gets its name back", async () => {
  const { api, project } = bench;
  const [one] = await api.connectors();
  const draft = await api.call("GET", at(one, "/versions/2.0.0"));
  await api.call("PUT", at(one, "/versions/2.0.0"), { ...draft, name: "clicked" });
  await project.refresh();
  expect(summary(await project.steps())).toEqual({ draft: "replace name" });
  await project.up();
  const names = (await api.connectors())[0].versions.map(({ name }: Json) => name);
  expect(names.sort()).toEqual(["1.0.0", "2.0.0"]);
});

test("a preview sends nothing, and a preview with refresh and a refresh only read", async () => {
  const { api, project } = bench;
  expect(await api.requestsOf(() => project.expectNoChanges())).toEqual([]);
  project.env = { ...project.env, VERSORI_API_KEY: READ_KEY };
  const read = await api.requestsOf(() => project.run("preview", "--refresh", "--expect-no-changes"));
  expect(read.sort()).toEqual([
    "GET /connectors/*",
    "GET /connectors/*/connections/*",
    "GET /connectors/*/versions/1.0.0",
    "GET /connectors/*/versions/2.0.0",
  ]);
  expect((await api.requestsOf(() => project.expectNoDrift())).sort()).toEqual(read.sort());
  proved(
    "reads-only",
    `preview: 0 requests; preview with refresh, refresh: ${read.length} GETs each, 0 writes, a read-only key`,
  );
});

/** Everything the API tells, but ids and times. */
async function comparable(): Promise<Json> {
  const text = JSON.stringify(await bench.api.connectors(), (key, value: Json) =>
    /^(id|.*At)$/.test(key) && key !== "publishedAt" ? undefined : key === "publishedAt" ? value !== null : value,
  );
  const sorted = JSON.parse(text) as Json[];
  for (const connector of sorted) connector.versions.sort((a: Json, b: Json) => (a.name < b.name ? -1 : 1));
  return sorted;
}
