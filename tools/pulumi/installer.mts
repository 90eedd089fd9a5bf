import { fill } from "./entry.mts";
import { step } from "../step.mts";

const INSTALLER = "https://get.pulumi.com";
const PROBE_MS = 4_000;

/** Lets Pulumi's own installer bring the CLI; says no, in one line, where it cannot be reached or does not succeed. */
export async function install(entry: string): Promise<boolean> {
  try {
    await fetch(INSTALLER, { method: "HEAD", signal: AbortSignal.timeout(PROBE_MS) });
  } catch {
    console.error("  Pulumi's installer cannot be reached from here.");
    return false;
  }
  const { PulumiCommand } = await import("@pulumi/pulumi/automation/index.js");
  try {
    await step("Installing the Pulumi CLI with Pulumi's installer", () =>
      fill(entry, async (root) => void (await PulumiCommand.install({ root }))),
    );
    return true;
  } catch (error) {
    console.error(`  Pulumi's installer failed: ${String((error as Error).message).split("\n")[0]}`);
    return false;
  }
}
