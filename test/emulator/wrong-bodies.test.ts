import { proved } from "../support/proof";
import { loadDescription } from "../../emulator/src/description";
import { type Client, ORGANISATION, secret } from "./client";
import { World } from "./platform/world";

const SCHEMA = { contentType: "application/schema+json", content: "{}" };

let client: Client;
let found: Record<string, string>;
beforeAll(async () => {
  const world = await World.start();
  ({ client } = world);
  found = { ...(await connectorParts()), ...(await platformParts(world)) };
});
afterAll(() => client.close());

/** One object of each kind of the v1 API, by the parameter of a path that stands for it. */
async function connectorParts(): Promise<Record<string, string>> {
  const { id } = await client.connector();
  const connection = await client.connection(id);
  const stored = await client.ok("POST", "/credentials", secret());
  const version = `/connectors/${id}/versions`;
  await client.ok("POST", version, { name: "1" });
  const content = { type: "http", method: "GET", parameters: [], responses: [{ status: 200, definitions: [] }] };
  await client.ok("POST", `${version}/1/actions`, { name: "list", path: "/list", ...content });
  await client.ok("POST", `${version}/1/triggers`, { name: "hook", ...content });
  await client.ok("POST", `${version}/1/definitions`, {
    definitions: [{ name: "Order", accept: ["application/json"], schema: SCHEMA }],
  });
  return {
    ...{ connector_id: id, connection_id: connection.id, credential_id: stored.id, version: "1" },
    ...{ action_name: "list", trigger_name: "hook", definition_name: "Order", auth_scheme_config_id: "key" },
  };
}

/** The same for what only the platform API has. */
async function platformParts({ system, project, environment, template }: World): Promise<Record<string, string>> {
  const action = { type: "http", name: "list", method: "GET", path: "/list" };
  const [made] = await client.gives(200, "POST", `/systems/${system.id}/actions`, { actions: [action] });
  const user = await client.gives(201, "POST", "/users", { externalId: "u" });
  const wanted = { userId: user.id, environmentId: environment.id, connections: [] };
  const activation = await client.gives(200, "POST", "/activations", wanted);
  return {
    ...{ system_id: system.id, project_id: project.id, environment_id: environment.id, action_id: made.id },
    ...{ template_id: template.connectionTemplateId, activation_id: activation.id, variable_name: "region" },
  };
}

interface Operation {
  readonly operationId?: string;
  readonly requestBody?: object;
}

/** Every operation that takes a body, with an address that leads to it. */
const OPERATIONS = Object.entries(loadDescription().paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Operation>)
    .filter(([, { requestBody }]) => requestBody !== undefined)
    .map(([method, { operationId = "" }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path: path.replace("{organisation_id}", ORGANISATION),
    })),
);

const FORM = 'multipart/form-data; boundary="edge"';
const part = (head: string, text: string): string => `--edge\r\n${head}\r\n\r\n${text}\r\n--edge--\r\n`;

/** Content types and texts. What is JSON may be right by chance, as tags are a map of anything; all else is wrong. */
const WRONG: [string, string][] = [
  ["text/plain", "hello"],
  ["application/xml", "<a/>"],
  ["application/octet-stream", "\0\x01"],
  ["nonsense", "{}"],
  ["application/json; charset=nonsense", "{}"],
  ["application/json", "{"],
  ["application/json", '"text"'],
  ["application/json", "[[[]]]"],
  ["application/json", "null"],
  ["application/json", '{"a":1}'],
  ["application/x-www-form-urlencoded", "name=x&a=%ff"],
  ["multipart/form-data", "no boundary"],
  [FORM, "no part"],
  [FORM, part("Content-Disposition: form-data", "a part without a name")],
  [FORM, part('Content-Disposition: form-data; name="file"', "a file")],
  [FORM, part('Content-Disposition: form-data; name="metadata"', "{")],
  [FORM, part('Content-Disposition: form-data; name="metadata"', "null")],
  [FORM, '--edge\r\nContent-Disposition: form-data; name="file"\r\n\r\ncut'],
];

test.each(OPERATIONS)(
  "$id answers every body that is none of its own as it should",
  async ({ id, method, path: pattern }) => {
    const path = pattern.replace(/\{([^}]+)\}/g, (_, name: string) => found[name] ?? "01J00000000000000000000001");
    const answers = await Promise.all(
      WRONG.map(async ([type, body]) => {
        const headers = { authorization: "Bearer key", "content-type": type };
        const { status, headers: told } = await fetch(client.emulator.url + path, { method, headers, body });
        return { type, body, status, told: told.get("content-type") };
      }),
    );
    const isDefect = ({ type, status, told }: (typeof answers)[number]): boolean =>
      status >= 500 || (status >= 400 ? !told?.startsWith("application/json") : !type.startsWith("application/json"));
    const defects = answers.filter(isDefect);
    expect({ id, defects }).toEqual({ id, defects: [] });
  },
);

test("wrong bodies of all operations are never a defect of the server", () => {
  expect(OPERATIONS.length).toBeGreaterThan(40);
  proved("emulator-load", `${OPERATIONS.length * WRONG.length} wrong bodies: 0 answers of 5xx`);
});
