import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { coverage } from "./coverage.mts";
import { overview, reference } from "./reference.mts";
import { root, Source } from "./source.mts";
import { writtenTypes } from "./types.mts";

// Writes what is generated from the sources; with --check it only tells what is stale, and fails.
const source = new Source();
const files: Record<string, string> = {
  "provider/resources/types.ts": writtenTypes(source),
  "docs/reference.md": reference(source),
  "docs/coverage.md": coverage(),
  "README.md": readme(),
};
const stale: string[] = [];
for (const [name, text] of Object.entries(files)) {
  const file = join(root, name);
  const formatted = await format(text, { ...(await resolveConfig(file)), filepath: file });
  if (process.argv.includes("--check")) {
    if (read(file) !== formatted) stale.push(name);
  } else writeFileSync(file, formatted);
}
if (stale.length > 0) {
  console.error(`${stale.join(" and ")} are not what the sources say; run "npm run docs".`);
  process.exitCode = 1;
}

/** The README with its overview made anew. */
function readme(): string {
  const text = read(join(root, "README.md")) ?? "";
  return text.replace(/(<!-- resources -->)[\s\S]*(<!-- end -->)/, (_, begin: string, end: string) =>
    [begin, "", overview(source), "", end].join("\n"),
  );
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
