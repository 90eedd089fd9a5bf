import { type Json, type Workbench, workbench } from "../support/emulated";
import { tell } from "../support/story";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(() => bench.close());

const program = (first: string, second?: string) => `
  const connector = new Connector("orders", { protocol: "http", baseUrl: "https://api.example.com" });
  const first = new ConnectorVersion("first", { connectorId: connector, ${first} });
  ${second ? `new ConnectorVersion("second", { connectorId: connector.id, ${second} }, { dependsOn: first });` : ""}`;

const versions = ([connector]: Json[]): Record<string, Json> =>
  Object.fromEntries(connector.versions.map((version: Json) => [version.name, version]));

test("every field of a version is set, changed, unset and replaced", async () => {
  await tell(bench, {
    program: program('name: "1.0.0"'),
    preview: { orders: "create", first: "create" },
    holds: (all) => {
      expect(versions(all)["1.0.0"]).toMatchObject({ publishedAt: null, isDefault: false });
    },
  });
  await tell(bench, {
    program: program('name: "1.0.0", description: "First", isDefault: true'),
    preview: { first: "update description,isDefault" },
    holds: (all) => {
      expect(versions(all)["1.0.0"]).toMatchObject({ description: "First", isDefault: true, publishedAt: null });
    },
  });
  await tell(bench, {
    program: program('name: "1.0.0", description: "The first", isDefault: true, published: true, forceDelete: true'),
    preview: { first: "update description,forceDelete,published" },
    holds: (all) => {
      const version = versions(all)["1.0.0"];
      expect(version).toMatchObject({ description: "The first", isDefault: true, isLatest: true });
      expect(version.publishedAt).not.toBeNull();
    },
  });
  await tell(bench, {
    program: program(
      'name: "1.0.0", description: "The first", published: true',
      'name: "2.0.0", description: "Second", fromVersion: "1.0.0", published: true, isDefault: true',
    ),
    preview: { first: "update forceDelete,isDefault", second: "create" },
    holds: (all) => {
      expect(versions(all)["1.0.0"]).toMatchObject({ isDefault: false, isLatest: false });
      expect(versions(all)["2.0.0"]).toMatchObject({ isDefault: true, isLatest: true, description: "Second" });
    },
  });
  await tell(bench, {
    program: program('name: "1.0.0", published: false, isDefault: true', 'name: "2.0.0", description: "Second"'),
    preview: { first: "update description,isDefault,published", second: "update fromVersion,isDefault,published" },
    holds: (all) => {
      expect(versions(all)["1.0.0"]).toMatchObject({ publishedAt: null, isDefault: true });
      expect(versions(all)["1.0.0"]).not.toHaveProperty("description");
      // What the program leaves alone stays published.
      expect(versions(all)["2.0.0"].publishedAt).not.toBeNull();
    },
  });
  await tell(bench, {
    program: program('name: "1.0.1", isDefault: false', 'name: "2.0.0", description: "Second", published: false'),
    preview: { first: "replace isDefault,name,published", second: "update published" },
    holds: (all) => {
      expect(Object.keys(versions(all)).sort()).toEqual(["1.0.1", "2.0.0"]);
      expect(versions(all)["2.0.0"].publishedAt).toBeNull();
    },
  });
  await tell(bench, {
    program: program('name: "1.0.1", fromVersion: "2.0.0"', 'name: "2.0.0", description: "Second"'),
    preview: { first: "replace fromVersion,isDefault", second: "update published" },
    holds: (all) => expect(Object.keys(versions(all)).sort()).toEqual(["1.0.1", "2.0.0"]),
  });
});

test("a published version refuses another text in the preview already, and says what to do", async () => {
  bench.project.program(program('name: "3.0.0", description: "Third", published: true'));
  await bench.project.up();
  bench.project.program(program('name: "3.0.0", description: "Other", published: true'));
  const { code, output } = await bench.project.try("preview");
  expect(code).not.toBe(0);
  expect(output).toContain('description: version "3.0.0" is published, and published versions cannot be edited.');
  bench.project.program(program('name: "3.0.0", description: "Other", published: false'));
  await bench.project.up();
  await bench.project.expectNoChanges();
});

test("a version in use cannot be withdrawn or deleted without force, and the error names the way out", async () => {
  bench.project.program(program('name: "3.0.0", description: "Other", published: true'));
  await bench.project.up();
  const [connector] = await bench.api.connectors();
  const use = { organisationId: connector.organisationId, connectorId: connector.id, version: "3.0.0" };
  await bench.api.tool("POST", "subscribers", use);
  const refused = await bench.project.try("destroy", "--yes", "--skip-preview", "--target", "**::first");
  expect(refused.code).not.toBe(0);
  expect(refused.output).toContain("The version is in use and was not deleted.");
  expect(refused.output).toContain("forceDelete: true");
  expect(Object.keys(versions(await bench.api.connectors()))).toEqual(["3.0.0"]);
  bench.project.program(program('name: "3.0.0", description: "Other", published: true, forceDelete: true'));
  await bench.project.up();
  await bench.project.run("destroy", "--yes", "--skip-preview", "--target", "**::first");
  expect(versions(await bench.api.connectors())).toEqual({});
  await bench.api.tool("DELETE", "subscribers");
  await bench.project.destroy();
  await bench.api.expectNoDefect();
});
