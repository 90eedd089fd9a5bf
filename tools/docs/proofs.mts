import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build.mts";

/** What a test counted in proof of a promise. */
export interface Proof {
  readonly promise: string;
  readonly figure: string;
  readonly test: string;
  /** Relative to the repository. */
  readonly file: string;
}

/** What the tests left in a directory. */
export const proofsIn = (directory: string): Proof[] =>
  readdirSync(directory)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(directory, name), "utf8")) as Proof);

/** What is promised, by the names that the tests use. */
export const promises = (): Record<string, string> =>
  JSON.parse(readFileSync(join(root, "test/promises.json"), "utf8")) as Record<string, string>;

/** A test as docs/reliability.md names it. */
export const nameOf = ({ test, file }: Pick<Proof, "test" | "file">): string => `${test} ([${file}](../${file}))`;

/** What a text of docs/reliability.md lacks, and names though it is no more. */
export function outdatedOf(text: string, proofs: readonly Proof[]): string[] {
  const words = wordsOf(text);
  const wanted = [...Object.values(promises()), ...proofs.map(nameOf)];
  const named = [...text.matchAll(/\(\.\.\/(test\/[^\s)]+)\)/g)].map(([, file = ""]) => file);
  return [
    ...wanted.filter((one) => !words.includes(wordsOf(one))),
    ...named.filter((file) => !existsSync(join(root, file))),
  ];
}

/** A text without what may be written in several ways, such as the marks of Markdown. */
const wordsOf = (text: string): string => text.replaceAll(/[^a-z\d]+/gi, " ").trim();
