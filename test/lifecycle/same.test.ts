import { same } from "../../provider/lifecycle/same";

test.each([
  ["the order of keys", { a: 1, b: 2 }, { b: 2, a: 1 }],
  ["absent and empty text", { description: "" }, {}],
  ["absent and empty list", { scopes: [] }, {}],
  ["absent and empty map, at depth", { grant: { tags: {} } }, {}],
  ["absent and false", { mtlsEnabled: false }, {}],
  ["absent and null", { description: null }, {}],
  ["the slash after a host", { baseUrl: "https://api.example.com" }, { baseUrl: "https://api.example.com/" }],
  [
    "the case of a host and a default port",
    { tokenUrl: "https://API.example.com:443/t" },
    { tokenUrl: "https://api.example.com/t" },
  ],
])("%s makes no difference", (_, a, b) => {
  expect(same(a, b)).toBe(true);
});

test.each([
  ["the order of a list", { action: ["a", "b"] }, { action: ["b", "a"] }],
  ["a path of a URL", { baseUrl: "https://api.example.com/v1" }, { baseUrl: "https://api.example.com/v1/" }],
  ["placeholders in a URL", { baseUrl: "{{host}}/A" }, { baseUrl: "{{host}}/a" }],
  ["case in a text that is no URL", { value: "https://API.example.com" }, { value: "https://api.example.com" }],
  ["a number and its text", { a: 1 }, { a: "1" }],
  ["zero and absent", { a: 0 }, {}],
])("%s makes a difference", (_, a, b) => {
  expect(same(a, b)).toBe(false);
});
