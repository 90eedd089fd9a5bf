import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ORGANISATION, workbench } from "../support/emulated";
import { adoption, engineIsAtLeast } from "../support/engine";
import { summary } from "../support/story";

/** An import file without parents finds resources that have none. */
const OUTSIDE = { components: false };

const line = (name: string): string => `exports.handler=()=>require("pulumi-versori/dynamic/${name}");`;

if (!engineIsAtLeast("3.254.0")) {
  test("an import file is refused before 3.254, and nothing changes", async () => {
    const { api, project, close } = await workbench(OUTSIDE);
    try {
      const { id } = await api.call("POST", "/credentials", { name: "k", type: "string", data: { value: "MARKED-1" } });
      const own = { organisationId: ORGANISATION, name: "k", type: "string", __provider: line("credential") };
      const type = "pulumi-nodejs:dynamic/versori:Credential";
      const file = join(project.base, "import.json");
      writeFileSync(file, JSON.stringify({ resources: [{ type, name: "k", id, inputs: own, outputs: own }] }));
      const before = { dump: await api.dump(), resources: await project.resources() };
      const { code } = await project.try("import", "--file", file, "--yes", "--generate-code=false");
      expect(code).not.toBe(0);
      expect({ dump: await api.dump(), resources: await project.resources() }).toEqual(before);
    } finally {
      await close();
    }
  });
}

adoption("a credential that exists already is adopted, and gets its secret from the program", async () => {
  const { api, project, close } = await workbench(OUTSIDE);
  try {
    const body = { name: "shared", type: "string", data: { value: "MARKED-1" } };
    const { id } = await api.call("POST", "/credentials", body);
    project.program('new Credential("shared", { type: "string", data: { value: "MARKED-2" } });');
    const own = { organisationId: ORGANISATION, name: "shared", type: "string", __provider: line("credential") };
    const type = "pulumi-nodejs:dynamic/versori:Credential";
    const file = join(project.base, "import.json");
    writeFileSync(file, JSON.stringify({ resources: [{ type, name: "shared", id, inputs: own, outputs: own }] }));
    await project.run("import", "--file", file, "--yes", "--generate-code=false", "--protect=false");
    await project.refresh();
    expect(summary(await project.steps())).toEqual({ shared: "update data" });
    await project.up();
    await project.expectNoChanges();
    expect((await api.dump()).map((one) => one.body)).toMatchObject([{ id, data: { value: "MARKED-2" } }]);
    expect(await project.state()).not.toContain("MARKED");
    await project.destroy();
  } finally {
    await close();
  }
});

adoption("objects of all three kinds that exist already are adopted by an import file, without a change", async () => {
  const bench = await workbench(OUTSIDE);
  const { api, project } = bench;
  try {
    const config = { id: "key", description: "", schemeType: "api-key", name: "X-Key", in: "header" };
    const made = { name: "Orders", baseUrl: "https://api.example.com", authSchemeConfigs: [config], connections: [] };
    const connector = await api.call("POST", "/protocols/http/connectors", made);
    const at = `/connectors/${connector.id}`;
    const version = await api.call("POST", `${at}/versions`, { name: "1.0.0" });
    await api.call("POST", `${at}/versions/1.0.0/publish`);
    const credential = { name: "k", type: "string", data: { value: "MARKED-1" } };
    const connection = await api.call("POST", `${at}/connections`, {
      name: "production",
      variables: [],
      credentials: { action: [{ authSchemeConfig: config, credential }] },
    });
    const bound = connection.credentials.action[0];
    project.program(`
      const orders = new Connector("orders", {
        name: "Orders", protocol: "http", baseUrl: "https://api.example.com",
        authSchemeConfigs: [{ id: "key", schemeType: "api-key", name: "X-Key", in: "header" }],
      });
      new ConnectorVersion("first", { connectorId: orders, name: "1.0.0", published: true });
      new Connection("production", { connectorId: orders, credentials: { action: [
        { authSchemeConfig: "key", credential: { id: "${bound.credential.id}" } } ] } });`);
    const resource = (type: string, module: string, name: string, id: string, inputs: object) => {
      const own = { organisationId: ORGANISATION, ...inputs, __provider: line(module) };
      return { type: `pulumi-nodejs:dynamic/versori:${type}`, name, id, inputs: own, outputs: own };
    };
    const below = { connectorId: connector.id };
    const resources = [
      resource("Connector", "connector", "orders", connector.id, { name: "Orders" }),
      resource("ConnectorVersion", "connector-version", "first", version.id, { ...below, name: "1.0.0" }),
      resource("Connection", "connection", "production", connection.id, {
        ...below,
        name: "production",
        credentials: { action: [{ authSchemeConfig: "key", credential: { id: bound.credential.id } }] },
      }),
    ];
    const file = join(project.base, "import.json");
    writeFileSync(file, JSON.stringify({ resources }));
    const requests = await api.requestsOf(() =>
      project.run("import", "--file", file, "--yes", "--generate-code=false", "--protect=false"),
    );
    expect(requests).toEqual([]);
    const early = await project.try("preview");
    expect(early.output).toContain('Run "pulumi refresh", which reads the rest, and preview again.');
    await project.refresh();
    await project.expectNoChanges();
    await project.expectNoDrift();
    // From here on they are like any other: changed in place, and deleted in the end.
    project.program(
      'new Connector("orders", { name: "Renamed", protocol: "http", baseUrl: "https://api.example.com" });',
    );
    await project.up();
    expect((await api.connectors())[0]).toMatchObject({
      id: connector.id,
      name: "Renamed",
      connections: [],
      versions: [],
    });
    await project.destroy();
    expect(await api.dump()).toEqual([]);
  } finally {
    await bench.close();
  }
});

adoption("the contents of a version and its publication are adopted by an import file, without a change", async () => {
  const { api, project, close } = await workbench(OUTSIDE);
  try {
    const made = { name: "Orders", baseUrl: "https://api.example.com", authSchemeConfigs: [], connections: [] };
    const connector = await api.call("POST", "/protocols/http/connectors", made);
    const at = `/connectors/${connector.id}/versions`;
    const version = await api.call("POST", at, { name: "1.0.0" });
    const definitions = Object.entries({ Order: '{"items":{"$ref":"#/$defs/Order"}}', Other: "{}" }).map(
      ([name, content]) => {
        const schema = { contentType: "application/schema+json", content };
        return { name, accept: ["application/json"], schema };
      },
    );
    await api.call("POST", `${at}/1.0.0/definitions`, { definitions });
    const action = await api.call("POST", `${at}/1.0.0/actions`, {
      type: "http",
      name: "list",
      method: "GET",
      path: "/orders",
      parameters: [],
      responses: [{ status: 200, definitions: [{ definition: { name: "Order" } }] }],
    });
    await api.call("POST", `${at}/1.0.0/publish`);
    const before = await api.dump();
    project.program(`
      const place = { connectorId: "${connector.id}", version: "1.0.0" };
      const order = { schema: { items: { $ref: "#/$defs/Order" } } };
      const schemas = new Definitions("schemas", { ...place, definitions: { Order: order } });
      const responses = [{ status: 200, definitions: [schemas.ref("Order")] }];
      const list = new Action("list", { ...place, method: "GET", path: "/orders", responses });
      new ConnectorVersionPublication("published", { ...place, contents: [schemas, list] });`);
    const resource = (type: string, module: string, name: string, id: string, inputs: object) => {
      const place = { organisationId: ORGANISATION, connectorId: connector.id, version: "1.0.0" };
      const own = { ...place, ...inputs, __provider: line(module) };
      return { type: `pulumi-nodejs:dynamic/versori:${type}`, name, id, inputs: own, outputs: own };
    };
    const resources = [
      // Named, as there is another one in the version that is not to be managed.
      resource("Definitions", "definitions", "schemas", `${connector.id}/1.0.0`, { definitions: { Order: {} } }),
      resource("Action", "action", "list", action.id, { name: "list" }),
      resource("ConnectorVersionPublication", "connector-version-publication", "published", version.id, {}),
    ];
    const file = join(project.base, "import.json");
    writeFileSync(file, JSON.stringify({ resources }));
    await project.run("import", "--file", file, "--yes", "--generate-code=false", "--protect=false");
    await project.refresh();
    // What was there before the publication is new to it; to record it sends nothing but a look at the version.
    const requests = await api.requestsOf(() => project.up());
    expect(requests).toEqual(["GET /connectors/*/versions/1.0.0"]);
    await project.expectNoChanges();
    await project.expectNoDrift();
    expect(await api.dump()).toEqual(before);
    await project.destroy();
    expect(Object.keys((await api.contents(connector.id, "1.0.0")).definitions)).toEqual(["Other"]);
  } finally {
    await close();
  }
});
