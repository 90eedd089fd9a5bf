import { inspect } from "node:util";
import * as fc from "fast-check";
import { hurry } from "../support/haste";
import { proved } from "../support/proof";
import { seed as sample } from "../support/sample";
import { type Case, cases } from "./cases";
import { Figures } from "./figures";
import type { Declared } from "./program";
import { programs } from "./programs";
import { Lane } from "./run";
import { keptIn } from "./village";
import { written } from "./written";

/** How many runs go on at once in a process: their waits overlap. */
const LANES = 8;

const { CHAOS_RUNS, CHAOS_SEED, CHAOS_PATH } = process.env;

/** Which runs to make: those that `npm run chaos` says, a part that follows the seed of the tests, or all anew. */
const settings = {
  runs: Number(CHAOS_RUNS ?? (sample === undefined ? 2000 : 40)),
  seed: Number(CHAOS_SEED ?? (sample === undefined ? Math.floor(Math.random() * 2 ** 30) : sample * 2 * LANES + 1)),
  path: CHAOS_PATH,
  /** To find the smallest program that fails takes minutes, which only those want who look into it. */
  endOnFailure: CHAOS_RUNS === undefined,
};

/** Time limit of a test; long runs are made on purpose. */
export const LONGEST_MS = 2 ** 31 - 1;

/** Makes one of two equal shares of the runs. */
export async function chaos(share: 0 | 1): Promise<void> {
  const { path, seed } = settings;
  const lanes = path === undefined ? LANES : 1 - share;
  const runs = path === undefined ? Math.ceil(settings.runs / 2 / LANES) : 1;
  const figures = new Figures();
  const began = Date.now();
  const end = hurry();
  const printed = captured();
  try {
    const all = Array.from({ length: lanes }, (_, i) =>
      lane(figures, printed.lines, { seed: seed + (path === undefined ? share * LANES + i : 0), runs, path }),
    );
    const failures = (await Promise.all(all)).filter((failure) => failure !== undefined);
    if (failures.length > 0) throw new Error(failures.join("\n\n"));
    if (lanes === 0) return;
    process.stderr.write(`${figures.details()}\n`);
    proved("chaos", figures.summary(seed, (Date.now() - began) / 1000));
  } finally {
    printed.end();
    end();
  }
}

async function lane(
  figures: Figures,
  printed: string[],
  { seed, runs, path }: { seed: number; runs: number; path: string | undefined },
): Promise<string | undefined> {
  const opened = await Lane.open(figures, printed);
  try {
    const property = fc.asyncProperty(cases, (one) => opened.live(one));
    const { endOnFailure } = settings;
    const details = await fc.check(property, {
      seed,
      numRuns: runs,
      endOnFailure,
      ...(path !== undefined && { path }),
    });
    return details.numRuns === 0 ? `There is no case ${path} of seed ${seed}.` : failureOf(details);
  } finally {
    await opened.close();
  }
}

/** A failure for a person: what was promised, the smallest program that breaks it, and how to see it again. */
function failureOf({ failed, seed, counterexample, counterexamplePath, errorInstance }: fc.RunDetails<[Case]>) {
  const [one] = counterexample ?? [];
  if (!failed || !one) return undefined;
  const { message = "" } = (errorInstance ?? {}) as Error;
  const { beginning, edits: steps, neighbour, ...rest } = one;
  const lines = (life: Pick<Case, "beginning" | "edits">, whose: string): string[] =>
    programs(life.beginning, life.edits, keptIn(one)).flatMap((choices, i) => [
      `${whose}program ${String(i)}:`,
      ...written(choices).map((declared) => `  ${shown(declared)}`),
    ]);
  return [
    message,
    ...lines(one, ""),
    ...(neighbour ? lines(neighbour, `${neighbour.kind}${neighbour.together ? ", at once" : ""}: `) : []),
    `faults: ${inspect(rest, { depth: 6, breakLength: 160, compact: 6 })}`,
    `again: npm run chaos -- --runs 1 --seed ${String(seed)} --path ${counterexamplePath ?? "0"}`,
  ].join("\n");
}

/** A resource in one line, with the options that are not as usual. */
function shown({ type, name, home, args, former, dependsOn: _, deletedWith: __, ...options }: Declared): string {
  const around = home.map((component) => `${component.type} ${component.name} / `).join("");
  const was = former.map(
    (one) => `${one.home.map(({ name: part }) => `${part}/`).join("")}${one.name}${one.aliased ? " (alias)" : ""}`,
  );
  const unusual = Object.entries({ ...options, was }).filter(
    ([, value]) => value && (!Array.isArray(value) || value.length > 0),
  );
  return `${around}${type} ${name} ${JSON.stringify(args)} ${JSON.stringify(Object.fromEntries(unusual))}`;
}

/** Keeps what is printed, to look for secrets in it. */
function captured(): { lines: string[]; end: () => void } {
  const lines: string[] = [];
  const spies = (["warn", "log", "error"] as const).map((method) =>
    jest.spyOn(console, method).mockImplementation((...args: unknown[]) => void lines.push(args.join(" "))),
  );
  return { lines, end: () => spies.forEach((spy) => spy.mockRestore()) };
}
