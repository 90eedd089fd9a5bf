import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { root } from "../build.mts";
import { pulumiEnv } from "../pulumi/cli.mts";

/** Everything that a quickstart leaves behind, apart from the stack's settings file beside the program. */
export const home = join(root, ".quickstart");

/** The Pulumi project that the quickstart deploys. */
export const program = join(root, "examples/quickstart");

export const STACK = "quickstart";

/** The stack's settings file, beside the program. */
export const config = join(program, `Pulumi.${STACK}.yaml`);

/** A made-up organisation: the emulator takes any. */
export const ORGANISATION = "01J00000000000000000000000";

export const API_KEY = "quickstart-key";

export const database = join(home, "versori.db");

/** Makes the directories that Pulumi expects to be there. */
export function prepareHome(): void {
  for (const directory of ["state", "home"]) mkdirSync(join(home, directory), { recursive: true });
}

/** What the CLI and the provider need to know: a backend of files, and the emulator in place of Versori. */
export function settings(bin: string, baseUrl: string): NodeJS.ProcessEnv {
  return {
    ...pulumiEnv(bin),
    PULUMI_HOME: join(home, "home"),
    PULUMI_BACKEND_URL: `file://${join(home, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_STACK: STACK,
    // One command after the other loads the same SDK and the same compiler.
    NODE_COMPILE_CACHE: join(home, "compiled"),
    VERSORI_BASE_URL: baseUrl,
    VERSORI_API_KEY: API_KEY,
    VERSORI_ORGANISATION_ID: ORGANISATION,
  };
}

/** The port of the last run if it is free, so that addresses in notes and scripts stay good; else another one. */
export async function stablePort(): Promise<number> {
  const file = join(home, "port");
  const port = (await freePort(lastPort(file))) ?? (await freePort(0)) ?? 0;
  writeFileSync(file, String(port));
  return port;
}

function lastPort(file: string): number {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}
