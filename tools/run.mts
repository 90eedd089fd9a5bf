import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { Failure, Interrupted } from "./failure.mts";

/** Where and with what a command runs. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with what the command prints, as it prints it. */
  readonly onOutput?: (text: string) => void;
}

/** How a command ended, and what it printed on both streams. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

const running = new Set<ChildProcess>();
let interrupted = false;

/**
 * From here on a signal ends the commands that are running and lets the caller clean up, in place of ending this
 * process at once. A terminal's Ctrl-C reaches the commands by itself; twice would make Pulumi give up its work.
 */
export function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!interrupted && !(signal === "SIGINT" && process.stdin.isTTY)) running.forEach((child) => child.kill(signal));
      interrupted = true;
    });
  }
}

/** Runs a command that has the terminal to itself; hands back its exit code. */
export async function shown(command: string, args: string[], options: RunOptions = {}): Promise<number> {
  return (await run(command, args, options, "inherit")).code;
}

/** Runs a command out of sight; hands back how it ended. */
export function captured(command: string, args: string[], options: RunOptions = {}): Promise<Outcome> {
  return run(command, args, options, ["ignore", "pipe", "pipe"]);
}

/** Runs a command out of sight that has to succeed; otherwise shows what it said, and the given advice. */
export async function succeeding(
  command: string,
  args: string[],
  advice: string,
  options: RunOptions = {},
): Promise<string> {
  const { code, output } = await captured(command, args, options);
  if (code !== 0) throw new Failure(`${advice}\n${output.trimEnd()}`);
  return output;
}

async function run(command: string, args: string[], options: RunOptions, stdio: StdioOptions): Promise<Outcome> {
  if (interrupted) throw new Interrupted();
  const { cwd, env, onOutput } = options;
  const child = spawn(command, args, { cwd, env: env ?? process.env, stdio });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      onOutput?.(text);
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", (error) => reject(new Failure(`${command} could not be started: ${error.message}`)));
    child.on("close", (status) => resolve(status ?? 1));
  }).finally(() => running.delete(child));
  if (interrupted) throw new Interrupted();
  return { code, output };
}
