import type { Json } from "../support/emulated";
import { Client, ORGANISATION } from "./client";

let client: Client;
let id: string;
let at: string;
beforeEach(async () => {
  client = await Client.start();
  ({ id } = await client.connector());
  await client.ok("POST", `/connectors/${id}/versions`, { name: "1" });
  at = `/connectors/${id}/versions/1`;
});
afterEach(() => client.close());

const definition = (name: string, schema: object = { type: "object" }, accept = ["application/json"]) => ({
  name,
  accept,
  schema: { contentType: "application/schema+json", content: JSON.stringify(schema) },
});
const define = (...definitions: object[]): Promise<Json> =>
  client.ok("POST", `${at}/definitions`, { definitions }).then((answer) => answer.definitions);

const action = (more: object = {}) => ({
  type: "http",
  name: "getOrder",
  method: "GET",
  path: "/orders/{{ param.id }}",
  parameters: [{ name: "id", in: "path", required: true, type: "string" }],
  responses: [{ status: 200, definitions: [{ definition: { name: "Order" } }] }],
  ...more,
});
const fieldsOf = async (method: string, path: string, body: object, status = 400): Promise<string[]> => {
  const reply = await client.call(method, path, body);
  expect(reply.status).toBe(status);
  return (reply.body.fields ?? []).map(({ field }: Json) => field);
};

test("definitions are made together, even when they refer to each other in a circle", async () => {
  const [order, line] = await define(
    definition("Order", { properties: { lines: { items: { $ref: "#/$defs/Line" } } } }),
    definition("Line", {
      properties: { order: { $ref: "#/$defs/Order/properties/id" }, own: { $ref: "#/$defs/Own" } },
      $defs: { Own: {} },
    }),
  );
  expect(order).toEqual({
    id: expect.any(String),
    name: "Order",
    accept: ["application/json"],
    url: expect.any(String),
  });
  expect(order.url).toMatch(/\/Order\.json$/);
  const raw = await fetch(order.url, { headers: { authorization: "Bearer key" } });
  expect(raw.headers.get("content-type")).toContain("application/schema+json");
  expect(await raw.json()).toEqual({ properties: { lines: { items: { $ref: "Line.json" } } } });
  const schema = await client.ok("GET", `/schemas/${id}/1/Line.json`);
  expect(schema.properties).toEqual({ order: { $ref: "Order.json#/properties/id" }, own: { $ref: "#/$defs/Own" } });
  const read = await client.ok("GET", `${at}/definitions/Order`);
  expect(read).toEqual({ ...order, referencedBy: [{ type: "definition", id: line.id, name: "Line" }] });
  expect((await client.ok("GET", `${at}/definitions?name=Line`)).definitions).toEqual([line]);
});

test("a definition is refused with the path of what is wrong", async () => {
  await define(definition("Order"));
  const refused = (...definitions: object[]) => fieldsOf("POST", `${at}/definitions`, { definitions });
  expect(await fieldsOf("POST", `${at}/definitions`, { definitions: [definition("Order")] }, 409)).toEqual([
    "definitions[0].name",
  ]);
  expect(await refused(definition("A", { $ref: "#/$defs/Nothing" }))).toEqual(["definitions[0].schema.content"]);
  const broken = { ...definition("A"), schema: { contentType: "application/schema+json", content: "{" } };
  expect(await refused(broken)).toEqual(["definitions[0].schema.content"]);
  expect(await refused(definition("not a name"))).toEqual(["definitions[0].name"]);
  expect((await client.ok("GET", `${at}/definitions`)).totalCount).toBe(1);
});

test("a definition is edited in place, and its schema stays when none is sent", async () => {
  const [order] = await define(definition("Order", { title: "old" }));
  const path = `${at}/definitions/Order`;
  const body = { id: order.id, name: "Order", accept: ["text/plain"], description: "An order" };
  expect(await client.ok("PUT", path, body)).toEqual({ ...order, accept: ["text/plain"], description: "An order" });
  expect((await client.ok("GET", new URL(order.url).pathname.split(ORGANISATION)[1] ?? "")).title).toBe("old");
  expect(await fieldsOf("PUT", path, { ...body, name: "Other" })).toEqual(["name"]);
});

test("what something refers to is deleted by force only, alone, together, or all at once", async () => {
  const [order] = await define(definition("Order"), definition("Line", { $ref: "#/$defs/Order" }), definition("C"));
  await client.ok("POST", `${at}/actions`, action());
  const refused = await client.call("DELETE", `${at}/definitions/Order`);
  expect(refused).toMatchObject({ status: 412, body: { definition: { id: order.id, name: "Order" } } });
  expect(refused.body.definition.referencedBy.map(({ type }: Json) => type)).toEqual(["definition", "action"]);
  const several = (body: object, query = "") => client.call("DELETE", `${at}/definitions${query}`, body);
  expect((await several({ names: ["Order", "Line"] })).status).toBe(412);
  expect((await several({ names: ["Nothing"] })).status).toBe(404);
  expect((await several({ names: ["Order"], ids: [order.id] })).status).toBe(400);
  expect((await several({ all: true, names: ["C"] })).status).toBe(400);
  expect((await several({ names: ["C"] })).status).toBe(204);
  expect((await several({ ids: [order.id] }, "?force=true")).status).toBe(204);
  expect((await client.ok("GET", `${at}/actions/getOrder`)).responses[0].definitions).toEqual([]);
  expect((await several({ all: true })).status).toBe(204);
  expect((await client.ok("GET", `${at}/definitions`)).totalCount).toBe(0);
});

test.each(["actions", "triggers"])(
  "%s are made, found, edited and deleted, with their definitions in full",
  async (kind) => {
    const [order] = await define(definition("Order"), definition("Text", {}, ["text/plain"]));
    const { path: _, ...trigger } = action({
      parameters: [{ name: "id", in: "query", required: true, type: "string" }],
    });
    const body = kind === "actions" ? action() : trigger;
    const made = await client.ok("POST", `${at}/${kind}`, body);
    expect(made).toMatchObject({ name: "getOrder", errors: [], responses: [{ status: 200 }] });
    expect(made.responses[0].definitions).toEqual([{ id: expect.any(String), definition: order }]);
    expect(await client.ok("GET", `${at}/${kind}/getOrder`)).toEqual(made);
    expect((await client.ok("GET", `${at}/${kind}?name=getOrder`))[kind]).toEqual([made]);
    const text = {
      id: "0".repeat(26),
      definition: { id: "x", name: "Text", accept: ["text/plain"], url: "https://x" },
    };
    text.definition.id = (await client.ok("GET", `${at}/definitions/Text`)).id;
    const requestBody = { required: true, definitions: [text] };
    const changed = await client.ok("PUT", `${at}/${kind}/getOrder`, { ...made, summary: "One order", requestBody });
    expect(changed).toMatchObject({ ...made, summary: "One order", requestBody: { required: true } });
    expect(changed.requestBody.definitions[0].definition.name).toBe("Text");
    expect(await fieldsOf("PUT", `${at}/${kind}/getOrder`, { ...made, name: "other" })).toEqual(["/name"]);
    expect(await fieldsOf("POST", `${at}/${kind}`, body, 409)).toEqual(["/name"]);
    expect(await fieldsOf("POST", `${at}/${kind}`, { ...body, name: "b", responses: [] })).toEqual(["/responses"]);
    const nothing = [{ definitions: [{ definition: { name: "Nothing" } }] }];
    expect(await fieldsOf("POST", `${at}/${kind}`, { ...body, name: "b", responses: nothing })).toEqual([
      "/responses/0/definitions/0/definition",
    ]);
    expect((await client.call("DELETE", `${at}/${kind}/getOrder`)).status).toBe(204);
    expect((await client.call("GET", `${at}/${kind}/getOrder`)).status).toBe(404);
  },
);

test("a placeholder without a parameter is an error that does not stop the action, an unused one a warning", async () => {
  await define(definition("Order"));
  const parameters = [{ name: "other", in: "path", required: true, type: "string" }];
  const { errors } = await client.ok("POST", `${at}/actions`, action({ parameters }));
  expect(errors).toMatchObject([
    { field: "/path", severity: "error" },
    { field: "/parameters/0", severity: "warning" },
  ]);
});

test("what is published is immutable, is copied to a new version, and goes with its own", async () => {
  await define(definition("Order"), definition("Line", { $ref: "#/$defs/Order" }));
  await client.ok("POST", `${at}/actions`, action());
  const before = await client.ok("GET", at);
  await client.ok("POST", `${at}/publish`);
  expect((await client.call("POST", `${at}/actions`, action({ name: "b" }))).status).toBe(400);
  expect((await client.call("DELETE", `${at}/definitions/Line`)).status).toBe(400);
  const versions = at.replace("/1", "");
  await client.ok("POST", versions, { name: "2", fromVersion: "1" });
  const copied = await client.ok("GET", `${versions}/2/actions/getOrder`);
  const original = await client.ok("GET", `${versions}/latest/actions/getOrder`);
  expect(copied.id).not.toBe(original.id);
  expect(copied.responses[0].definitions[0].definition.name).toBe("Order");
  expect(copied.responses[0].definitions[0].definition.id).not.toBe(original.responses[0].definitions[0].definition.id);
  expect(before.updatedAt < (await client.ok("GET", at)).updatedAt).toBe(true);
  for (const name of ["1", "2"]) await client.call("DELETE", `${versions}/${name}?force=true`);
  expect((await client.tool("GET", "dump")).map(({ kind }: Json) => kind)).toEqual(["connector"]);
});
