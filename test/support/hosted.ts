import { type ChildProcess, fork } from "node:child_process";
import { join, resolve } from "node:path";
import { childEnv } from "./children";

/** Where programs find this package and Pulumi's SDK: in this repository, or in a directory that has another SDK. */
export const modules = process.env["VERSORI_MODULES"] ?? resolve(__dirname, "../..");

let host: ChildProcess | undefined;
let asked = 0;
afterAll(dropHost);

/** Ends the process, with whatever a command that was killed has left of its program; the next one gets another. */
export function dropHost(): void {
  host?.kill();
  host = undefined;
}

/**
 * A port at which a command of the CLI has its program run, in place of starting Node for it. Everything else is as
 * always: the engine, the plugin, and what the program sees of its directory and environment.
 */
export function hostProgram(directory: string, env: Record<string, string>): Promise<number> {
  const id = asked++;
  const running = (host ??= fork(join(__dirname, "program-host.js"), {
    env: { PATH: process.env["PATH"], VERSORI_MODULES: modules, ...childEnv() },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  }));
  return new Promise((resolve) => {
    const answered = (message: { id: number; port: number }): void => {
      if (message.id !== id) return;
      running.off("message", answered);
      resolve(message.port);
    };
    running.on("message", answered);
    running.send({ id, directory, env });
  });
}
