// Keeps the state that today's build writes, for all later builds to be tested against: `npm run record`.
// The version is that of the package. A recording of a version that users may have already is not overwritten.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { programOf, root } from "../build.mts";
import { main } from "../failure.mts";
import { shown, stopOnSignals } from "../run.mts";

await main(async () => {
  stopOnSignals();
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const test = ["--testPathPatterns", "test/engine/upgrade", "--testNamePattern", "records the state"];
  const jest = [programOf.jest, "--selectProjects", "engine", ...test];
  return shown(process.execPath, jest, { cwd: root, env: { ...process.env, RECORD_STATE: version } });
});
