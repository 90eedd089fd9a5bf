import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { emulated, type Json, ORGANISATION, OTHER_ORGANISATION, type Workbench, workbench } from "../support/emulated";
import type { Project } from "../support/project";

interface Case {
  readonly example: string;
  /** False runs it in TypeScript, as users do. */
  readonly hosted?: boolean;
  readonly config?: Record<string, string>;
  /** Keys of secrets; the values are marked. */
  readonly secrets?: string[];
  readonly env?: Record<string, string>;
  readonly apiKeys?: string[];
  /** What is done with the stack before it goes. */
  readonly chapters?: Record<string, (bench: Workbench) => Promise<void>>;
}

const FULL_CHAIN: Case = {
  example: "full-chain",
  config: { certificate: "client certificate", certificateAuthority: "authority" },
  secrets: ["apiKey", "certificateKey", "clientSecret", "refreshToken", "sandboxPassword", "webhookSecret"],
  chapters: {
    "has every type of auth scheme, and every type of credential that lasts": everyType,
    "chooses the default version by a setting, there and back, in one request": chooseDefault,
  },
};
const TWO_ACCOUNTS: Case = {
  example: "two-accounts",
  config: { salesOrganisation: ORGANISATION, supportOrganisation: OTHER_ORGANISATION },
  secrets: ["salesKey", "supportKey"],
  env: { VERSORI_API_KEY: "", VERSORI_ORGANISATION_ID: "" },
  apiKeys: [`MARKED-salesKey@${ORGANISATION}`, `MARKED-supportKey@${OTHER_ORGANISATION}`],
};
const CASES: Case[] = [
  { example: "quickstart", secrets: ["ordersApiKey"], hosted: false },
  FULL_CHAIN,
  {
    example: "secrets",
    secrets: ["apiKey"],
    env: { BILLING_PASSWORD: "MARKED-environment" },
    chapters: { "rotates a secret in place": rotate },
  },
  TWO_ACCOUNTS,
  {
    example: "openapi",
    chapters: { "sums up another document, takes it over without a gap, and leaves a way back": anotherDocument },
  },
  { example: "pipeline" },
  { example: "platform", secrets: ["ledgerSecret", "acmeKey"] },
  {
    example: "promote",
    secrets: ["crmKey"],
    chapters: { "finds in a second stack what the first one made, with an environment of its own": secondStack },
  },
];

/** An example with all its settings made, ready to be applied. */
async function prepared({ example, hosted = true, config = {}, secrets = [], env = {}, apiKeys }: Case) {
  const bench = await workbench({
    example,
    hosted,
    // The types are checked with those of the whole repository.
    env: { ...env, PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
    ...(apiKeys && { emulator: { apiKeys } }),
  });
  await bench.project.configure(config, Object.fromEntries(secrets.map((key) => [key, `MARKED-${key}`])));
  bench.project.transcript = "";
  return bench;
}

test("every example is tested", () => {
  const folders = readdirSync(join(__dirname, "../../examples"), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(names.sort()).toEqual(CASES.map(({ example }) => example).sort());
});

describe.each(CASES)("$example", ({ chapters = {}, ...one }) => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await prepared(one);
  });
  afterAll(() => bench.close());

  test("is previewed and deployed, leaves nothing to do, does not drift, and tells no secret", async () => {
    const { project, api } = bench;
    await project.run("up", "--yes", "--diff");
    await project.expectNoChanges();
    await project.expectNoDrift();
    await project.run("stack", "output", "--json");
    expect(await api.dump()).not.toEqual([]);
    expect(leaks(project)).toEqual([]);
  });

  for (const [title, chapter] of Object.entries(chapters)) test(title, () => chapter(bench));

  test("is taken down, and leaves nothing", async () => {
    const { project, api } = bench;
    await project.destroy();
    expect(await api.dump()).toEqual([]);
    expect(leaks(project)).toEqual([]);
    await api.expectNoDefect();
  });
});

async function everyType({ api }: Workbench): Promise<void> {
  const dump = await api.dump();
  const [{ body: connector }] = dump.filter(({ kind }) => kind === "connector");
  const schemes = connector.authSchemeConfigs.map(({ schemeType, grant }: Json) => grant?.grantType ?? schemeType);
  expect(schemes.sort()).toEqual([
    "api-key",
    "authorization_code",
    "basic-auth",
    "certificate",
    "client_credentials",
    "hmac",
    "none",
    "password",
  ]);
  const credentials = dump.filter(({ kind }) => kind === "credential").map(({ body }) => body);
  expect([...new Set(credentials.map(({ type }) => type))].sort()).toEqual([
    "basic-auth",
    "binary",
    "certificate",
    "none",
    "oauth2-client",
    "oauth2-password",
    "oauth2-token",
    "string",
  ]);
  const { valueBase64 } = credentials.find(({ type }) => type === "binary").data;
  expect(Buffer.from(valueBase64, "base64").toString()).toBe("MARKED-webhookSecret");
}

async function chooseDefault({ project, api }: Workbench): Promise<void> {
  const [{ id }] = await api.connectors();
  const defaults = async () => {
    const { items } = await api.call("GET", `/connectors/${String(id)}/versions?first=100`);
    return items.filter(({ isDefault }: Json) => isDefault).map(({ name }: Json) => name);
  };
  expect(await defaults()).toEqual(["1.0.0"]);
  for (const name of ["1.1.0", "1.0.0"]) {
    await project.run("config", "set", "defaultVersion", name);
    const requests = await api.requestsOf(() => project.up());
    const writes = requests.filter((request) => !request.startsWith("GET "));
    expect(writes).toEqual([`PUT /connectors/*/versions/${name}`]);
    expect(await defaults()).toEqual([name]);
    await project.expectNoChanges();
    await project.expectNoDrift();
  }
}

async function anotherDocument({ project, api }: Workbench): Promise<void> {
  const [{ id }] = await api.connectors();
  const versions = async () => {
    const { items } = await api.call("GET", `/connectors/${String(id)}/versions?first=100`);
    return Object.fromEntries(items.map(({ name, isDefault }: Json) => [name, isDefault])) as Record<string, boolean>;
  };
  const [first = ""] = Object.keys(await versions());
  expect(first).toMatch(/^stapi-[0-9a-f]{8}$/);
  const { totalCount } = await api.call("GET", `/connectors/${String(id)}/versions/${first}/actions?first=1`);
  expect(totalCount).toBe(120);

  const document = JSON.parse(readFileSync(require.resolve("@readme/oas-examples/3.0/json/star-trek.json"), "utf8"));
  const [removed = "", changed = ""] = Object.keys(document.paths);
  document.paths["/ADDED"] = { get: { description: "ADDED", responses: { 200: { description: "ADDED" } } } };
  const [method = ""] = Object.keys(document.paths[changed]).filter((key) => key === "get" || key === "post");
  document.paths[changed][method].summary = "ADDED";
  delete document.paths[removed];
  writeFileSync(join(project.directory, "stapi.json"), JSON.stringify(document));
  await project.run("config", "set", "document", "./stapi.json");
  const { output } = await project.run("preview");
  expect(output).toMatch(
    /openapi: 1 operation added \(GET \/ADDED\); \d operations? removed \(.+\); 1 operation changed/,
  );
  expect(output).toContain("replace");
  const requests = await api.requestsOf(() => project.up());
  const writes = requests.filter((request) => !request.startsWith("GET ")).map((request) => request.split("/").at(-1));
  const { versionName } = await project.outputs();
  expect(writes).toEqual(["import", "publish", versionName]);
  expect(await versions()).toEqual({ [first]: false, [String(versionName)]: true });
  await project.expectNoChanges();
  expect(await project.state()).not.toContain('"ADDED"');

  // The way back: what was kept is chosen again, and nothing is imported.
  await project.run("config", "rm", "document");
  const back = await api.requestsOf(() => project.up());
  expect(back.filter((request) => !request.startsWith("GET "))).toEqual([`PUT /connectors/*/versions/${first}`]);
  expect((await versions())[first]).toBe(true);
}

async function secondStack({ project, api }: Workbench): Promise<void> {
  await project.run("stack", "init", "staging");
  project.env = { ...project.env, PULUMI_STACK: "staging" };
  await project.configure({ base: "organization/promote/test", replicas: "3" }, { crmKey: "MARKED-staging" });
  await project.up();
  await project.expectNoChanges();
  const dump = await api.dump();
  const environments = dump.filter(({ kind }) => kind === "environment").map(({ body }) => body);
  expect(environments.map(({ name, config }) => [name, config.deploymentSpec.replicas]).sort()).toEqual([
    ["production", 1],
    ["staging", 3],
  ]);
  const secrets = dump.filter(({ kind }) => kind === "platform-connection").map(({ body }) => JSON.stringify(body));
  expect(secrets.join()).toMatch(/MARKED-crmKey.*MARKED-staging|MARKED-staging.*MARKED-crmKey/);
  expect(dump.filter(({ kind }) => ["project", "system"].includes(kind))).toHaveLength(2);
  // One stack goes, and the other one stays as it is.
  await project.destroy();
  project.env = { ...project.env, PULUMI_STACK: "test" };
  await project.expectNoDrift();
  project.transcript = "";
}

async function rotate({ project, api }: Workbench): Promise<void> {
  const ids = async () => (await api.connectors())[0].connections.map(({ id }: Json) => id).sort();
  const stored = async () =>
    (await api.dump()).filter(({ kind }) => kind === "credential").map(({ body }) => JSON.stringify(body.data));
  const before = await ids();
  project.env = { ...project.env, BILLING_PASSWORD: "MARKED-rotated-1" };
  await project.run("config", "set", "--secret", "apiKey", "MARKED-rotated-2");
  project.transcript = "";
  expect((await project.preview()).output).toContain("~ 2 to update");
  await project.up();
  expect(await ids()).toEqual(before);
  expect((await stored()).join()).toMatch(/MARKED-rotated-1.*MARKED-rotated-2|MARKED-rotated-2.*MARKED-rotated-1/);
  expect((await stored()).join()).not.toMatch(/MARKED-(environment|apiKey)/);
  await project.expectNoChanges();
  expect(leaks(project)).toEqual([]);
}

test("two-accounts: after a rotation, commands that do not run the program want to be told to", async () => {
  const bench = await prepared(TWO_ACCOUNTS);
  const { project, api } = bench;
  // The same objects, where only other keys are good.
  const rotated = await emulated({ apiKeys: [`new-1@${ORGANISATION}`, `new-2@${OTHER_ORGANISATION}`] });
  try {
    await project.up();
    await rotated.tool("POST", "seed", await api.dump());
    project.env = { ...project.env, VERSORI_BASE_URL: rotated.url };
    await project.configure({}, { salesKey: "new-1", supportKey: "new-2" });
    const stale = await project.try("destroy", "--yes", "--skip-preview");
    expect(stale.code).not.toBe(0);
    expect(stale.output).toContain("401");
    await project.run("refresh", "--yes", "--skip-preview", "--run-program");
    await project.run("destroy", "--yes", "--skip-preview", "--run-program");
    expect(await rotated.dump()).toEqual([]);
  } finally {
    await bench.close();
    await rotated.emulator.close();
  }
});

/** Where a marked secret can be read: in what was printed, in state and its history, in the stack's settings. */
function leaks({ base, transcript }: Project): string[] {
  const encoded = Buffer.from("MARKED-webhookSecret").toString("base64");
  const holds = (text: string) => text.includes("MARKED") || text.includes(encoded);
  const filesIn = (folder: string, recursive: boolean) =>
    readdirSync(join(base, folder), { recursive, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  // Beside the program are the packages, by a link that is better not followed.
  const files = [...filesIn("state", true), ...filesIn("home", true), ...filesIn("program", false)];
  const found = files.filter((file) => holds(readFileSync(file, "utf8"))).map((file) => relative(base, file));
  return holds(transcript) ? ["transcript", ...found] : found;
}
