import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "../build.mts";

/** What a test counted in proof of a promise. */
interface Proof {
  readonly promise: string;
  readonly figure: string;
  readonly test: string;
  /** Relative to the repository. */
  readonly file: string;
}

const HEADING = `# Reliability

What is promised, the tests that hold it, and what they counted when all of them ran last. \`npm test\` writes this page;
each figure is also printed while its test runs. How the parts work: [architecture.md](architecture.md), and the
[decisions](decisions). What is promised about security: [SECURITY.md](../SECURITY.md).

| promise | test | last figure |
| --- | --- | --- |
`;

const page = join(root, "docs/reliability.md");

/** Writes docs/reliability.md from what the tests left in a directory. */
export async function writeReliability(directory: string): Promise<void> {
  const text = HEADING + rowsOf(proofsIn(directory)).join("\n");
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}

/** The tests that proved something and are not in docs/reliability.md, and those in it that are no more. */
export function outdatedIn(directory: string): string[] {
  const text = readFileSync(page, "utf8");
  const words = wordsOf(text);
  const missing = proofsIn(directory).flatMap((proof) => (words.includes(wordsOf(nameOf(proof))) ? [] : proof.test));
  const gone = [...text.matchAll(/\(\.\.\/(test\/\S+)\)/g)].flatMap(([, file = ""]) =>
    existsSync(join(root, file)) ? [] : file,
  );
  return [...missing, ...gone];
}

function rowsOf(proofs: Proof[]): string[] {
  const promises = JSON.parse(readFileSync(join(root, "test/promises.json"), "utf8")) as Record<string, string>;
  return Object.entries(promises).flatMap(([name, promise]) => {
    const own = proofs.filter((proof) => proof.promise === name);
    if (own.length === 0) throw new Error(`No test proved the promise "${name}" of test/promises.json.`);
    return own.map(({ test, file, figure }, i) => row(i === 0 ? promise : "", nameOf({ test, file }), figure));
  });
}

/** The test as the page names it. */
const nameOf = ({ test, file }: Pick<Proof, "test" | "file">): string => `${test} ([${file}](../${file}))`;

/** A text without what may be written in several ways, such as the marks of Markdown. */
const wordsOf = (text: string): string => text.replaceAll(/[^a-z\d]+/gi, " ").trim();

const row = (...cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

const proofsIn = (directory: string): Proof[] =>
  readdirSync(directory)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(directory, name), "utf8")) as Proof);
