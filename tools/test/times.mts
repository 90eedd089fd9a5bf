// Where the time of the last run of the tests went: `npm run test:times`. Prints tables in Markdown.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../build.mts";
import { Failure, main } from "../failure.mts";
import { LAST_RUN } from "./last-run.mts";

/** The part of jest's JSON report that tells times, in milliseconds. */
interface Report {
  readonly startTime: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly unknown[];
  }[];
}

/** Some work of a test, in milliseconds; `of` is the command that it was done for. */
interface Note {
  readonly file: string;
  readonly kind: string;
  readonly ms: number;
  readonly of?: string;
}

await main(() => {
  const { startTime, testResults } = read();
  const notes = notesIn(join(LAST_RUN, "times"));
  const files = testResults.map(({ name, startTime: begun, endTime, assertionResults }) => ({
    ...{ file: relative(root, name), ms: endTime - begun, tests: assertionResults.length },
  }));
  const all = files.reduce((sum, { ms }) => sum + ms, 0);
  const last = Math.max(...testResults.map(({ endTime }) => endTime));
  const tests = files.reduce((sum, one) => sum + one.tests, 0);
  console.log(
    `${tests} tests in ${files.length} files: ${seconds(last - startTime)} s, on all workers ${seconds(all)} s.\n`,
  );
  table(["work", "times", "s", "share"], [...kindsOf(notes, all)]);
  const rows = files
    .sort((a, b) => b.ms - a.ms)
    .map(({ file, ms, tests: count }) => {
      const commands = notes.filter((note) => note.file === file && note.kind === "running the CLI").length;
      return [file, count, commands, seconds(ms)];
    });
  table(["file", "tests", "commands of the CLI", "s"], rows);
  return Promise.resolve();
});

function read(): Report {
  try {
    return JSON.parse(readFileSync(join(LAST_RUN, "results.json"), "utf8")) as Report;
  } catch {
    throw new Failure("No run of the tests has left its times yet. Run npm test.");
  }
}

function notesIn(directory: string): Note[] {
  const lines = readdirSync(directory).flatMap((name) =>
    readFileSync(join(directory, name), "utf8").trim().split("\n"),
  );
  return lines.map((line) => JSON.parse(line) as Note);
}

/** One row for each kind of work. What a command did besides starting up is its own; so is what no note tells of a test. */
function* kindsOf(notes: readonly Note[], all: number): Generator<(string | number)[]> {
  const of = (kind: string): Note[] => notes.filter((note) => note.kind === kind);
  const sum = (some: readonly Note[]): number => some.reduce((total, { ms }) => total + ms, 0);
  // Of the processes that a command starts, the first one comes up when the command itself has.
  const first = new Map<string | undefined, Note>();
  for (const note of of("starting the CLI"))
    if (note.ms < (first.get(note.of)?.ms ?? Infinity)) first.set(note.of, note);
  const starts = [...first.values()];
  const nodes = of("starting Node");
  const commands = of("running the CLI");
  const inCommands = sum(starts) + sum(nodes.filter((note) => note.of !== undefined));
  const others = ["npm and tsc", "waiting"].map((kind) => [kind, of(kind)] as const);
  const rest =
    all - sum(commands) - sum(nodes.filter((note) => note.of === undefined)) - sum(others.flatMap(([, some]) => some));
  const row = (kind: string, times: number | string, ms: number) => [
    kind,
    times,
    seconds(ms),
    `${Math.round((100 * ms) / all)} %`,
  ];
  yield row("starting the CLI", starts.length, sum(starts));
  yield row("starting Node", nodes.length, sum(nodes));
  yield row("what commands of the CLI do then", commands.length, sum(commands) - inCommands);
  for (const [kind, some] of others) yield row(kind, some.length, sum(some));
  yield row("the tests themselves", "", rest);
}

const seconds = (ms: number): string => (ms / 1000).toFixed(0);

function table(head: string[], rows: (string | number)[][]): void {
  for (const cells of [head, head.map((_, i) => (i === 0 ? "---" : "--:")), ...rows])
    console.log(`| ${cells.join(" | ")} |`);
  console.log();
}
