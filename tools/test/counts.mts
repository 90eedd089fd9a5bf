import { readFileSync } from "node:fs";

/** The part of jest's JSON report that counts. */
export interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** How a run of the tests ended, in one line. */
export interface Counts {
  readonly line: string;
  /** Whether any test ran at all. */
  readonly ran: boolean;
}

/** Sums up a report. A file of tests that could not be loaded counts as one failure: its tests are unknown. */
export function countsOf(results: Results): Counts {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
  return { line, ran: results.numPassedTests + failed > 0 };
}

/** Sums up the report that jest wrote to a file, if it came that far. */
export function readCounts(file: string): Counts {
  try {
    return countsOf(JSON.parse(readFileSync(file, "utf8")) as Results);
  } catch {
    return { line: "0 passed, 0 failed, 0 skipped", ran: false };
  }
}
