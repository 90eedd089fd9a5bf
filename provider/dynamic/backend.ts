import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type * as Yaml from "yaml";
import { environmentVariable, pulumiHome } from "../config";

let found: string | undefined;

/**
 * Where the stack's state is kept, as far as it can be known here: the engine does not tell. The CLI looks in the same
 * places, in this order. https://www.pulumi.com/docs/iac/concepts/state-and-backends
 */
export const backend = (): string =>
  (found ??= environmentVariable("PULUMI_BACKEND_URL") ?? ofProject(process.cwd()) ?? loggedInto() ?? "");

function ofProject(directory: string): string | undefined {
  const file = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].map((name) => join(directory, name)).find(existsSync);
  if (file !== undefined) return (yaml(file) as { backend?: { url?: string } } | undefined)?.backend?.url;
  const parent = dirname(directory);
  return parent === directory ? undefined : ofProject(parent);
}

function loggedInto(): string | undefined {
  return (yaml(join(pulumiHome(), "credentials.json")) as { current?: string } | undefined)?.current;
}

/** Both files are YAML, as JSON is; one that cannot be read tells nothing. */
function yaml(file: string): unknown {
  try {
    // Few processes get here, and the library takes its time to load.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require("yaml") as typeof Yaml).parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
