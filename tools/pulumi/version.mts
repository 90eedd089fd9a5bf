import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The oldest CLI that is good enough: `npm run proofs -- --only engines` tells its stories on it. */
export const MINIMUM = "3.217.1";

/** Whether a version, as `pulumi version` prints it, is at least another one. Text that is no version is not. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [actual, wanted] = [numbersOf(version), numbersOf(minimum)];
  if (!actual || !wanted) return false;
  const first = actual.findIndex((part, index) => part !== wanted[index]);
  return first === -1 || (actual[first] ?? 0) > (wanted[first] ?? 0);
}

/** The version of a module of Pulumi that a `go.mod` beside this file pins, without the v. */
export function pinned(directory: string, module: string): string {
  const text = readFileSync(join(directory, "go.mod"), "utf8");
  const version = text.split(`github.com/pulumi/pulumi/${module} v`)[1]?.split(/\s/)[0];
  if (!version) throw new Error(`${directory}/go.mod does not name ${module}`);
  return version;
}

/** The oldest Go that builds what the `go.mod` in a directory pins. */
export function goOf(directory: string): string {
  return /^go (\S+)$/m.exec(readFileSync(join(directory, "go.mod"), "utf8"))?.[1] ?? "";
}

function numbersOf(version: string): number[] | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version.trim());
  return match?.slice(1).map(Number);
}
