import { appendFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const repository = resolve(__dirname, "../..");

/** Work that `npm run test:times` tells apart. */
export type Work = "running the CLI" | "starting Node" | "npm and tsc";

/** The file whose test is under way, relative to the repository. */
export const testFile = (): string => relative(repository, expect.getState().testPath ?? "");

/** Notes how long some work takes. */
export async function timed<T>(kind: Work, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    note(kind, performance.now() - begun);
  }
}

/** Notes how long some work took, in milliseconds. */
export function note(kind: Work, ms: number): void {
  const directory = process.env["VERSORI_TIMES"];
  if (!directory) return;
  const line = JSON.stringify({ file: testFile(), kind, ms });
  appendFileSync(join(directory, `worker-${process.env["JEST_WORKER_ID"] ?? ""}.jsonl`), `${line}\n`);
}
