import { createRequire } from "node:module";
import { join } from "node:path";
import { runtime } from "@pulumi/pulumi";
import type { StoredName } from "./stored";

let isKnown = false;

/**
 * Fails where Pulumi's plugin would not find this package: it looks from the program's folder on, so that a package of
 * components which brings this one along does not suffice under every package manager.
 */
export function requireInstalled(module: StoredName): void {
  // Under mocks there is no engine, and so no plugin.
  if (isKnown || !runtime.hasEngine()) return;
  const directory = process.cwd();
  try {
    createRequire(join(directory, "index.js")).resolve(`pulumi-versori/dynamic/${module}`);
  } catch (error) {
    if ((error as { code?: string }).code !== "MODULE_NOT_FOUND") return;
    const message =
      `pulumi-versori is not found from ${directory}, where Pulumi's plugin looks for it. List it in the ` +
      "dependencies of the program's own package.json, also where only another package uses it, and install again.";
    throw new Error(message, { cause: error });
  }
  isKnown = true;
}
