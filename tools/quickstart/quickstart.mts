// The shortest way from a fresh clone to a deployment that can be changed: `npm run quickstart`.
import { existsSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../build.mts";
import { Failure, main } from "../failure.mts";
import { step } from "../step.mts";
import { report } from "./report.mts";
import { config, home, program } from "./settings.mts";
import { type Stack, withStack } from "./stack.mts";

const PROGRAM = relative(root, join(program, "index.ts"));

await main(async ([command]) => {
  if (command === undefined) return withStack(deploy);
  if (command === "destroy")
    return existsSync(home) ? withStack(destroy).then(forget) : console.log("Nothing to destroy.");
  throw new Failure(`Unknown command ${command}. Use: npm run quickstart, or npm run quickstart -- destroy`);
});

async function deploy(stack: Stack): Promise<void> {
  console.log("\n$ pulumi preview");
  await must(stack, "preview", "--diff");
  console.log("$ pulumi up");
  await must(stack, "up", "--yes", "--skip-preview");
  await step("Previewing again: nothing is left to do", () =>
    stack.quietly("A second preview should find no changes:", "preview", "--diff", "--expect-no-changes"),
  );
  console.log(`\n${await report(stack.url)}

Next: edit ${PROGRAM}, say the baseUrl, and run it again; the preview shows just that.
  npm run quickstart               preview and deploy again
  npm run pulumi -- stack output   any Pulumi command on this stack
  npm run quickstart -- destroy    take it all down`);
}

async function destroy(stack: Stack): Promise<void> {
  await must(stack, "destroy", "--yes", "--skip-preview");
  await stack.quietly("The stack could not be removed:", "stack", "rm", "--yes");
}

/** Removes what the stack's removal leaves: the database and the files of Pulumi. */
function forget(): void {
  rmSync(home, { recursive: true, force: true });
  rmSync(config, { force: true });
  console.log("Everything is taken down. npm run quickstart starts over.");
}

async function must(stack: Stack, command: string, ...args: string[]): Promise<void> {
  const code = await stack.pulumi(command, ...args);
  if (code !== 0) {
    throw new Failure(
      `pulumi ${command} failed, see above. Mend ${PROGRAM}, then run this again; it goes on from here.`,
    );
  }
}
