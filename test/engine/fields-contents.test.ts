import { type Json, type Workbench, workbench } from "../support/emulated";
import { engineIsAtLeast } from "../support/engine";
import { summary } from "../support/story";

let bench: Workbench;
beforeEach(async () => {
  bench = await workbench();
});
afterEach(async () => {
  await bench.api.expectNoDefect();
  await bench.close();
});

const program = (contents: string, version = "1.0.0") => `
  const connector = new Connector("orders", { protocol: "http", baseUrl: "https://api.example.com" });
  const version = new ConnectorVersion("version", { connectorId: connector, name: "${version}" });
  ${contents}`;

const ORDER = 'Order: { schema: { type: "object", properties: { lines: { items: { $ref: "#/$defs/Line" } } } } }';
const LINE =
  'Line: { description: "d", accept: ["application/json"], schema: \'{"properties":{"of":{"$ref":"#/$defs/Order"}}}\' }';
const schemas = (...definitions: string[]) =>
  `const schemas = new Definitions("schemas", { version, definitions: { ${definitions.join(", ")} } });\n`;

interface Chapter {
  readonly program: string;
  readonly preview: Record<string, string>;
  readonly holds: (contents: Record<"actions" | "triggers" | "definitions", Record<string, Json>>) => void;
}

/** Applies a program; checks what its preview says, what the service holds afterwards, and that nothing is left to do. */
async function tell({ program, preview, holds }: Chapter, version = "1.0.0"): Promise<void> {
  const { api, project } = bench;
  project.program(program);
  expect(summary(await project.steps())).toEqual(preview);
  await project.up();
  const [connector] = await api.connectors();
  holds(await api.contents(connector.id, version));
  await project.expectNoChanges();
  await project.expectNoDrift();
}

const names = ({ definitions }: Json): string[] => definitions.map(({ definition }: Json) => definition.name);

test("every field of an action and of a trigger is set, changed, unset and replaced", async () => {
  const action = (fields: string, name = "list") => `new Action("list", { version, name: "${name}", ${fields} });\n`;
  const trigger = (fields: string, name = "made") => `new Trigger("made", { version, name: "${name}", ${fields} });`;
  const both = (...contents: string[]): string => program(schemas(ORDER, LINE) + contents.join(""));
  const fullTrigger = `method: "POST", summary: "s", description: "d", type: "http",
    parameters: [{ name: "dry", in: "header", required: true, type: "integer", default: 1 }],
    requestBody: { required: true, definitions: [schemas.ref("Order")] },
    responses: [{ status: 200, definitions: [schemas.ref("Order")] }]`;
  await tell({
    program: both(action('method: "GET", path: "/orders", responses: [{}]'), trigger(fullTrigger)),
    preview: { orders: "create", version: "create", schemas: "create", list: "create", made: "create" },
    holds: ({ actions: { list }, triggers: { made } }) => {
      expect(list).toMatchObject({ type: "http", method: "GET", path: "/orders", parameters: [] });
      expect(list.responses).toHaveLength(1);
      expect(list.responses[0]).not.toHaveProperty("status");
      expect(list).not.toHaveProperty("requestBody");
      expect(made).toMatchObject({ type: "http", method: "POST", summary: "s", description: "d" });
      expect(made.parameters).toMatchObject([{ name: "dry", in: "header", type: "integer", default: 1 }]);
      expect(names(made.requestBody)).toEqual(["Order"]);
      expect(made.responses.map(names)).toEqual([["Order"]]);
    },
  });
  const full = `method: "POST", path: "/orders/{{ param.id }}", summary: "s", description: "d", type: "http",
    parameters: [
      { name: "id", in: "path", required: true, type: "string" },
      { name: "dry", in: "query", type: "boolean", default: false },
    ],
    requestBody: { required: true, definitions: [schemas.ref("Order")] },
    responses: [{ status: 200, definitions: [schemas.ref("Order")] }, { definitions: [{ id: schemas.ids.Line }] }]`;
  await tell({
    program: both(action(full), trigger('method: "PUT", summary: "t", responses: [{ definitions: ["Line"] }]')),
    preview: {
      list: "update description,method,parameters,path,requestBody,responses,summary,type",
      made: "update description,method,parameters,requestBody,responses,summary,type",
    },
    holds: ({ actions: { list }, triggers: { made } }) => {
      expect(list).toMatchObject({ method: "POST", path: "/orders/{{ param.id }}", summary: "s", description: "d" });
      expect(list.parameters).toMatchObject([
        { name: "id", required: true },
        { name: "dry", default: false },
      ]);
      expect(list.requestBody.required).toBe(true);
      expect(names(list.requestBody)).toEqual(["Order"]);
      expect(list.responses.map(({ status }: Json) => status ?? "default")).toEqual([200, "default"]);
      expect(list.responses.map(names)).toEqual([["Order"], ["Line"]]);
      expect(made).toMatchObject({ method: "PUT", summary: "t", parameters: [] });
      for (const key of ["description", "requestBody"]) expect(made).not.toHaveProperty(key);
      expect(made.responses.map(names)).toEqual([["Line"]]);
    },
  });
  await tell({
    program: both(
      action(
        full
          .replace(", default: false", "")
          .replace("required: true, definitions", "definitions")
          .replace("status: 200", "status: 201")
          .replace("ids.Line", "ids.Order"),
      ),
      trigger('method: "PUT", responses: [{}]', "other"),
    ),
    preview: { list: "update parameters,requestBody,responses", made: "replace name,responses,summary" },
    holds: ({ actions: { list }, triggers }) => {
      expect(list.parameters[1]).not.toHaveProperty("default");
      expect(list.requestBody.required).toBe(false);
      expect(list.responses.map(names)).toEqual([["Order"], ["Order"]]);
      expect(Object.keys(triggers)).toEqual(["other"]);
    },
  });
  await tell({
    program: both(action('method: "GET", path: "/", responses: [{ status: 204 }]')),
    preview: { list: "update description,method,parameters,path,requestBody,responses,summary,type", made: "delete" },
    holds: ({ actions: { list }, triggers }) => {
      for (const key of ["summary", "description", "requestBody"]) expect(list).not.toHaveProperty(key);
      expect(list.parameters).toEqual([]);
      expect(list.responses).toMatchObject([{ status: 204, definitions: [] }]);
      expect(triggers).toEqual({});
    },
  });
  await tell({
    program: both(action('method: "GET", path: "/", responses: [{ status: 204 }]', "$all")),
    preview: { list: "replace name" },
    holds: ({ actions }) => expect(Object.keys(actions)).toEqual(["$all"]),
  });
  await bench.project.destroy();
  expect(await bench.api.dump()).toEqual([]);
});

test("definitions are added, changed and removed in place, and those of others are left alone", async () => {
  await tell({
    program: program(schemas(ORDER, LINE)),
    preview: { orders: "create", version: "create", schemas: "create" },
    holds: ({ definitions }) => {
      expect(Object.keys(definitions).sort()).toEqual(["Line", "Order"]);
      expect(definitions["Line"]).toMatchObject({ description: "d", accept: ["application/json"] });
    },
  });
  const [connector] = await bench.api.connectors();
  const foreign = { contentType: "application/schema+json", content: '{"$ref":"#/$defs/Order"}' };
  await bench.api.call("POST", `/connectors/${connector.id}/versions/1.0.0/definitions`, {
    definitions: [{ name: "Foreign", accept: ["application/json"], schema: foreign }],
  });
  const strict = ORDER.replace('type: "object"', "additionalProperties: false");
  await tell({
    program: program(
      schemas(strict, 'Text: { accept: ["text/plain"], schema: { const: null } }', LINE.replace('"d"', '"e"')),
    ),
    preview: { schemas: "update definitions" },
    holds: ({ definitions }) => {
      expect(Object.keys(definitions).sort()).toEqual(["Foreign", "Line", "Order", "Text"]);
      expect(definitions["Line"].description).toBe("e");
      expect(definitions["Text"].accept).toEqual(["text/plain"]);
    },
  });
  // In a schema, false is not the same as absent.
  const plain = "Order: { schema: {} }";
  await tell({
    program: program(schemas(plain.replace("{}", "{ additionalProperties: false }"), "Text: { schema: 'true' }")),
    preview: { schemas: "update definitions" },
    holds: ({ definitions }) => {
      expect(Object.keys(definitions).sort()).toEqual(["Foreign", "Order", "Text"]);
      expect(definitions["Text"].accept).toEqual(["application/json"]);
    },
  });
  const raw = () => bench.api.call("GET", `/schemas/${connector.id}/1.0.0/Order.json`);
  expect(await raw()).toEqual({ additionalProperties: false });
  await tell({
    program: program(schemas(plain)),
    preview: { schemas: "update definitions" },
    holds: ({ definitions }) => expect(Object.keys(definitions).sort()).toEqual(["Foreign", "Order"]),
  });
  expect(await raw()).toEqual({});
  // What means the same is no change, however it is written.
  bench.project.program(program(schemas('Order: { description: "", accept: ["application/json"], schema: "{ }" }')));
  await bench.project.expectNoChanges();
  bench.project.program(program(""));
  const refused = await bench.project.try("up", "--yes", "--skip-preview");
  expect(refused.output).toContain("A definition is in use and was not deleted.");
  bench.project.program(program(schemas(plain).replace("} });", "}, forceDelete: true });")));
  await bench.project.up();
  bench.project.program(program(""));
  await bench.project.up();
  expect(Object.keys((await bench.api.contents(connector.id, "1.0.0")).definitions)).toEqual(["Foreign"]);
});

const PUBLISHED = (path: string, version: string) =>
  program(
    `${schemas(ORDER, LINE)}
    const list = new Action("list", { version, method: "GET", path: "${path}",
      responses: [{ status: 200, definitions: [schemas.ref("Order")] }] });
    const made = new Trigger("made", { version, method: "POST", responses: [{ status: 204 }] });
    new ConnectorVersionPublication("published", { version, contents: [schemas, list, made], isDefault: true });`,
    version,
  );

test("a version is published after its contents, refuses edits in the preview, and gives way to the next one", async () => {
  const { api, project } = bench;
  await tell({
    program: PUBLISHED("/orders", "1.0.0"),
    preview: {
      orders: "create",
      version: "create",
      schemas: "create",
      list: "create",
      made: "create",
      published: "create",
    },
    holds: ({ actions, triggers, definitions }) => {
      expect([actions, triggers, definitions].map((all) => Object.keys(all).length)).toEqual([1, 1, 2]);
    },
  });
  // Written in another way, the contents are the same.
  project.program(
    PUBLISHED("/orders", "1.0.0").replace('method: "POST",', 'method: "POST", parameters: [], summary: "",'),
  );
  await project.expectNoChanges();
  project.program(PUBLISHED("/other", "1.0.0"));
  const preview = await project.try("preview");
  expect(preview.code).not.toBe(0);
  expect(preview.output).toContain('contents: version "1.0.0" is published, and what it holds cannot be edited.');
  const applied = await project.try("up", "--yes", "--skip-preview");
  expect(applied.output).toContain('Version "1.0.0" is published, and published versions cannot be edited.');
  // From 3.260 on, the engine asks nobody about what goes with a version that is replaced, so it has no keys to name.
  const keys = engineIsAtLeast("3.260.0") ? "" : " version";
  project.program(PUBLISHED("/other", "1.1.0"));
  expect((await project.preview()).output).toMatch(/~ path +: "\/orders" => "\/other"/);
  await tell(
    {
      program: PUBLISHED("/other", "1.1.0"),
      preview: {
        version: "replace name",
        schemas: `replace${keys}`,
        list: `replace${keys.replace(" ", " path,")}`,
        made: `replace${keys}`,
        published: "replace contents,version",
      },
      holds: ({ actions: { list } }) => expect(list.path).toBe("/other"),
    },
    "1.1.0",
  );
  const [connector] = await api.connectors();
  expect(connector.versions).toMatchObject([{ name: "1.1.0", isDefault: true, isLatest: true }]);
  const requests = await api.requestsOf(() => project.destroy());
  expect(requests).toEqual([
    "POST /connectors/*/versions/1.1.0/unpublish",
    // A refresh has told the version that it is published; that it is a draft again, it finds out.
    "POST /connectors/*/versions/1.1.0/unpublish",
    "GET /connectors/*/versions/1.1.0",
    "DELETE /connectors/*/versions/1.1.0",
    "DELETE /connectors/*",
  ]);
  expect(await api.dump()).toEqual([]);
});

test("contents of a version that is published by itself do not keep it from being destroyed", async () => {
  const { api, project } = bench;
  const action = 'new Action("list", { version, method: "GET", path: "/", responses: [{}] });';
  project.program(program(action));
  await project.up();
  project.program(program(action).replace('name: "1.0.0"', 'name: "1.0.0", published: true'));
  await project.up();
  project.program(program("").replace('name: "1.0.0"', 'name: "1.0.0", published: true'));
  const { output } = await project.try("up", "--yes", "--skip-preview");
  expect(output).toContain('Version "1.0.0" is published, and published versions cannot be edited.');
  expect(await project.resources()).toHaveProperty("list");
  await project.destroy();
  expect(await api.dump()).toEqual([]);
});

test("what was changed or deleted elsewhere is shown by a refresh and put back by the next update", async () => {
  const { api, project } = bench;
  project.program(PUBLISHED("/orders", "1.0.0").replace(/new ConnectorVersionPublication.*/, ""));
  await project.up();
  const [connector] = await api.connectors();
  const at = `/connectors/${connector.id}/versions/1.0.0`;
  const before = await comparable(connector.id);
  const { actions, definitions } = await api.contents(connector.id, "1.0.0");
  await api.call("PUT", `${at}/actions/list`, { ...actions["list"], path: "/clicked", summary: "Clicked" });
  await api.call("DELETE", `${at}/triggers/made`);
  const clicked = { contentType: "application/schema+json", content: '{"title":"Clicked","$ref":"#/$defs/Line"}' };
  await api.call("PUT", `${at}/definitions/Order`, { ...definitions["Order"], schema: clicked });
  const { stdout } = await project.run("refresh", "--yes", "--skip-preview", "--diff");
  for (const shown of ["/clicked", "Clicked", "#/$defs/Line"]) expect(stdout).toContain(shown);
  expect(summary(await project.steps())).toEqual({
    list: "update path,summary",
    made: "create",
    schemas: "update definitions",
  });
  await project.up();
  await project.expectNoChanges();
  await project.expectNoDrift();
  expect(await comparable(connector.id)).toEqual(before);
  await api.call("DELETE", `${at}/actions/list`);
  await api.call("DELETE", `${at}/definitions/Line?force=true`);
  await project.refresh();
  expect(summary(await project.steps())).toEqual({ list: "create", schemas: "update definitions" });
  await project.up();
  await project.expectNoChanges();
  await api.call("DELETE", at);
  await project.refresh();
  expect(summary(await project.steps())).toEqual({
    version: "create",
    list: "create",
    made: "create",
    schemas: "create",
  });
  await project.up();
  expect(await comparable(connector.id)).toEqual(before);
});

test("contents that are managed elsewhere are looked up, and those of a looked-up version are deleted one by one", async () => {
  const { api, project } = bench;
  const connector = await api.call("POST", "/protocols/http/connectors", {
    name: "Orders",
    baseUrl: "https://api.example.com",
    authSchemeConfigs: [],
    connections: [],
  });
  const { id: versionId } = await api.call("POST", `/connectors/${connector.id}/versions`, { name: "1.0.0" });
  const at = `/connectors/${connector.id}/versions/1.0.0`;
  const schema = { contentType: "application/schema+json", content: '{"type":"object"}' };
  await api.call("POST", `${at}/definitions`, { definitions: [{ name: "Order", accept: ["text/plain"], schema }] });
  const common = { type: "http", method: "GET", parameters: [], responses: [{ definitions: [] }] };
  const action = await api.call("POST", `${at}/actions`, { ...common, name: "list", path: "/orders" });
  const trigger = await api.call("POST", `${at}/triggers`, { ...common, name: "made" });
  project.program(`
    const version = ConnectorVersion.get("version", "${versionId}", { connectorId: "${connector.id}" });
    const list = Action.get("list", "${action.id}", { version });
    const made = Trigger.get("made", "${trigger.id}", { version: "1.0.0", connectorId: "${connector.id}" });
    const schemas = Definitions.get("schemas", "${connector.id}/1.0.0", { version });
    new Action("own", { version, method: "GET", path: list.path, responses: [{ definitions: [schemas.ref("Order")] }] });
    exports.all = [list.name, list.path, made.method, schemas.definitions];`);
  await project.up();
  expect(await project.outputs()).toEqual({
    all: ["list", "/orders", "GET", { Order: { accept: ["text/plain"], schema: { type: "object" } } }],
  });
  await project.expectNoChanges();
  await project.destroy();
  const { actions, triggers, definitions } = await api.contents(connector.id, "1.0.0");
  expect([actions, triggers, definitions].map((all) => Object.keys(all))).toEqual([["list"], ["made"], ["Order"]]);
});

/** What the version holds, without ids, times and addresses. */
async function comparable(connectorId: string): Promise<Json> {
  const text = JSON.stringify(await bench.api.contents(connectorId, "1.0.0"), (key, value: Json) =>
    /^(id|url|.*At)$/.test(key) ? undefined : value,
  );
  const { actions, triggers, definitions } = JSON.parse(text) as Record<string, Json>;
  return { actions, triggers, definitions: Object.entries(definitions).sort() };
}
