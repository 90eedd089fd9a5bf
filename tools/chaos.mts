// Property tests for as long as you like: `npm run chaos -- --runs 20000`.
//
//   --runs N     how many lives of a stack are tried; default 10,000
//   --seed S     where to begin; without it, somewhere new, which is printed
//   --path P     with a seed, one case of a failure that was printed before
import { parseArgs } from "node:util";
import { build, programOf, root } from "./build.mts";
import { Failure, main } from "./failure.mts";
import { shown, stopOnSignals } from "./run.mts";

await main(async (args) => {
  stopOnSignals();
  const { runs, seed, path } = settingsOf(args);
  await build();
  const env = { ...process.env, CHAOS_RUNS: runs, CHAOS_SEED: seed, ...(path !== undefined && { CHAOS_PATH: path }) };
  const jest = [programOf.jest, "--selectProjects", "fast", "--testPathPatterns", "test/chaos"];
  return shown(process.execPath, ["--disable-warning=ExperimentalWarning", ...jest], { cwd: root, env });
});

function settingsOf(args: string[]): { runs: string; seed: string; path: string | undefined } {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args, options: { runs: text, seed: text, path: text } });
  const { runs = "10000", seed = String(Math.floor(Math.random() * 2 ** 31)), path } = values;
  for (const [name, value] of Object.entries({ runs, seed })) {
    if (!/^\d{1,10}$/.test(value)) throw new Failure(`--${name} must be a whole number, not ${value}`);
  }
  if (path !== undefined && values.seed === undefined) throw new Failure("--path needs the --seed that belongs to it");
  return { runs, seed, path };
}
