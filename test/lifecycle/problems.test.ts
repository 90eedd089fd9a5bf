import { z } from "zod";
import { problemsOf, sentences } from "../../provider/lifecycle/problems";

const MORE = "More is wrong, and is told once this is right.";
const keyed = (count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${String(i)}`, i]));
const told = (schema: z.ZodType, value: unknown): string[] => sentences(problemsOf(schema, value));

test.each([
  ["wrong elements", z.strictObject({ a: z.array(z.string()) }), (count: number) => ({ a: Array(count).fill(1) })],
  ["wrong members", z.strictObject({ a: z.record(z.string(), z.string()) }), (count: number) => ({ a: keyed(count) })],
  ["strange names", z.strictObject({}), keyed],
])("twenty of many %s are told, and that there are more", (_, schema, wrong) => {
  expect(told(schema, wrong(20))).toHaveLength(20);
  expect(told(schema, wrong(20))).not.toContain(MORE);
  for (const count of [21, 5000]) {
    expect(told(schema, wrong(count))).toHaveLength(21);
    expect(told(schema, wrong(count)).at(-1)).toBe(MORE);
  }
});

test("a name of any length and kind is told as a bounded text", () => {
  const [problem = ""] = told(z.strictObject({}), { [`"\u001b]${"k".repeat(5000)}`]: 1 });
  expect(problem).toMatch(/^\["\\"\\u001b\]k{57}…"\]: is not a property\.$/);
});
