import { join } from "node:path";
import { timesOf } from "../../tools/test/times.mts";
import { repository } from "../support/project";

const file = (name: string, startTime: number, endTime: number, tests: number) => ({
  ...{ name: join(repository, name), startTime, endTime },
  assertionResults: Array.from({ length: tests }, () => ({})),
});

test("the times of a run are told by kinds of work and by files, the longest first", () => {
  const report = {
    startTime: 0,
    testResults: [file("test/a.test.ts", 1000, 11_000, 3), file("test/engine/b.test.ts", 1000, 31_000, 2)],
  };
  const b = "test/engine/b.test.ts";
  const notes = [
    { file: b, kind: "running the CLI", ms: 10_000 },
    // Two processes that one command has started: the first one tells when the command was up.
    { file: b, kind: "starting the CLI", ms: 2000, of: "1" },
    { file: b, kind: "starting the CLI", ms: 4000, of: "1" },
    { file: b, kind: "starting Node", ms: 3000, of: "1" },
    { file: "test/a.test.ts", kind: "starting Node", ms: 1000 },
  ];
  expect(timesOf(report, notes).split("\n")).toEqual([
    "5 tests in 2 files took 31 s; all workers together 40 s.",
    "",
    "| work | times | s | share |",
    "| --- | --: | --: | --: |",
    "| starting the CLI | 1 | 2 | 5 % |",
    "| starting Node | 2 | 4 | 10 % |",
    "| what commands of the CLI do then | 1 | 5 | 13 % |",
    "| npm and tsc |  | 0 | 0 % |",
    "| the tests themselves, and what they wait for |  | 29 | 73 % |",
    "",
    "| file | tests | commands of the CLI | s |",
    "| --- | --: | --: | --: |",
    "| test/engine/b.test.ts | 2 | 1 | 30 |",
    "| test/a.test.ts | 3 | 0 | 10 |",
  ]);
});
