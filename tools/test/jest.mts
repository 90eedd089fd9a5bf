import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { programOf, root } from "../build.mts";
import { shown } from "../run.mts";
import { readCounts } from "./counts.mts";
import { LAST_RUN } from "./last-run.mts";

interface JestOptions {
  /** By what to draw samples of the long proofs; without it they are made whole. */
  readonly seed?: number;
  /** Called when every test has passed, with the directory in which they left what they counted. */
  readonly onSuccess?: (proofs: string) => Promise<void>;
}

/** Runs the tests on a Node that comes first on PATH, so that Pulumi's plugins get it too; prints the counts last. */
export async function runJest(node: string, args: string[], { seed, onSuccess }: JestOptions = {}): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), "versori-tests-"));
  const [results, proofs, times] = ["results.json", "proofs", "times"].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  const env = {
    ...process.env,
    PATH: [dirname(node), process.env["PATH"]].join(delimiter),
    VERSORI_PROOFS: proofs,
    VERSORI_TIMES: times,
    VERSORI_SAMPLE: String(seed ?? ""),
  };
  try {
    for (const folder of [proofs, times]) mkdirSync(folder);
    const jest = [programOf.jest, "--json", `--outputFile=${results}`, ...args];
    const code = await shown(node, ["--disable-warning=ExperimentalWarning", ...jest], { cwd: root, env });
    const counts = readCounts(results);
    rmSync(LAST_RUN, { recursive: true, force: true });
    cpSync(directory, LAST_RUN, { recursive: true });
    try {
      if (code === 0) await onSuccess?.(proofs);
    } finally {
      console.log(counts.line);
    }
    return code || (counts.ran ? 0 : 1);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
