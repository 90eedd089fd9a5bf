import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repository } from "../support/project";

interface Job {
  readonly "timeout-minutes"?: number;
  readonly strategy?: { readonly matrix: Record<string, unknown[]> };
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

const folder = join(repository, ".github/workflows");
const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), "utf8");
  return { file, text, ...(parse(text) as { permissions: object; jobs: Record<string, Job> }) };
});
const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

test.each(workflows)("$file runs commands that there are, may do nothing by default, and ends", ({ text, ...one }) => {
  const commands = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, command = ""]) => command);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
  expect(one.permissions).toEqual({ contents: "read" });
  for (const job of Object.values(one.jobs)) expect(job["timeout-minutes"]).toBeGreaterThan(0);
});

test("all tests run on every major of Node that is supported, the fast ones on every system", () => {
  const { test: all, fast } = workflows.find(({ file }) => file === "ci.yml")?.jobs ?? {};
  const { engines } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    engines: { node: string };
  };
  expect(all?.strategy?.matrix).toEqual({ node: [22, 24] });
  expect(engines.node).toMatch(/^>=22\./);
  expect(all?.steps.at(-1)?.run).toBe("npm test");
  expect(fast?.strategy?.matrix).toEqual({ os: ["macos-latest", "windows-latest"] });
  expect(fast?.steps.at(-1)?.run).toBe("npm run test:fast");
});
