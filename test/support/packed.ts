import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { repository } from "./project";
import { note } from "./times";

/** What npm says of the package that it has packed. */
interface Packed {
  readonly tarball: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Runs a command as a user would. A new project is made with the newest tools, not with those of this repository. */
export function run(cwd: string, command: string, ...args: string[]): string {
  const begun = performance.now();
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter), INIT_CWD: cwd },
    });
  } finally {
    note("npm and tsc", performance.now() - begun);
  }
}

/** Packs a package, by default this one, into a directory. */
export function pack(directory: string, from = repository): Packed {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", directory];
  const [packed] = JSON.parse(run(from, "npm", ...args)) as (Packed & { filename: string })[];
  if (!packed) throw new Error("npm pack made nothing");
  return { ...packed, tarball: join(directory, packed.filename) };
}

/** What a project depends on that uses a packed package, and an SDK of its own. */
export const using = (tarball: string, sdk: string): Record<string, string> => ({
  "@pulumi/pulumi": sdk,
  "pulumi-versori": `file:${tarball}`,
});

/** Writes the `package.json` of a project. */
export function depend(directory: string, dependencies: Record<string, string>, more: object = {}): void {
  const manifest = { name: "packed", private: true, dependencies, ...more };
  writeFileSync(join(directory, "package.json"), JSON.stringify(manifest));
}

/** Runs a package manager that npm fetches. */
const fetched = (cwd: string, from: string, ...command: string[]): string =>
  run(cwd, "npm", "exec", "--yes", `--package=${from}`, "--", ...command);

/** Installs what a project depends on. */
export const npm = (cwd: string): string => run(cwd, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund");
export const pnpm = (cwd: string): string =>
  fetched(cwd, "pnpm@10", "pnpm", "install", "--prefer-offline", "--no-frozen-lockfile");
export const yarn = (cwd: string): string => fetched(cwd, "@yarnpkg/cli-dist@4", "yarn", "install", "--no-immutable");
