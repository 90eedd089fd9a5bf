import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pulumiEnv } from "../pulumi/cli.mts";
import { succeeding } from "../run.mts";
import { openVault } from "./vault.mts";

let base: string | undefined;

/**
 * Opens the vault for the keys of stacks, and has the CLI make an empty project with a stack, of which tests take copies: `program` and `state` in the directory
 * that `VERSORI_STACK` names.
 */
export async function makeStack(bin: string): Promise<void> {
  await openVault();
  base = mkdtempSync(join(tmpdir(), "versori-stack-"));
  const [program, state, home] = ["program", "state", "home"].map((name) => join(base ?? "", name));
  for (const folder of [program, state, home]) mkdirSync(folder ?? "");
  const runtime = "runtime:\n  name: nodejs\n  options:\n    typescript: false\n";
  writeFileSync(join(program ?? "", "Pulumi.yaml"), `name: test\n${runtime}`);
  writeFileSync(join(program ?? "", "package.json"), '{ "main": "index.js" }\n');
  const env = {
    ...pulumiEnv(bin),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${String(state)}`,
    PULUMI_CONFIG_PASSPHRASE: "",
  };
  const args = ["stack", "init", "test", "--secrets-provider=hashivault://tests", "--non-interactive"];
  await succeeding(join(bin, "pulumi"), args, "The stack for the tests could not be made:", { cwd: program, env });
  process.env["VERSORI_STACK"] = base;
}

export function removeStack(): void {
  if (base !== undefined) rmSync(base, { recursive: true, force: true });
}
