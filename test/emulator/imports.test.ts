import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Json } from "../support/emulated";
import { Client } from "./client";

let client: Client;
beforeEach(async () => (client = await Client.start()));
afterEach(() => client.close());

const ok = { description: "Fine" };
const PETS = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "2.3" },
  servers: [{ url: "https://{region}.pets.example.com/v1", variables: { region: { default: "eu" } } }],
  paths: {
    "/pets/{id}": {
      parameters: [{ $ref: "#/components/parameters/Id" }],
      get: {
        operationId: "getPet",
        summary: "One pet",
        parameters: [{ name: "limit", in: "query", schema: { type: "integer", default: 5 } }],
        responses: {
          200: { ...ok, content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
          "4XX": ok,
          default: { $ref: "#/components/responses/Problem" },
        },
      },
      put: {
        operationId: "put pet",
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Pet" } },
            "text/csv": { schema: { type: "string" } },
          },
        },
        responses: { 204: ok },
      },
    },
  },
  webhooks: { newPet: { post: { operationId: "newPet", responses: { 204: ok } } } },
  components: {
    parameters: { Id: { name: "id", in: "path", required: true, schema: { type: "string" } } },
    responses: { Problem: { ...ok, content: { "application/json": { schema: { type: "object" } } } } },
    schemas: {
      Pet: { type: "object", description: "A pet", properties: { owner: { $ref: "#/components/schemas/Ow.ner" } } },
      "Ow.ner": {
        type: "object",
        properties: { pets: { type: "array", items: { $ref: "#/components/schemas/Pet" } } },
      },
    },
    securitySchemes: {
      key: { type: "apiKey", name: "X-Key", in: "header" },
      login: { type: "http", scheme: "basic" },
      token: { type: "http", scheme: "bearer" },
      oauth: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://x.example.com/token", scopes: { read: "Read" } } },
      },
      open: { type: "openIdConnect", openIdConnectUrl: "https://x.example.com" },
    },
  },
};

const form = (document: string, metadata: object): FormData => {
  const data = new FormData();
  data.set("metadata", JSON.stringify(metadata));
  data.set("file", new Blob([document]), "openapi");
  return data;
};

async function send(path: string, document: string, metadata: object = {}): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${client.emulator.url}/connect/v1/o/01J00000000000000000000000${path}`, {
    method: "POST",
    headers: { authorization: "Bearer key" },
    body: form(document, { format: "openapi", ...metadata }),
  });
  return { status: response.status, body: await response.json() };
}

const importNew = (document: string | object) =>
  send("/protocols/http/import", typeof document === "string" ? document : JSON.stringify(document));

test("a document becomes a connector with a version: actions, triggers, definitions and auth scheme configs", async () => {
  const { status, body } = await importNew(PETS);
  expect(status).toBe(201);
  const { connector, actions, triggers, definitions, messages } = body;
  expect(connector).toMatchObject({ name: "Pets", baseUrl: "https://eu.pets.example.com/v1" });
  expect(connector.versions).toMatchObject([{ name: "2.3", publishedAt: null }]);
  const schemes = connector.authSchemeConfigs.map(({ id, schemeType }: Json) => [id, schemeType]);
  expect(schemes).toEqual([
    ["key", "api-key"],
    ["login", "basic-auth"],
    ["token", "api-key"],
    ["oauth", "oauth2"],
  ]);
  expect(actions.map(({ name, method, path }: Json) => [name, method, path])).toEqual([
    ["getPet", "GET", "/pets/{{ param.id }}"],
    ["put_pet", "PUT", "/pets/{{ param.id }}"],
  ]);
  const [get, put] = actions;
  expect(get).toMatchObject({ summary: "One pet", errors: [] });
  expect(get.parameters).toEqual([
    { name: "id", in: "path", required: true, type: "string" },
    { name: "limit", in: "query", required: false, type: "integer", default: 5 },
  ]);
  const named = (links: Json[]) => links.map(({ definition }) => definition.name);
  expect(get.responses.map(({ status: code, definitions: links }: Json) => [code, named(links)])).toEqual([
    [200, ["Pet"]],
    [undefined, ["getPet-response-default"]],
  ]);
  expect(named(put.requestBody.definitions)).toEqual(["Pet", "put_pet-request"]);
  expect(triggers).toMatchObject([{ name: "newPet", method: "POST" }]);
  expect(definitions.map(({ name, accept }: Json) => [name, accept])).toContainEqual(["put_pet-request", ["text/csv"]]);
  const at = `/connectors/${connector.id}/versions/2.3`;
  expect((await client.ok("GET", `${at}/actions`)).totalCount).toBe(2);
  const schema = await client.ok("GET", `/schemas/${connector.id}/2.3/Ow_ner.json`);
  expect(schema.properties.pets.items).toEqual({ $ref: "Pet.json" });
  expect(messages.map(({ severity, text }: Json) => `${severity} ${text.split(":")[0]}`).sort()).toEqual([
    "info /paths/~1pets~1{id}/put/operationId",
    "warning /components/securitySchemes/open",
    "warning /paths/~1pets~1{id}/get/responses/4XX",
  ]);
});

test("a document becomes another version of a connector, and can be YAML", async () => {
  const { id } = await client.connector();
  const yaml =
    'openapi: 3.0.3\ninfo: { title: T, version: "1" }\npaths:\n  /a:\n    get:\n      responses: { "200": { description: ok } }\n';
  const at = `/connector/${String(id)}/http/import`;
  const { status, body } = await send(at, yaml, { version: "next" });
  expect(status).toBe(201);
  expect(body.actions).toMatchObject([{ name: "get__a", path: "/a" }]);
  expect(body.connector.versions.map(({ name }: Json) => name)).toEqual(["next"]);
  expect((await send(at, yaml, { version: "next" })).status).toBe(409);
  expect((await send(at, yaml, { version: "latest" })).status).toBe(400);
  expect((await send(at, yaml)).status).toBe(400);
});

test("a document that is refused says where and why, and leaves nothing behind", async () => {
  const refused = async (document: string | object): Promise<string[]> => {
    const { status, body } = await importNew(document);
    expect(status).toBe(400);
    expect(body.messages.every(({ severity }: Json) => severity === "error")).toBe(true);
    return body.messages.map(({ text }: Json) => text);
  };
  expect((await refused("openapi: 3.0.3\ninfo: {\n  - x"))[0]).toMatch(/^line [23]: /);
  expect(await refused('{ "openapi": ')).toEqual([expect.stringContaining("JSON")]);
  expect(await refused({ swagger: "2.0" })).toEqual(["/openapi: must be 3.0 or 3.1, but is Swagger 2.0"]);
  const wrong = { ...PETS, paths: { "/a": { get: { responses: { 200: {} } } } } };
  expect((await refused(wrong)).join()).toContain("/paths/~1a/get/responses/200");
  expect(await client.tool("GET", "dump")).toEqual([]);
});

test("a document is fetched where it is, or where it was uploaded to", async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/there" ? 200 : 404).end(JSON.stringify(PETS));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const from = (schemaURL: string) => client.call("POST", "/protocols/http/import", { format: "openapi", schemaURL });
  expect((await from(`${address}/there`)).body.actions).toHaveLength(2);
  expect(await from(`${address}/nowhere`)).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining("it answered 404") },
  });
  expect((await from("file:///etc/passwd")).status).toBe(400);
  await new Promise((closed) => server.close(closed));

  const { uploadUrl, url } = await client.ok("GET", "/protocols/http/upload-url?content_type=application/json");
  const upload = () =>
    fetch(uploadUrl, { method: "PUT", body: JSON.stringify(PETS), headers: { "content-type": "application/json" } });
  expect((await upload()).status).toBe(200);
  expect((await upload()).status).toBe(403);
  expect((await from(url)).body.actions).toHaveLength(2);
  expect((await client.call("GET", "/protocols/bigquery/upload-url")).status).toBe(404);
});

test("a document of five megabytes with a thousand operations and schemas in circles is imported", async () => {
  const schemas: Record<string, object> = {};
  const paths: Record<string, object> = {};
  for (let i = 0; i < 1000; i++) {
    const next = { $ref: `#/components/schemas/S${(i + 1) % 1000}` };
    schemas[`S${i}`] = { type: "object", description: "x".repeat(4500), properties: { next } };
    const content = { "application/json": { schema: { $ref: `#/components/schemas/S${i}` } } };
    paths[`/p${i}`] = { get: { operationId: `op${i}`, responses: { 200: { ...ok, content } } } };
  }
  const document = JSON.stringify({ ...PETS, webhooks: {}, paths, components: { schemas } });
  expect(document.length).toBeGreaterThan(4_700_000);
  const { status, body } = await importNew(document);
  expect(status).toBe(201);
  expect([body.actions.length, body.definitions.length]).toEqual([1000, 1000]);
});
