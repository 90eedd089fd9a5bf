// What `npm test` runs: build, types, lint, an audit of the dependencies and all tests; at the end, how many passed.
//
//   --fast      the tests that need no Pulumi CLI, without types and lint
//   --node22    all tests on the oldest supported major of Node, without types and lint
//
// Whatever else is given goes to jest, say the name of a test file.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, delimiter, join } from "node:path";
import { build, programOf, root } from "../build.mts";
import { Failure, main } from "../failure.mts";
import { outdatedIn, writeReliability } from "../docs/reliability.mts";
import { captured, shown, stopOnSignals, succeeding } from "../run.mts";
import { step } from "../step.mts";
import { verdictOf } from "./audit.mts";
import { readCounts } from "./counts.mts";

await main(async (args) => {
  stopOnSignals();
  const jest = args.filter((arg) => arg !== "--fast" && arg !== "--node22");
  if (args.includes("--node22")) return runJest(await node22(), jest);
  if (args.includes("--fast")) return runJest(process.execPath, [...jest, "--selectProjects", "fast"]);
  await build();
  await checkTypes();
  await lint();
  await audit();
  return runJest(process.execPath, jest, { isWhole: jest.length === 0 });
});

async function checkTypes(): Promise<void> {
  await step("Checking types", async () => {
    for (const project of [".", "tools"])
      await clean("The types do not fit:", programOf.tsc, "--noEmit", "-p", project);
  });
}

async function lint(): Promise<void> {
  await step("Checking the code's rules", () => clean("Rules are broken:", programOf.eslint, "."));
  const advice = "Not formatted; npm run format does it:";
  await step("Checking its format", () => clean(advice, programOf.prettier, "--check", "--log-level=warn", "."));
}

/** Asks the registry for known weaknesses of the packages that come along with this one. */
async function audit(): Promise<void> {
  const npm = ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=20000"];
  const { output } = await step("Auditing the dependencies", () => captured("npm", npm, { cwd: root }));
  const { passed, line } = verdictOf(output);
  if (!passed) throw new Failure(line);
  console.log(line);
}

async function clean(advice: string, ...args: string[]): Promise<void> {
  await succeeding(process.execPath, args, advice, { cwd: root });
}

/** Runs the tests on a Node that comes first on PATH, so that Pulumi's plugins get it too; prints the counts last. */
async function runJest(node: string, args: string[], { isWhole = false } = {}): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), "versori-tests-"));
  const results = join(directory, "results.json");
  try {
    const proofs = join(directory, "proofs");
    const env = { ...process.env, PATH: [dirname(node), process.env["PATH"]].join(delimiter), VERSORI_PROOFS: proofs };
    const jest = [programOf.jest, "--json", `--outputFile=${results}`, ...args];
    const code = await shown(node, ["--disable-warning=ExperimentalWarning", ...jest], { cwd: root, env });
    const counts = readCounts(results);
    try {
      if (isWhole && code === 0) await document(proofs);
    } finally {
      console.log(counts.line);
    }
    return code || (counts.ran ? 0 : 1);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Writes down what the tests counted; where nobody would commit that, makes sure that it was. */
async function document(proofs: string): Promise<void> {
  if (!process.env["CI"]) return step("Writing docs/reliability.md", () => writeReliability(proofs));
  const outdated = outdatedIn(proofs);
  if (outdated.length === 0) return;
  throw new Failure(`docs/reliability.md is outdated, npm test writes it anew: ${outdated.join("; ")}`);
}

/** A Node 22 from the npm registry, in npm's cache; the repository's own Node is a later one. */
async function node22(): Promise<string> {
  const advice = "Node 22 could not be installed. The npm registry has to be reachable.";
  const npm = ["exec", "--yes", "--allow-scripts=node", "--package=node@22", "--"];
  const output = await step("Finding Node 22", () =>
    succeeding("npm", [...npm, "node", "-p", "`node ${process.version} ${process.execPath}`"], advice),
  );
  const [, version = "", path = ""] = /^node (v\S+) (.+)$/m.exec(output) ?? [];
  if (!version.startsWith("v22.")) throw new Failure(`${advice}\n${output}`);
  console.log(`node -v: ${version}`);
  return path;
}
