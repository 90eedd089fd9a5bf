import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { holdsCli } from "./installed.mts";
import { pinned } from "./version.mts";

/** The Go module of the engine that tests run on: the newest. */
export const ENGINE = join(import.meta.dirname, "engine");

/** Those of older engines, for the long proof `engines`, by their versions, the oldest first. */
export const OLDER: Readonly<Record<string, string>> = Object.fromEntries(
  ["3.217.1", "3.259.0"].map((version) => [version, join(import.meta.dirname, "engines", version)]),
);

/** What a Go module builds of the CLI. */
export interface Module {
  readonly title: string;
  readonly minutes: number;
  readonly directory: string;
  /** Without what all modules of Pulumi begin with, as `command` is. */
  readonly module: string;
  readonly command: string;
  readonly binary: string;
  readonly tags: string;
}

/** The Go modules that the CLI with an engine is built from. */
export const modulesOf = (engine = ENGINE): [engine: Module, host: Module] => [
  {
    title: "engine",
    minutes: 10,
    directory: engine,
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
];

/** Where this user's caches are; shared by all clones, so that a fresh one finds what another has built. */
export function cacheRoot(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home = homedir()): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = env;
  if (xdg && isAbsolute(xdg)) return xdg;
  if (platform === "darwin") return join(home, "Library/Caches");
  if (platform === "win32") return local ?? join(home, "AppData/Local");
  return join(home, ".cache");
}

/** The directories of a CLI that was built here, and of one that Pulumi's installer brought. */
export function cacheEntries(env = process.env, engine = ENGINE): { built: string; installed: string } {
  const clis = join(cacheRoot(env, process.platform), "pulumi-versori/cli");
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  const modules = modulesOf(engine);
  for (const { directory } of modules) hash.update(readFileSync(join(directory, "go.sum")));
  const built = `${pinned(engine, modules[0].module)}-${hash.digest("hex").slice(0, 12)}`;
  return { built: join(clis, built), installed: join(clis, `installed-${process.platform}-${process.arch}`) };
}

/** The directory of binaries in the cache, if there is one. Entries appear in one piece, so what is there is complete. */
export function cached(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { built, installed } = cacheEntries(env);
  return [installed, built].map((entry) => join(entry, "bin")).find(holdsCli);
}
