import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LONG } from "../../tools/test/long.mts";
import { repository } from "../support/project";
import { promises } from "../support/proof";

const read = (file: string): string => readFileSync(join(repository, file), "utf8");
const files = readdirSync(join(repository, "test"), { recursive: true, encoding: "utf8" })
  .map((file) => `test/${file.replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith(".ts"));

test("docs/testing.md names the long proofs, all of them and no others", () => {
  const [, table = ""] = read("docs/testing.md").split("The long proofs, which");
  const names = [...(table.split("\n\n")[1]?.matchAll(/^\| `(\S+)`/gm) ?? [])].map(([, name]) => name);
  expect(names.sort()).toEqual(Object.keys(LONG).sort());
});

test.each(Object.entries(LONG))(
  "the long proof %s has tests, which take a sample where one is asked for",
  (_, pattern) => {
    const own = files.filter((file) => file.startsWith(pattern));
    expect(own.some((file) => file.endsWith(".test.ts"))).toBe(true);
    expect(own.some((file) => /"\.\.\/support\/(sample|killed)"/.test(read(file)))).toBe(true);
  },
);

test("each promise has a test that proves it, and what is proved is promised", () => {
  const proved = files.flatMap((file) => [...read(file).matchAll(/^ *proved\(\s*"([^"]+)"/gm)].map(([, name]) => name));
  expect([...new Set(proved)].sort()).toEqual(Object.keys(promises).sort());
});
