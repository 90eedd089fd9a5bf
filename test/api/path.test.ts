import { path, unaddressable } from "../../provider/api/path";

test.each(["a/b", "a?b", "a#b", "../x", "%2e%2e", "a b", "ü", "\u0000"])("%j cannot leave its segment", (value) => {
  const url = new URL(path`/versions/${value}/publish`, "http://host");
  expect(url.pathname.split("/")).toHaveLength(4);
  expect(decodeURIComponent(url.pathname.split("/")[2] ?? "")).toBe(value);
  expect(url.search + url.hash).toBe("");
});

test.each(["", ".", ".."])("%j is refused, as clients resolve it away", (value) => {
  expect(() => path`/versions/${value}`).toThrow("cannot be part of an address");
});

test.each([
  ["", "must not be empty"],
  [".", 'must not be ".", which no address can hold'],
  ["..", 'must not be "..", which no address can hold'],
  ["x".repeat(1001), "must not be longer than 1000 characters"],
  ["a\ud800", "must not hold a half of a character"],
  ["\udc00b", "must not hold a half of a character"],
])("%# a text that no address can hold is told by what is wrong with it", (value, problem) => {
  expect(unaddressable(value)).toBe(problem);
  expect(() => path`/versions/${value}`).toThrow(problem);
});

test.each(["a", "...", "..a", "x".repeat(1000), "🙂", "%2e%2e", "a/b", " "])("%# any other text is held", (value) => {
  expect(unaddressable(value)).toBeUndefined();
});
