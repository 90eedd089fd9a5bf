import { path } from "../../provider/api/path";

test.each(["a/b", "a?b", "a#b", "../x", "%2e%2e", "a b", "ü", "\u0000"])("%j cannot leave its segment", (value) => {
  const url = new URL(path`/versions/${value}/publish`, "http://host");
  expect(url.pathname.split("/")).toHaveLength(4);
  expect(decodeURIComponent(url.pathname.split("/")[2] ?? "")).toBe(value);
  expect(url.search + url.hash).toBe("");
});

test.each(["", ".", ".."])("%j is refused, as clients resolve it away", (value) => {
  expect(() => path`/versions/${value}`).toThrow("cannot be part of an address");
});
