import { readFileSync } from "node:fs";
import { join } from "node:path";
import { outdatedOf } from "../../tools/docs/proofs.mts";
import { repository } from "../support/project";
import { promises } from "../support/proof";

const page = readFileSync(join(repository, "docs/reliability.md"), "utf8");
const rows = page.split("\n").filter((line) => /^\|.*\]\(\.\.\/test\//.test(line));

test("each figure of docs/reliability.md belongs to a test, and is one", () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) expect(row).toMatch(/\| .+ \(\[(test\/\S+)\]\(\.\.\/\1\)\) +\| .*\d.* \|$/);
});

test("promises and proofs that the page does not have, and tests that are no more, are told", () => {
  const all = Object.values(promises).join("\n");
  const proof = { promise: "chaos", figure: "1 run", test: "a new one", file: "test/tools/reliability.test.ts" };
  const named = "a new one ([test/tools/reliability.test.ts](../test/tools/reliability.test.ts))";
  expect(outdatedOf(all, [])).toEqual([]);
  expect(outdatedOf(all, [proof])).toEqual([named]);
  expect(outdatedOf(`${all}\n| | ${named} | 1 run |`, [proof])).toEqual([]);
  expect(outdatedOf(`${all}\n[old](../test/old.test.ts)`, [])).toEqual(["test/old.test.ts"]);
  expect(outdatedOf("", [])).toEqual(Object.values(promises));
});
