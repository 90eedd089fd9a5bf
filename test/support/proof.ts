import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { repository } from "./project";

/** What this project promises about its reliability, by a short name. */
export const promises = JSON.parse(readFileSync(join(repository, "test/promises.json"), "utf8")) as Record<
  string,
  string
>;

/** Prints what a test counted in proof of a promise; `npm test` collects it for docs/reliability.md. */
export function proved(promise: string, figure: string): void {
  if (!(promise in promises)) throw new Error(`test/promises.json has no promise "${promise}"`);
  process.stdout.write(`proof of ${promise}: ${figure}\n`);
  const directory = process.env["VERSORI_PROOFS"];
  if (directory === undefined) return;
  const { currentTestName: test = "", testPath = "" } = expect.getState();
  const proof = { promise, figure, test, file: relative(repository, testPath) };
  mkdirSync(directory, { recursive: true });
  const name = `${promise} ${test}`.replace(/\W+/g, "-").slice(0, 200);
  writeFileSync(join(directory, `${name}.json`), JSON.stringify(proof));
}
