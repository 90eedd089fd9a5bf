import { join } from "node:path";
import { succeeding } from "./run.mts";
import { step } from "./step.mts";

/** The repository's root. */
export const root = join(import.meta.dirname, "..");

/** A command-line program that an npm package brings, as arguments for Node. */
export const programOf = {
  tsc: join(root, "node_modules/typescript/bin/tsc"),
  eslint: join(root, "node_modules/eslint/bin/eslint.js"),
  prettier: join(root, "node_modules/prettier/bin/prettier.cjs"),
  jest: join(root, "node_modules/jest/bin/jest.js"),
} as const;

/**
 * Compiles the package and the emulator; does nothing where nothing changed.
 * @param check Whether their types are checked, which takes most of the time; the next compilation that does, makes up.
 */
export async function compile({ check = true } = {}): Promise<void> {
  const tsc = [programOf.tsc, "-b", "provider", "emulator", ...(check ? [] : ["--noCheck"])];
  await succeeding(process.execPath, tsc, "Compilation failed:", { cwd: root });
}

/** Compiles, and shows it. */
export function build(): Promise<void> {
  return step("Building the provider and the emulator", () => compile());
}
