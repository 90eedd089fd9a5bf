import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../build.mts";
import { Failure } from "../failure.mts";
import { API_KEY, database, stablePort } from "./settings.mts";

const COMMAND = join(root, "emulator/bin/versori-emulator.js");
const STOP_MS = 5_000;

/** Runs the emulator for the time of some work, which gets its address. */
export async function withEmulator<T>(work: (url: string) => Promise<T>): Promise<T> {
  const args = ["--port", String(await stablePort()), "--db", database, "--api-key", API_KEY, "--quiet"];
  // In a process group of its own: on Ctrl-C it has to outlive Pulumi, which still records what it has done.
  const emulator = spawn(process.execPath, ["--no-warnings", COMMAND, ...args], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = (): boolean => emulator.kill("SIGKILL");
  process.on("exit", kill);
  try {
    return await work(await addressOf(emulator));
  } finally {
    await stop(emulator);
    process.off("exit", kill);
  }
}

function addressOf(emulator: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    for (const stream of [emulator.stdout, emulator.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        const address = /listening on (\S+)\n/.exec(output)?.[1];
        if (address) resolve(address);
      });
    }
    const advice = `The emulator did not start. If its database is damaged, delete ${database}.`;
    emulator.once("error", (error) => reject(new Failure(`${advice}\n${error.message}`)));
    emulator.once("close", () => reject(new Failure(`${advice}\n${output.trimEnd()}`)));
  });
}

async function stop(emulator: ChildProcess): Promise<void> {
  if (emulator.exitCode !== null || emulator.signalCode !== null) return;
  const closed = new Promise((resolve) => emulator.once("exit", resolve));
  const timer = setTimeout(() => emulator.kill("SIGKILL"), STOP_MS);
  emulator.kill("SIGTERM");
  await closed;
  clearTimeout(timer);
}
