// Where the time of the last run of the tests went: `npm run test:times`. Prints tables in Markdown.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../build.mts";
import { Failure, main } from "../failure.mts";
import { LAST_RUN } from "./last-run.mts";

/** The part of jest's JSON report that tells times, in milliseconds. */
export interface Report {
  readonly startTime: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly unknown[];
  }[];
}

/** Some work of a test, in milliseconds; `of` is the command that it was done for. */
export interface Note {
  readonly file: string;
  readonly kind: string;
  readonly ms: number;
  readonly of?: string;
}

type Cell = string | number;

/** Says where the time of a run went, by kinds of work and by files of tests. */
export function timesOf({ startTime, testResults }: Report, notes: readonly Note[]): string {
  const files = testResults
    .map(({ name, startTime: begun, endTime, assertionResults }) => ({
      ...{ file: relative(root, name), ms: endTime - begun, tests: assertionResults.length },
    }))
    .sort((a, b) => b.ms - a.ms);
  const all = sumOf(files);
  const tests = files.reduce((sum, one) => sum + one.tests, 0);
  const took = Math.max(...testResults.map(({ endTime }) => endTime)) - startTime;
  const rows = files.map(({ file, ms, tests: count }) => {
    const commands = notes.filter((note) => note.file === file && note.kind === "running the CLI").length;
    return [file, count, commands, seconds(ms)];
  });
  return [
    `${tests} tests in ${files.length} files took ${seconds(took)} s; all workers together ${seconds(all)} s.`,
    table(["work", "times", "s", "share"], kindsOf(notes, all)),
    table(["file", "tests", "commands of the CLI", "s"], rows),
  ].join("\n\n");
}

/** One row for each kind of work. What nobody has noted of a command, or of a test, is what it was there for. */
function kindsOf(notes: readonly Note[], all: number): Cell[][] {
  const of = (kind: string): Note[] => notes.filter((note) => note.kind === kind);
  // Of the processes that a command starts, the first one comes up when the command itself has.
  const first = new Map<string | undefined, Note>();
  for (const note of of("starting the CLI"))
    if (note.ms < (first.get(note.of)?.ms ?? Infinity)) first.set(note.of, note);
  const [starts, nodes, commands, tools] = [
    [...first.values()],
    of("starting Node"),
    of("running the CLI"),
    of("npm and tsc"),
  ];
  const within = sumOf(starts) + sumOf(nodes.filter((note) => note.of !== undefined));
  const outside = sumOf(commands) + sumOf(nodes.filter((note) => note.of === undefined)) + sumOf(tools);
  const row = (kind: string, some: readonly Note[], ms = sumOf(some)): Cell[] => [
    ...[kind, some.length || "", seconds(ms), `${Math.round((100 * ms) / all)} %`],
  ];
  return [
    row("starting the CLI", starts),
    row("starting Node", nodes),
    row("what commands of the CLI do then", commands, sumOf(commands) - within),
    row("npm and tsc", tools),
    row("the tests themselves, and what they wait for", [], all - outside),
  ];
}

const sumOf = (some: readonly { ms: number }[]): number => some.reduce((total, { ms }) => total + ms, 0);

const seconds = (ms: number): string => (ms / 1000).toFixed(0);

function table(head: string[], rows: Cell[][]): string {
  const rule = head.map((_, i) => (i === 0 ? "---" : "--:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function lastReport(): Report {
  try {
    return JSON.parse(readFileSync(join(LAST_RUN, "results.json"), "utf8")) as Report;
  } catch {
    throw new Failure("No run of the tests has left its times yet. Run npm test.");
  }
}

function lastNotes(): Note[] {
  const directory = join(LAST_RUN, "times");
  const lines = readdirSync(directory).flatMap((name) =>
    readFileSync(join(directory, name), "utf8").trim().split("\n"),
  );
  return lines.map((line) => JSON.parse(line) as Note);
}

if (process.argv[1] === import.meta.filename) {
  await main(() => {
    console.log(timesOf(lastReport(), lastNotes()));
    return Promise.resolve();
  });
}
