import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { parse } from "yaml";
import { ORGANISATION, READ_KEY, type Workbench, workbench, WRITE_KEY } from "../support/emulated";
import { repository } from "../support/project";

interface Job {
  readonly env?: Record<string, string>;
  readonly if: string;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly steps: {
    readonly uses?: string;
    readonly run?: string;
    readonly env?: Record<string, string>;
  }[];
}

const FILE = join(repository, "examples/pipeline/.github/workflows/versori.yml");
const workflow = parse(readFileSync(FILE, "utf8")) as { env: Record<string, string>; jobs: Record<string, Job> };

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench({ example: "pipeline" });
});
afterAll(() => bench.close());

/** What the repository's settings would hold. */
const settings = (): Record<string, string> => ({
  "vars.VERSORI_ORGANISATION_ID": ORGANISATION,
  "vars.VERSORI_BASE_URL": bench.api.url,
  "vars.PULUMI_BACKEND_URL": `file://${join(bench.project.base, "state")}`,
  // What a repository does not set is an empty text.
  "secrets.PULUMI_ACCESS_TOKEN": "",
  "secrets.PULUMI_CONFIG_PASSPHRASE": "pass",
  "secrets.VERSORI_READONLY_KEY": READ_KEY,
  "secrets.VERSORI_API_KEY": WRITE_KEY,
});

/** Fills in the repository's settings; whatever else a workflow may ask for is not known here. */
function filled(env: Record<string, string> = {}): Record<string, string> {
  const fill = (_: string, name: string): string => {
    const value = settings()[name];
    if (value === undefined) throw new Error(`The repository has no setting ${name}`);
    return value;
  };
  return Object.fromEntries(
    Object.entries(env).map(([key, value]) => [key, value.replace(/\$\{\{\s*(.+?)\s*\}\}/g, fill)]),
  );
}

/** Runs the shell steps of a job as a runner would: nothing in the environment but what the workflow declares. */
async function runJob(name: string): Promise<string> {
  const job = workflow.jobs[name];
  if (!job) throw new Error(`The workflow has no job ${name}`);
  const declared = { ...filled(workflow.env), ...filled(job.env) };
  const home = mkdtempSync(join(tmpdir(), "versori-runner-"));
  const path = [process.env["PULUMI_BIN_DIR"] ?? "", dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter);
  let output = "";
  try {
    for (const { run, env } of job.steps) {
      // Inside this repository the example depends on a folder, which a copy of it lacks; its packages are linked.
      if (run === undefined || run === "npm ci") continue;
      const result = await shell(run, { ...declared, ...filled(env), PATH: path, HOME: home });
      output += result.output;
      if (result.code !== 0) throw new Error(`${run} exited with ${String(result.code)}:\n${output}`);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return output;
}

async function shell(script: string, env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd: bench.project.directory,
    env,
    stdio: "pipe",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, output };
}

test("a pull request previews with a key that may only read, and writes nothing", async () => {
  const requests = await bench.api.requestsOf(async () => expect(await runJob("preview")).toContain("+ 3 to create"));
  expect(requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
  expect(await bench.api.connectors()).toEqual([]);
});

test("the main branch applies, and a second run finds nothing to do", async () => {
  await runJob("apply");
  expect(await bench.api.connectors()).toMatchObject([
    { name: "inventory", versions: [{ name: "1.0.0", isDefault: true }] },
  ]);
  expect(await runJob("apply")).toContain("3 unchanged");
  const requests = await bench.api.requestsOf(async () => expect(await runJob("preview")).toContain("3 unchanged"));
  expect(requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
});

test("a preview tells what somebody changed by hand", async () => {
  const [inventory] = await bench.api.connectors();
  const path = `/connectors/${String(inventory.id)}/auth-scheme-configs/more`;
  await bench.api.call("PUT", path, { id: "more", schemeType: "none", description: "" });
  const requests = await bench.api.requestsOf(async () => expect(await runJob("preview")).toContain('"more"'));
  expect(requests.some((request) => request.startsWith("GET "))).toBe(true);
  expect(requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
});

test("only the job that may write has the write key, and its runs wait for each other", () => {
  const { preview, apply } = workflow.jobs;
  const keys = Object.entries({ "": { env: workflow.env }, preview, apply }).map(([name, part]) => [
    name,
    JSON.stringify(part).includes("secrets.VERSORI_API_KEY"),
  ]);
  expect(Object.fromEntries(keys)).toEqual({ "": false, preview: false, apply: true });
  expect(preview?.if).toContain("github.event_name == 'pull_request'");
  expect(apply?.if).toContain("github.ref == 'refs/heads/main'");
  expect(apply?.concurrency?.["cancel-in-progress"]).toBe(false);
});

const OWN = join(repository, ".github/workflows");

test("this workflow and those of the repository pass actionlint", () => {
  const linter = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.7";
  const files = [FILE, ...readdirSync(OWN).map((name) => join(OWN, name))];
  const { status, stdout, stderr } = spawnSync("go", ["run", linter, "-shellcheck=", "-pyflakes=", ...files], {
    encoding: "utf8",
    env: { ...process.env, GOTOOLCHAIN: "local", GOFLAGS: "-mod=mod" },
  });
  expect(files.length).toBeGreaterThan(3);
  expect({ status, stdout, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
});
