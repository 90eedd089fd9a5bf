// All proofs of what docs/reliability.md promises, whole: `npm run proofs`. Where nothing fails, it writes that page.
//
//   --only NAME   one of the long ones, of which npm test makes a sample
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build, root } from "../build.mts";
import { writeReliability } from "../docs/reliability.mts";
import { Failure, main } from "../failure.mts";
import { stopOnSignals } from "../run.mts";
import { step } from "../step.mts";
import { runJest } from "./jest.mts";
import { LONG } from "./long.mts";

await main(async (args) => {
  stopOnSignals();
  const { only } = parseArgs({ args, options: { only: { type: "string" } } }).values;
  if (only !== undefined && !(only in LONG)) {
    throw new Failure(`There is no long proof ${only}. There are ${Object.keys(LONG).join(", ")}.`);
  }
  await build();
  const patterns = only === undefined ? provingFiles() : [LONG[only] ?? ""];
  return runJest(process.execPath, ["--testPathPatterns", ...patterns], {
    onSuccess: async (proofs) => {
      if (only === undefined) await step("Writing docs/reliability.md", () => writeReliability(proofs));
    },
  });
});

/** The files of tests that count something in proof of a promise, and the long ones. */
function provingFiles(): string[] {
  const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" });
  const proves = /"\.\.?\/(support\/(proof|killed)|chaos)"/;
  const proving = files
    .filter(
      (file) => /^(?!tools).*\.test\.ts$/.test(file) && proves.test(readFileSync(join(root, "test", file), "utf8")),
    )
    .map((file) => `test/${file}$`);
  return [...proving, ...Object.values(LONG)];
}
