import { clean } from "../../provider/lifecycle/clean";

test("absent members are left out at every depth", () => {
  expect(clean({ a: undefined, b: { c: undefined, d: [{ e: undefined, f: null }] } })).toEqual({ b: { d: [{}] } });
});

test.each([
  ["a date", new Date(0)],
  ["a function", () => 1],
  ["a bigint", 1n],
  ["a number that JSON lacks", NaN],
])("%s is refused with its place", (_, value) => {
  expect(() => clean({ deep: [{ value }] })).toThrow("deep[0].value is no plain data");
});
