import type { ServerResponse } from "node:http";
import { OTHER_ORGANISATION, READ_KEY, type Workbench, workbench, WRITE_KEY } from "../support/emulated";
import type { StoredResource } from "../support/project";
import { type Intercept, StandIn } from "../support/stand-in";

let bench: Workbench;
let standIn: StandIn;
beforeAll(async () => {
  bench = await workbench({ emulator: { apiKeys: [WRITE_KEY, "limited@01J00000000000000000000005"] } });
  standIn = await StandIn.before(bench.api.url);
  bench.project.program(program("one"));
  await bench.project.up();
});
afterAll(async () => {
  await standIn.close();
  await bench.close();
});

const program = (host: string) => `
  const orders = new Connector("orders", {
    protocol: "http", baseUrl: "https://${host}.example.com",
    authSchemeConfigs: [{ id: "key", schemeType: "api-key", name: "X-Key", in: "header" }],
  });
  new Connection("production", { connectorId: orders, credentials: { action: [
    { authSchemeConfig: "key", credential: { type: "string", data: { value: "MARKED-${host}" } } } ] } });`;

/** What a resource is in state, but for ciphertexts, which are salted anew with each command. */
const lasting = ({ id, inputs, outputs }: Partial<StoredResource> = {}): unknown =>
  JSON.parse(JSON.stringify({ id, inputs, outputs }), (key, value: unknown) => (key === "ciphertext" ? "" : value));

const html = (status: number) => (_: unknown, response: ServerResponse) => {
  response.writeHead(status, { "content-type": "text/html" }).end("<!DOCTYPE html><p>Gateway</p>");
  return true;
};

interface Trouble {
  readonly name: string;
  readonly says: string;
  readonly env?: Record<string, string>;
  readonly path?: string;
  readonly intercept?: Intercept;
}

const TROUBLES: Trouble[] = [
  {
    name: "a wrong key",
    env: { VERSORI_API_KEY: "wrong-key" },
    says: "The API does not accept the credentials: check VERSORI_API_KEY",
  },
  {
    name: "a key of another organisation",
    env: { VERSORI_API_KEY: "limited" },
    says: "These credentials may not do this",
  },
  { name: "no key at all", env: { VERSORI_API_KEY: "" }, says: "Missing apiKey: set the environment variable" },
  {
    name: "a service that is down",
    env: { VERSORI_BASE_URL: "http://127.0.0.1:9/api", VERSORI_TIMEOUT_SECONDS: "2" },
    says: "Cannot reach http://127.0.0.1:9/api (ECONNREFUSED): check VERSORI_BASE_URL",
  },
  { name: "a path that is no API", path: "/nothing", says: "failed with 404" },
  {
    name: "an error page of a proxy",
    intercept: html(404),
    says: "an HTML page that is not the Versori API's; is http",
  },
  {
    name: "a page where an answer should be",
    intercept: html(200),
    says: "got an answer that is not the API's, an HTML page",
  },
  {
    name: "a 500 without a body",
    intercept: (_: unknown, response: ServerResponse) => {
      response.writeHead(500).end();
      return true;
    },
    says: "failed with 500: an answer without a body",
  },
];

test.each(TROUBLES)(
  "$name gives one clear message, and changes neither state nor API",
  async ({ env, path, intercept, says }) => {
    const { project, api } = bench;
    const before = { dump: await api.dump(), resources: await project.resources(), env: project.env };
    standIn.intercept = intercept ?? (() => false);
    const base: Record<string, string> = path || intercept ? { VERSORI_BASE_URL: standIn.url + (path ?? "") } : {};
    project.program(program("two"));
    project.env = { ...project.env, ...base, ...env };
    try {
      for (const command of ["refresh", "up"]) {
        const { code, output } = await project.try(command, "--yes", "--skip-preview");
        expect(code).not.toBe(0);
        expect(output).toContain(says);
        expect(output).not.toMatch(/MARKED|write-key|wrong-key|\bat .*\.js:/);
      }
    } finally {
      project.env = before.env;
    }
    expect(await api.dump()).toEqual(before.dump);
    const after = await project.resources();
    for (const name of ["orders", "production"]) expect(lasting(after[name])).toEqual(lasting(before.resources[name]));
  },
);

test("a wrong organisation, which looks empty, drops nothing from the state", async () => {
  const { project, api } = bench;
  project.program(program("one"));
  const read = { ...project.env, VERSORI_API_KEY: `${WRITE_KEY}` };
  project.env = { ...read, VERSORI_ORGANISATION_ID: OTHER_ORGANISATION };
  // The organisation of an object is part of its state, so a refresh still asks in the right place.
  await project.expectNoDrift();
  project.env = { ...read, VERSORI_ORGANISATION_ID: "not a ulid" };
  const { code, output } = await project.try("preview");
  expect(code).not.toBe(0);
  expect(output).toContain("organisationId: must be a ULID");
  project.env = { ...read, VERSORI_ORGANISATION_ID: "" };
  const missing = await project.try("preview");
  expect(missing.output).toContain(
    'Missing organisationId: set the environment variable VERSORI_ORGANISATION_ID, or run "pulumi config set versori:organisationId …".',
  );
  project.env = { ...read };
  expect(await api.connectors()).toHaveLength(1);
});

test("an organisation that answers 404 as a whole drops nothing from the state", async () => {
  const { project } = bench;
  const { env } = project;
  standIn.intercept = (_, response) => {
    const body = JSON.stringify({ code: "404000", message: "There is no such organisation." });
    response.writeHead(404, { "content-type": "application/json" }).end(body);
    return true;
  };
  project.env = { ...env, VERSORI_BASE_URL: standIn.url };
  const { code, output } = await project.try("refresh", "--yes", "--skip-preview");
  project.env = env;
  expect(code).not.toBe(0);
  expect(output).toContain("does not answer either, so nothing is taken as deleted");
  expect(Object.keys(await project.resources())).toEqual(expect.arrayContaining(["orders", "production"]));
});

test("a read-only key refuses to write, and says so", async () => {
  const { project } = bench;
  const { env } = project;
  project.env = { ...env, VERSORI_API_KEY: READ_KEY };
  project.program(program("two"));
  const { output } = await project.try("up", "--yes", "--skip-preview");
  project.env = env;
  expect(output).toContain("failed with 403: This key may only read. These credentials may not do this");
});

test("mistakes in a program are all told at once, with their paths", async () => {
  const { project } = bench;
  project.program(`
    new Connection("production", { connectorid: "x", name: 1, variables: { a: 1 }, credentials: { action: [
      { authSchemeConfig: "key", credential: { type: "strin", data: { value: "MARKED-typo" } } } ] } });`);
  const { code, output } = await project.try("preview");
  expect(code).not.toBe(0);
  expect(output).toContain("connectorId: is required");
  expect(output).toContain("connectorid: is not a property; did you mean connectorId?");
  expect(output).toContain("name: must be a text");
  expect(output).toContain("variables.a: must be a text");
  expect(output).toContain("credentials.action[0].credential.type: must be one of none, string,");
  expect(output).not.toContain("MARKED");
});
