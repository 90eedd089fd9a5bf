import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { childEnv } from "./children";
import { type Api, type Json, withoutIds, type Workbench } from "./emulated";
import { dropHost } from "./hosted";
import { type Outcome, repository } from "./project";
import { forwarded, StandIn } from "./stand-in";
import { note } from "./times";

/** What dies: the plugin in which the provider runs, the command itself, or both. */
const VICTIMS = ["plugin", "command", "both"] as const;
type Victim = (typeof VICTIMS)[number];

/** How often a command was killed, and what a user had to type in between. */
export interface Tally {
  /** Where it was killed: `before` or `after` the service did what a request asks for. */
  readonly boundaries: string[];
  readonly kills: Record<Victim, number>;
  readonly cancels: number;
}

/** Time without any request after which a plugin without its command has done what it was about to do. */
const QUIET_MS = 300;

/** Runs a command again and again, killed at another boundary of a request each time, until it has been at all. */
export class Killer {
  readonly boundaries: string[] = [];
  readonly kills: Record<Victim, number> = { plugin: 0, command: 0, both: 0 };
  cancels = 0;
  private readonly pids: string;
  /** Of the run that is under way: who was killed, and what is on its way. */
  private killed: Victim | undefined;
  private open = 0;
  private lastSeen = 0;
  private command: number | undefined;

  private constructor(
    private readonly bench: Workbench,
    private readonly standIn: StandIn,
    private readonly fits: (request: string) => boolean,
  ) {
    this.pids = join(bench.project.base, "pids");
    standIn.intercept = (request, response) => this.pass(request, response);
  }

  /** Kills at the boundaries of those requests, given as `METHOD path` with ids left out, that fit. */
  static async run(bench: Workbench, args: string[], fits: (request: string) => boolean = () => true): Promise<Tally> {
    const standIn = await StandIn.before(bench.api.url);
    const { env } = bench.project;
    const killer = new Killer(bench, standIn, fits);
    const preload = childEnv(join(repository, "test/support/pids.js"));
    bench.project.env = { ...env, ...preload, VERSORI_BASE_URL: standIn.url, TEST_PIDS: killer.pids };
    try {
      while (await killer.isKilled(args));
      return killer;
    } finally {
      bench.project.env = env;
      await standIn.close();
    }
  }

  /** One run; whether it was killed. */
  private async isKilled(args: string[]): Promise<boolean> {
    writeFileSync(this.pids, "");
    this.killed = undefined;
    const outcome = await this.ended(args);
    const last = this.boundaries.at(-1) ?? "nothing";
    if (this.killed === undefined) {
      if (outcome.code !== 0) throw new Error(`After the kill at ${last} this did not end well:\n${outcome.output}`);
      return false;
    }
    if (outcome.code === 0) throw new Error(`The kill at ${last} went unnoticed:\n${outcome.output}`);
    if (this.killed !== "plugin") {
      dropHost();
      await this.bench.project.run("cancel", "--yes");
      this.cancels++;
    }
    return true;
  }

  private async ended(args: string[]): Promise<Outcome> {
    const begun = performance.now();
    const child = await this.bench.project.start(args);
    this.command = child.pid;
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    }
    const closed = once(child, "close");
    const [code] = (await once(child, "exit")) as [number | null];
    while (this.open > 0 || Date.now() - this.lastSeen < QUIET_MS) await new Promise((later) => setTimeout(later, 50));
    // What a killed command leaves running would write into the next run.
    this.processes().forEach(({ pid }) => kill(pid));
    await closed;
    note("running the CLI", performance.now() - begun);
    return { code: code ?? -1, stdout: "", stderr: "", output };
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    this.open++;
    response.once("close", () => {
      this.open--;
      this.lastSeen = Date.now();
    });
    const named = `${request.method} ${kindOf(request.url ?? "")}`;
    if (this.isTime(`before ${named}`)) this.kill(`before ${named}`);
    if (this.isDeaf()) return dropped(response);
    const answer = await forwarded(request);
    if (this.isTime(`after ${named}`)) this.kill(`after ${named}`);
    if (this.isDeaf()) return dropped(response);
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
    response.end(await answer.text());
    return true;
  }

  private isTime(boundary: string): boolean {
    const [, request = ""] = /^\w+ (.*)$/.exec(boundary) ?? [];
    return this.killed === undefined && this.fits(request) && !this.boundaries.includes(boundary);
  }

  private kill(boundary: string): void {
    this.boundaries.push(boundary);
    this.killed = VICTIMS[(this.boundaries.length - 1) % VICTIMS.length] ?? "both";
    this.kills[this.killed]++;
    if (this.killed !== "plugin") kill(this.command);
    if (this.killed === "command") return;
    this.processes()
      .filter(({ script }) => script.includes("dynamic-provider"))
      .forEach(({ pid }) => kill(pid));
  }

  /** Whether the plugin is dead. A plugin that has lost its command only goes on with what it has begun. */
  private isDeaf = (): boolean => this.killed !== undefined && this.killed !== "command";

  private processes(): { pid: number; script: string }[] {
    const lines = readFileSync(this.pids, "utf8").trim().split("\n");
    return lines.map((line) => {
      const [pid = "", script = ""] = line.split(" ");
      return { pid: Number(pid), script };
    });
  }
}

/** A path without ids and names: what is asked for, of whatever object. */
function kindOf(url: string): string {
  return withoutIds(url.replace(/\?.*/, "")).replace(
    /(versions|actions|triggers|definitions|auth-scheme-configs)\/[^/*]+/g,
    "$1/*",
  );
}

const RESOURCE =
  /.*\/(connectors|versions|actions|triggers|definitions|connections|credentials|systems|projects|environments|connection-templates|users|activations|variables)\b/;

/** The kind of resource that a request or a boundary of it is about: the last collection in its path. */
export const resourceOf = (request: string): string => RESOURCE.exec(request)?.[1] ?? "organisation";

function dropped(response: ServerResponse): boolean {
  response.destroy();
  return true;
}

/** Zero would be this process and all of its group. */
function kill(pid: number | undefined): void {
  if (!pid) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Everything the API keeps, one text per object, but for ids, times, and the order of lists that have none. */
export async function held(api: Api): Promise<string[]> {
  const text = JSON.stringify(await api.dump())
    .replace(/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/gi, "*")
    .replace(/"20\d\d-\d\d-\d\dT[^"]*Z"/g, '"*"');
  return (JSON.parse(text) as Json[]).map((object) => JSON.stringify(object, sorted)).sort();
}

/** Members in the order of their names: a change in place may give them another one. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** What is in a list more often than in another one. */
export function beyond(list: string[], other: string[]): string[] {
  const left = [...other];
  return list.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
