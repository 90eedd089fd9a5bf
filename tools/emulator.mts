// A local Versori that keeps what it is told: `npm run emulator`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { build, root } from "./build.mts";
import { main } from "./failure.mts";
import { shown, stopOnSignals } from "./run.mts";

await main(async (args) => {
  stopOnSignals();
  await build();
  const directory = join(root, ".emulator");
  mkdirSync(directory, { recursive: true });
  const command = join(root, "emulator/bin/versori-emulator.js");
  const defaults = ["--port", "8082", "--db", join(directory, "versori.db")];
  return shown(process.execPath, ["--no-warnings", command, ...defaults, ...args]);
});
