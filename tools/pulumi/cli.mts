import { delimiter, dirname, join } from "node:path";
import { main } from "../failure.mts";
import { cached, cacheEntries } from "./cache.mts";
import { buildFromSource } from "./go.mts";
import { holdsCli, onPath } from "./installed.mts";
import { install } from "./installer.mts";
import { locked } from "./lock.mts";

/** The directory of a Pulumi CLI that can run TypeScript programs: found on PATH or in the cache, else made there. */
export async function pulumiBin(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const search = await onPath(env);
  if ("directory" in search) return search.directory;
  return cached(env) ?? (await make(env, search.reason));
}

/** The directory of a CLI with the engine of a Go module, which is in the cache or built there. */
export async function olderBin(engine: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { built } = cacheEntries(env, engine);
  const bin = join(built, "bin");
  if (holdsCli(bin)) return bin;
  await alone(built, async () => {
    if (!holdsCli(bin)) await buildFromSource(built, env, engine);
  });
  return bin;
}

/** The environment for commands of the CLI in a directory of binaries: its own plugins, no look at the internet. */
export function pulumiEnv(bin: string, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return {
    ...env,
    PATH: [bin, env["PATH"]].join(delimiter),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

async function make(env: NodeJS.ProcessEnv, reason: string): Promise<string> {
  const { built, installed } = cacheEntries(env);
  return alone(built, async () => {
    const made = cached(env);
    if (made) return made;
    console.error(`  No Pulumi CLI yet (${reason}); making one for all clones of this user.`);
    if (await install(installed)) return join(installed, "bin");
    await buildFromSource(built, env);
    return join(built, "bin");
  });
}

/** Does work on the cache that only one process of this user may do at a time. */
function alone<T>(entry: string, work: () => Promise<T>): Promise<T> {
  const onWait = (): void => console.error("… Waiting for another process that is making the Pulumi CLI");
  return locked(join(dirname(entry), "lock"), onWait, work);
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => console.log(await pulumiBin()));
}
