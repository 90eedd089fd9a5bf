import { clean, unfit } from "../../provider/lifecycle/clean";

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

test.each([
  ["a date", { deep: [{ value: new Date(0) }] }, ["deep", 0, "value"], "must be plain data"],
  ["a number that JSON lacks", { deep: [1, Infinity] }, ["deep", 1], "must be a finite number"],
  ["another prototype", { a: Object.create({ polluted: true }) as object }, ["a"], "__proto__ cannot be used"],
])("%s does not fit into state, and is told by its place", (_, value, path, message) => {
  expect(unfit(value)).toEqual({ path, message: expect.stringContaining(message) as string });
});

test("what is nested too deep is told by its property, and what is not fits", () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
  expect(unfit({ b: nested(201) })).toEqual({ path: ["b"], message: "must not be nested deeper than 200 levels" });
  expect(unfit({ b: nested(200) })).toBeUndefined();
});

test("absent members and names that every object inherits fit", () => {
  expect(unfit({ a: undefined, b: null, constructor: { prototype: [1, "", false] } })).toBeUndefined();
});
