// Completes package-lock.json: `node tools/lockfile.mts`, after an npm install where the registry is a partial mirror.
//
// npm leaves out optional packages that the registry did not offer, such as the binaries for other platforms. Then
// `npm ci` refuses the lockfile wherever they are missing too, and takes any binary on those platforms.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./build.mts";

interface Package {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: string[];
  readonly cpu?: string[];
  readonly libc?: string[];
  readonly optionalDependencies?: Record<string, string>;
}

/** The packages of a lockfile, by their place. */
export type Packages = Record<string, Package>;

/** What a lockfile has to say about the optional packages that it lacks. Those for one platform have exact versions. */
export function missingFrom(packages: Packages): Packages {
  const missing: Packages = {};
  for (const [place, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, place, name)) continue;
      missing[`node_modules/${name}`] = { version, ...(dev && { dev }), optional: true, ...platformOf(name) };
    }
  }
  return missing;
}

/** Whether a dependency is in one of the places where Node looks for it. */
function isLocked(packages: Packages, place: string, name: string): boolean {
  const nested = place === "" ? "" : `${place}/`;
  if (packages[`${nested}node_modules/${name}`]) return true;
  return place !== "" && isLocked(packages, place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/"))), name);
}

/** The platform that a name such as `@swc/core-linux-x64-musl` is for; npm skips the package on others. */
function platformOf(name: string): Pick<Package, "os" | "cpu" | "libc"> {
  const platform = /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-(gnu|musl))?/.exec(name);
  const [, os, cpu, libc] = platform ?? [];
  if (!os || !cpu) throw new Error(`${name} does not tell its platform: complete package-lock.json by hand`);
  return { os: [os], cpu: [cpu], ...(libc && { libc: [libc === "gnu" ? "glibc" : libc] }) };
}

if (process.argv[1] === import.meta.filename) {
  const file = join(root, "package-lock.json");
  const lockfile = JSON.parse(readFileSync(file, "utf8")) as { packages: Packages };
  const missing = missingFrom(lockfile.packages);
  const packages = Object.entries({ ...lockfile.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, "en"));
  writeFileSync(file, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} packages added to package-lock.json`);
}
