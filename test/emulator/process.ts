import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Emulator } from "../../emulator/src";
import { repository } from "../support/project";

/** The command of the emulator, for Node. */
export const BIN = join(repository, "emulator/bin/versori-emulator.js");

const LISTENING = /^Versori emulator listening on (http:\/\/127\.0\.0\.1:\d+\/api)$/;

const started: ChildProcess[] = [];
/** A test that failed has left its emulators running. */
afterAll(() => started.forEach((child) => child.kill("SIGKILL")));

/** An emulator as users start it: a process of its own, on a file. */
export class EmulatorProcess implements Emulator {
  private readonly ended: Promise<unknown[]>;

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    this.ended = once(child, "exit");
  }

  /** Resolves once it listens. */
  static async start(database: string): Promise<EmulatorProcess> {
    const args = [BIN, "--port", "0", "--db", database, "--api-key", "key", "--quiet"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    started.push(child);
    const printed = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
    const [, url] = LISTENING.exec(String(printed.value)) ?? [];
    if (url === undefined) throw new Error(`The emulator printed ${String(printed.value)} and no address.`);
    return new EmulatorProcess(url, child);
  }

  /** Gives it no chance to finish anything. The signal is sent when this is called, not later. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    expect(await this.ended).toEqual([null, "SIGKILL"]);
  }

  async close(): Promise<void> {
    this.child.kill("SIGTERM");
    // On Windows, nothing can be asked to end.
    expect(await this.ended).toEqual(process.platform === "win32" ? [null, "SIGTERM"] : [0, null]);
  }
}
