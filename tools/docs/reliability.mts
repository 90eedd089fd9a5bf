import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "../build.mts";
import { git } from "../test/seed.mts";
import { nameOf, outdatedOf, type Proof, promises, proofsIn } from "./proofs.mts";

const heading = (commit: string): string => `# Reliability

What is promised, the tests that hold it, and what they counted when all of them ran whole, at commit ${commit}.
\`npm run proofs\` writes this page; each figure is also printed while its test runs. How the parts work: [architecture.md](architecture.md), and the
[decisions](decisions). What is promised about security: [SECURITY.md](../SECURITY.md).

| promise | test | last figure |
| --- | --- | --- |
`;

const page = join(root, "docs/reliability.md");

/** Writes docs/reliability.md from what the tests left in a directory. */
export async function writeReliability(directory: string): Promise<void> {
  const text = heading(await commit()) + rowsOf(proofsIn(directory)).join("\n");
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}

/** The commit that is checked out, and what is changed beside it. */
async function commit(): Promise<string> {
  const [name, changed] = [await git("log", "-1", "--format=%h of %cs"), await git("status", "--porcelain")];
  return changed === "" ? name : `${name}, with changes that were not committed yet`;
}

/** What docs/reliability.md lacks of what the tests left in a directory, and names though it is no more. */
export const outdatedIn = (directory: string): string[] => outdatedOf(readFileSync(page, "utf8"), proofsIn(directory));

function rowsOf(proofs: Proof[]): string[] {
  return Object.entries(promises()).flatMap(([name, promise]) => {
    const own = proofs.filter((proof) => proof.promise === name);
    if (own.length === 0) throw new Error(`No test proved the promise "${name}" of test/promises.json.`);
    return own.map((proof, i) => row(i === 0 ? promise : "", nameOf(proof), proof.figure));
  });
}

const row = (...cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
