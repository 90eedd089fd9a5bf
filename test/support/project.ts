import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join, resolve } from "node:path";
import { transformFileSync } from "@swc/core";
import { childEnv } from "./children";
import { hostProgram, modules } from "./hosted";
import { timed } from "./times";

export const repository = resolve(__dirname, "../..");

/** What a command of the CLI printed, and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, for searching. */
  readonly output: string;
}

/** One step of `pulumi preview --json`. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly replaceReasons?: string[];
  readonly diffReasons?: string[];
  readonly detailedDiff?: Record<string, { kind: string; inputDiff: boolean }> | null;
}

export interface ProjectOptions {
  /** Environment of every command, on top of what the CLI needs; settings of the provider, most of the time. */
  readonly env?: Record<string, string>;
  /** Name of an example, of which the project works on a copy, compiled to JavaScript where it is hosted. */
  readonly example?: string;
  /** False leaves the program to Pulumi's own language host, and an example in TypeScript, as at a user's. */
  readonly hosted?: boolean;
  /** A directory that is a complete project already. */
  readonly directory?: string;
  /**
   * Whether the resources of programs stand in components. Default: in one half of all tests and not in the other.
   */
  readonly components?: boolean;
}

/** What programs load, with or without components around its resources. */
const PACKAGE = "pulumi-versori";
const COMPONENTS = "./components.js";

/** Half of all tests, by their names. */
function inTurn(): boolean {
  const { currentTestName = "", testPath = "" } = expect.getState();
  const [byte = 0] = createHash("sha256")
    .update(basename(testPath) + currentTestName)
    .digest();
  return byte % 2 === 0;
}

/** Commands that run the program, or start what would run it. */
const RUN_PROGRAMS = ["preview", "up", "refresh", "destroy"];

/** A Pulumi project with a home, a backend and a stack of its own, driven through the real command line. */
export class Project {
  readonly base = mkdtempSync(join(tmpdir(), "versori-project-"));
  readonly directory: string;
  /** Whether it began with a copy of a stack, in place of making its own. */
  readonly hasStack: boolean = false;
  /** Whether programs run in the process that the tests of a file share; whole projects run as Pulumi runs them. */
  private readonly isHosted: boolean;
  private readonly hasComponents: boolean;
  /** Everything any command printed so far. */
  transcript = "";
  env: Record<string, string>;

  constructor({ env = {}, example, directory, hosted = true, components = inTurn() }: ProjectOptions = {}) {
    this.env = env;
    this.hasComponents = components;
    this.isHosted = directory === undefined && hosted;
    this.directory = directory ?? join(this.base, "program");
    for (const name of ["home", "state", "program"]) mkdirSync(join(this.base, name));
    if (directory !== undefined) return;
    symlinkSync(join(modules, "node_modules"), join(this.directory, "node_modules"));
    if (example !== undefined) {
      const source = join(repository, "examples", example);
      cpSync(source, this.directory, {
        recursive: true,
        filter: (path) => !/node_modules|Pulumi\..*\.yaml/.test(path),
      });
      if (hosted) compile(join(this.directory, "index.ts"));
      return;
    }
    const made = process.env["VERSORI_STACK"] ?? "";
    for (const name of ["Pulumi.yaml", "package.json"]) cpSync(join(made, "program", name), join(this.directory, name));
    cpSync(join(__dirname, COMPONENTS), join(this.directory, COMPONENTS));
    this.program("");
    this.hasStack = hosted && !("PULUMI_BACKEND_URL" in env);
    if (!this.hasStack) return;
    cpSync(join(made, "program/Pulumi.test.yaml"), join(this.directory, "Pulumi.test.yaml"));
    cpSync(join(made, "state"), join(this.base, "state"), { recursive: true });
  }

  /** Replaces the program; every name of the package and `pulumi` itself are in scope. */
  program(source: string): void {
    const imports =
      `const pulumi = require("@pulumi/pulumi");\nconst versori = require("${this.hasComponents ? COMPONENTS : PACKAGE}");\n` +
      "const { Action, Connection, Connector, ConnectorVersion, ConnectorVersionPublication } = versori;\n" +
      "const { Credential, Definitions, Provider, Trigger, platform, ...lookUps } = versori;\n";
    writeFileSync(join(this.directory, "index.js"), imports + source);
  }

  /** Starts a command and hands back the process, for tests that interrupt it. */
  async start(args: string[]) {
    const bin = process.env["PULUMI_BIN_DIR"] ?? "";
    const { PATH = "", HOME = "" } = process.env;
    const env = {
      PATH: [bin, PATH].join(delimiter),
      HOME,
      PULUMI_HOME: join(this.base, "home"),
      PULUMI_BACKEND_URL: `file://${join(this.base, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "",
      VAULT_SERVER_URL: process.env["VAULT_SERVER_URL"] ?? "",
      VAULT_SERVER_TOKEN: process.env["VAULT_SERVER_TOKEN"] ?? "",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_STACK: "test",
      NO_COLOR: "1",
      VERSORI_BEGAN: String(Date.now()),
      // Whole projects run as they do at a user's.
      ...(this.isHosted && childEnv()),
      ...this.env,
    };
    const isHosted = this.isHosted && RUN_PROGRAMS.includes(args[0] ?? "");
    const client = isHosted ? [`--client=127.0.0.1:${String(await hostProgram(this.directory, env))}`] : [];
    return spawn(join(bin, "pulumi"), [...args, ...client, "--non-interactive"], {
      ...{ cwd: this.directory, env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** Runs a command to its end, whatever that is. */
  async try(...args: string[]): Promise<Outcome> {
    const child = await this.start(args);
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const ended = new Promise<number>((done, failed) => {
      child.on("error", failed);
      child.on("close", (status) => done(status ?? -1));
    });
    const code = await timed("running the CLI", () => ended);
    this.transcript += `$ pulumi ${args.join(" ")}\n${stdout}${stderr}`;
    return { code, stdout, stderr, output: stdout + stderr };
  }

  /** Runs a command that has to succeed. */
  async run(...args: string[]): Promise<Outcome> {
    const outcome = await this.try(...args);
    if (outcome.code !== 0) throw new Error(`pulumi ${args.join(" ")} exited with ${outcome.code}:\n${outcome.output}`);
    return outcome;
  }

  init = () => this.run("stack", "init", "test", ...(this.isHosted ? ["--secrets-provider=hashivault://tests"] : []));
  up = () => this.run("up", "--yes", "--skip-preview");
  refresh = () => this.run("refresh", "--yes", "--skip-preview");
  destroy = () => this.run("destroy", "--yes", "--skip-preview");
  preview = () => this.run("preview", "--diff");
  expectNoChanges = () => this.run("preview", "--expect-no-changes", "--diff");
  expectNoDrift = () => this.run("refresh", "--yes", "--skip-preview", "--expect-no-changes");

  /** What a preview would do, one step per resource that is not left as it is. */
  async steps(): Promise<Step[]> {
    const { stdout } = await this.run("preview", "--json");
    return (JSON.parse(stdout) as { steps: Step[] }).steps.filter(({ op }) => op !== "same");
  }

  /** Makes settings of the stack. */
  async configure(plain: Record<string, string>, secret: Record<string, string> = {}): Promise<void> {
    const of = (flag: string, values: Record<string, string>): string[] =>
      Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${value}`]);
    const values = [...of("--plaintext", plain), ...of("--secret", secret)];
    if (values.length > 0) await this.run("config", "set-all", ...values);
  }

  /** The state as the backend keeps it, secrets encrypted, in the form that `pulumi stack export` gives it. */
  async state(): Promise<string> {
    if (this.env["PULUMI_BACKEND_URL"]?.startsWith("postgres:")) return (await this.run("stack", "export")).stdout;
    const stacks = join(this.base, "state/.pulumi/stacks");
    const [project = ""] = readdirSync(stacks);
    const stack = `${this.env["PULUMI_STACK"] ?? "test"}.json`;
    const { version, checkpoint } = JSON.parse(readFileSync(join(stacks, project, stack), "utf8")) as {
      version: number;
      checkpoint: { latest?: object };
    };
    return JSON.stringify({ version, deployment: checkpoint.latest ?? {} });
  }

  /** The resources of the state, by name. */
  async resources(): Promise<Record<string, StoredResource>> {
    const { deployment } = JSON.parse(await this.state()) as { deployment: { resources?: StoredResource[] } };
    return Object.fromEntries((deployment.resources ?? []).map((one) => [one.urn.split("::").at(-1), one]));
  }

  async outputs(): Promise<Record<string, unknown>> {
    return JSON.parse((await this.run("stack", "output", "--json")).stdout) as Record<string, unknown>;
  }

  close(): void {
    rmSync(this.base, { recursive: true, force: true });
  }
}

/** Puts JavaScript beside a program in TypeScript, whose types are checked with those of the repository. */
function compile(file: string): void {
  const { code } = transformFileSync(file, {
    jsc: { parser: { syntax: "typescript" }, target: "es2023" },
    module: { type: "commonjs" },
  });
  writeFileSync(file.replace(/\.ts$/, ".js"), code);
}

export interface StoredResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs: Record<string, unknown>;
  readonly outputs: Record<string, unknown>;
  readonly initErrors?: string[];
}

/** Opens a project with an empty stack. */
export async function project(options: ProjectOptions = {}): Promise<Project> {
  const opened = new Project(options);
  if (!opened.hasStack) await opened.init();
  return opened;
}
