import { accessSync, constants, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { captured } from "../run.mts";
import { isAtLeast, MINIMUM } from "./version.mts";

const BINARIES = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"] as const;

/** What looking for a CLI on PATH came to: its directory, or why there is none to use. */
export type Search = { readonly directory: string } | { readonly reason: string };

/** Looks for a CLI on PATH that is new enough and has what it takes to run TypeScript programs. */
export async function onPath(env: NodeJS.ProcessEnv = process.env): Promise<Search> {
  const path = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const pulumi = locate("pulumi", path);
  if (!pulumi) return { reason: "no pulumi on PATH" };
  const version = await versionOf(pulumi, env);
  if (!isAtLeast(version, MINIMUM)) return { reason: `${pulumi} is ${version || "broken"}, older than ${MINIMUM}` };
  const directory = dirname(pulumi);
  const missing = BINARIES.find((binary) => !locate(binary, [directory, ...path]));
  return missing ? { reason: `${pulumi} comes without ${missing}` } : { directory };
}

/** Whether a directory has everything that running TypeScript programs takes. */
export function holdsCli(directory: string): boolean {
  return BINARIES.every((binary) => locate(binary, [directory]));
}

async function versionOf(pulumi: string, env: NodeJS.ProcessEnv): Promise<string> {
  const quiet = { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { code, output } = await captured(pulumi, ["version"], { env: quiet }).catch(() => ({ code: 1, output: "" }));
  return code === 0 ? output.trim() : "";
}

function locate(binary: string, directories: string[]): string | undefined {
  const names = process.platform === "win32" ? [`${binary}.exe`, `${binary}.cmd`] : [binary];
  return directories.flatMap((directory) => names.map((name) => join(directory, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
