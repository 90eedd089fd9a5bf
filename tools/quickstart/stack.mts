import { existsSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../build.mts";
import { pulumiBin } from "../pulumi/cli.mts";
import { captured, shown, stopOnSignals, succeeding } from "../run.mts";
import { step } from "../step.mts";
import { withEmulator } from "./emulator.mts";
import { config, prepareHome, program, settings, STACK } from "./settings.mts";

/** The example's secret; any text does, as nothing is behind the address it is for. */
const SECRET = { key: "ordersApiKey", value: "not-a-real-key" } as const;

/** The stack of the quickstart, while its emulator is running. */
export interface Stack {
  /** Where the emulator answers. */
  readonly url: string;
  /** Runs a command that the user sees and may talk to; hands back its exit code. */
  pulumi(...args: string[]): Promise<number>;
  /** Whether its settings have a key. */
  has(key: string): Promise<boolean>;
  /** Runs a command out of sight, which has to succeed. */
  quietly(advice: string, ...args: string[]): Promise<void>;
}

/** Makes everything that the example needs, from the CLI to the stack, and does some work with it. */
export async function withStack<T>(work: (stack: Stack) => Promise<T>): Promise<T> {
  stopOnSignals();
  const bin = await pulumiBin();
  prepareHome();
  // Each of the two keeps one core busy.
  await step(`Building the provider and the emulator, and looking for the stack ${STACK}`, async () => {
    const outcomes = await Promise.allSettled([compile({ check: false }), create(stackOf(bin, ""))]);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  });
  return withEmulator((url) => work(stackOf(bin, url)));
}

function stackOf(bin: string, url: string): Stack {
  const options = { cwd: program, env: settings(bin, url) };
  const command = join(bin, "pulumi");
  return {
    url,
    pulumi: (...args) => shown(command, args, options),
    has: async (key) => (await captured(command, ["config", "get", key], options)).code === 0,
    quietly: async (advice, ...args) => void (await succeeding(command, args, advice, options)),
  };
}

/** Makes the stack, and stores the secret of its program, where there is none yet. */
async function create(stack: Stack): Promise<void> {
  const known = existsSync(config) && (await stack.has(SECRET.key));
  if (known) return;
  await stack.quietly("The stack could not be created:", "stack", "select", "--create", STACK);
  await stack.quietly("The secret could not be stored:", "config", "set", "--secret", SECRET.key, SECRET.value);
}
