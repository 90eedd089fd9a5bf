import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { holdsCli } from "./installed.mts";
import { pinned } from "./version.mts";

/** The Go modules that the CLI is built from, and what each of them builds. */
export const MODULES = [
  {
    title: "engine",
    minutes: 7,
    directory: join(import.meta.dirname, "engine"),
    module: "pkg/v3",
    command: "pkg/v3/cmd/pulumi",
    binary: "pulumi",
    tags: "osusergo,grpcnotrace",
  },
  {
    title: "language host",
    minutes: 2,
    directory: join(import.meta.dirname, "language-nodejs"),
    module: "sdk/v3",
    command: "sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    binary: "pulumi-language-nodejs",
    tags: "",
  },
] as const;

/** Where this user's caches are; shared by all clones, so that a fresh one finds what another has built. */
export function cacheRoot(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home = homedir()): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = env;
  if (xdg && isAbsolute(xdg)) return xdg;
  if (platform === "darwin") return join(home, "Library/Caches");
  if (platform === "win32") return local ?? join(home, "AppData/Local");
  return join(home, ".cache");
}

/** The directories of a CLI that was built here, and of one that Pulumi's installer brought. */
export function cacheEntries(env: NodeJS.ProcessEnv = process.env): { built: string; installed: string } {
  const clis = join(cacheRoot(env, process.platform), "pulumi-versori/cli");
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const { directory } of MODULES) hash.update(readFileSync(join(directory, "go.sum")));
  const built = `${pinned(MODULES[0].directory, MODULES[0].module)}-${hash.digest("hex").slice(0, 12)}`;
  return { built: join(clis, built), installed: join(clis, `installed-${process.platform}-${process.arch}`) };
}

/** The directory of binaries in the cache, if there is one. Entries appear in one piece, so what is there is complete. */
export function cached(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { built, installed } = cacheEntries(env);
  return [installed, built].map((entry) => join(entry, "bin")).find(holdsCli);
}
