import { type Json, type Workbench, workbench } from "../support/emulated";
import { tell } from "../support/story";

let bench: Workbench;
beforeEach(async () => {
  bench = await workbench();
});
afterEach(async () => {
  await bench.api.expectNoDefect();
  await bench.close();
});

const program = (name: string, publication: string, version = "") => `
  const connector = new Connector("orders", { protocol: "http", baseUrl: "https://api.example.com" });
  const version = new ConnectorVersion("version", { connectorId: connector, name: "${name}", ${version} });
  ${publication}`;
const published = (more = "") => `new ConnectorVersionPublication("published", { version, ${more} });`;

const versions = ([connector]: Json[]): Record<string, Json> =>
  Object.fromEntries(connector.versions.map((version: Json) => [version.name, version]));

test("a version is published, chosen, given up, replaced and withdrawn by its publication", async () => {
  await tell(bench, {
    program: program("1.0.0", published()),
    preview: { orders: "create", version: "create", published: "create" },
    holds: (all) => {
      expect(versions(all)["1.0.0"].publishedAt).not.toBeNull();
      expect(versions(all)["1.0.0"].isDefault).toBe(false);
    },
  });
  await tell(bench, {
    program: program("1.0.0", published("isDefault: true")),
    preview: { published: "update isDefault" },
    holds: (all) => expect(versions(all)["1.0.0"].isDefault).toBe(true),
  });
  await bench.project.expectNoDrift();
  await tell(bench, {
    program: program("1.0.0", published("isDefault: false")),
    preview: { published: "update isDefault" },
    holds: (all) => expect(versions(all)["1.0.0"].isDefault).toBe(false),
  });
  await tell(bench, {
    program: program("2.0.0", published("isDefault: true")),
    preview: { version: "replace name", published: "replace isDefault,version" },
    holds: (all) => {
      expect(Object.keys(versions(all))).toEqual(["2.0.0"]);
      expect(versions(all)["2.0.0"]).toMatchObject({ isDefault: true, isLatest: true });
    },
  });
  await tell(bench, {
    program: program("2.0.0", ""),
    preview: { published: "delete" },
    holds: (all) => expect(versions(all)["2.0.0"].publishedAt).toBeNull(),
  });
  await bench.project.destroy();
  expect(await bench.api.dump()).toEqual([]);
});

test("a version that was withdrawn elsewhere is published again after a refresh", async () => {
  bench.project.program(program("1.0.0", published()));
  await bench.project.up();
  const [connector] = await bench.api.connectors();
  await bench.api.call("POST", `/connectors/${connector.id}/versions/1.0.0/unpublish`);
  await bench.project.refresh();
  expect(await bench.project.resources()).not.toHaveProperty("published");
  await bench.project.up();
  expect(versions(await bench.api.connectors())["1.0.0"].publishedAt).not.toBeNull();
  await bench.project.expectNoDrift();
});

test("a destroy of a version in use ends at its publication, names the way out, and goes on after that", async () => {
  bench.project.program(program("1.0.0", published()));
  await bench.project.up();
  const [connector] = await bench.api.connectors();
  const use = { organisationId: connector.organisationId, connectorId: connector.id, version: "1.0.0" };
  await bench.api.tool("POST", "subscribers", use);
  const refused = await bench.project.try("destroy", "--yes", "--skip-preview");
  expect(refused.code).not.toBe(0);
  expect(refused.output).toContain('Version "1.0.0" is in use and stays published.');
  expect(refused.output).toContain("retainOnDelete: true");
  expect(Object.keys(await bench.project.resources())).toEqual(expect.arrayContaining(["version", "published"]));
  const kept = published().replace("});", "}, { retainOnDelete: true });");
  bench.project.program(program("1.0.0", kept, "forceDelete: true"));
  await bench.project.up();
  await bench.project.destroy();
  expect(await bench.api.dump()).toEqual([]);
});
