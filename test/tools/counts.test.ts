import { countsOf, readCounts } from "../../tools/test/counts.mts";

const results = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

test("the closing line has jest's own counts", () => {
  const { line } = countsOf({ ...results, numFailedTests: 2, numPendingTests: 3, numTodoTests: 1 });
  expect(line).toBe("7 passed, 2 failed, 4 skipped");
});

test("a file of tests that could not be loaded is a failure", () => {
  expect(countsOf({ ...results, numRuntimeErrorTestSuites: 1 }).line).toBe("7 passed, 1 failed, 0 skipped");
});

test("a run in which everything was skipped ran no test", () => {
  expect(countsOf({ ...results, numPassedTests: 0, numPendingTests: 9 }).ran).toBe(false);
  expect(countsOf(results).ran).toBe(true);
});

test("a run without a report ran no test", () => {
  expect(readCounts("/nowhere/results.json")).toEqual({ line: "0 passed, 0 failed, 0 skipped", ran: false });
});
