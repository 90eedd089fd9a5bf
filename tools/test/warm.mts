import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../build.mts";
import { Failure } from "../failure.mts";

/** Keys of the emulators that tests borrow; test/support/emulated.ts and test/emulator/client.ts have the same. */
const KEYS = ["write-key-7f3a,key", "read-key-91bc,reader"];

const emulators: ChildProcess[] = [];

/**
 * Gets ready what outlives single tests: an emulator for each of jest's workers, whose addresses stand in
 * `VERSORI_EMULATORS`, and a cache of compiled code for the processes that tests start.
 */
export async function warmUp(workers: number): Promise<void> {
  if (emulators.length > 0) return;
  process.env["NODE_COMPILE_CACHE"] ??= join(root, "node_modules/.cache/pulumi-versori/compiled");
  const addresses = Promise.all(Array.from({ length: workers }, startEmulator));
  await prime();
  process.env["VERSORI_EMULATORS"] = (await addresses).join(" ");
}

/** Ends what was started. */
export function coolDown(): void {
  for (const emulator of emulators.splice(0)) emulator.stdin?.end();
}

async function startEmulator(): Promise<string> {
  const args = ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "emulator.mts"), ...KEYS];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  emulators.push(child);
  for await (const address of createInterface(child.stdout)) return address;
  throw new Failure("The emulator for the tests did not start, see above.");
}

async function prime(): Promise<void> {
  const [preload, script] = ["preload.js", "prime.js"].map((name) => join(import.meta.dirname, name));
  const child = spawn(process.execPath, ["--require", preload ?? "", script ?? ""], { cwd: root, stdio: "ignore" });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Failure(`${String(script)} failed.`);
}
