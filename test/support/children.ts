import { join } from "node:path";
import { testFile } from "./times";

const preload = join(__dirname, "../../tools/test/preload.js");

/** Environment for the Node processes that tests start, which take compiled code from a cache and run `scripts` first. */
export const childEnv = (...scripts: string[]) => ({
  NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "",
  NODE_OPTIONS: [preload, ...scripts].map((script) => `--require=${JSON.stringify(script)}`).join(" "),
  VERSORI_TIMES: process.env["VERSORI_TIMES"] ?? "",
  VERSORI_TEST: testFile(),
});

/** The same for a process that waits a twentieth of the time, where waits are not what is tested. */
export const hasty = () => childEnv(join(__dirname, "hasty.js"));
