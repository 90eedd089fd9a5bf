import { join } from "node:path";
import { build } from "../build.mts";
import { pulumiBin } from "../pulumi/cli.mts";
import { captured, shown, stopOnSignals, succeeding } from "../run.mts";
import { step } from "../step.mts";
import { withEmulator } from "./emulator.mts";
import { prepareHome, program, settings, STACK } from "./settings.mts";

/** The example's secret; any text does, as nothing is behind the address it is for. */
const SECRET = { key: "ordersApiKey", value: "not-a-real-key" } as const;

/** The stack of the quickstart, while its emulator is running. */
export interface Stack {
  /** Where the emulator answers. */
  readonly url: string;
  /** Runs a command that the user sees and may talk to; hands back its exit code. */
  pulumi(...args: string[]): Promise<number>;
  /** Runs a command out of sight, which has to succeed. */
  quietly(advice: string, ...args: string[]): Promise<void>;
}

/** Makes everything that the example needs, from the CLI to the stack, and does some work with it. */
export async function withStack<T>(work: (stack: Stack) => Promise<T>): Promise<T> {
  stopOnSignals();
  await build();
  const bin = await pulumiBin();
  prepareHome();
  return withEmulator(async (url) => {
    const options = { cwd: program, env: settings(bin, url) };
    const command = join(bin, "pulumi");
    const stack: Stack = {
      url,
      pulumi: (...args) => shown(command, args, options),
      quietly: async (advice, ...args) => void (await succeeding(command, args, advice, options)),
    };
    const known = await captured(command, ["config", "get", SECRET.key], options);
    if (known.code !== 0) await step(`Creating the stack ${STACK}`, () => create(stack));
    return work(stack);
  });
}

async function create(stack: Stack): Promise<void> {
  await stack.quietly("The stack could not be created:", "stack", "select", "--create", STACK);
  await stack.quietly("The secret could not be stored:", "config", "set", "--secret", SECRET.key, SECRET.value);
}
