import { redacted } from "../../provider/lifecycle/redacted";

const secret = 'p&ss "word"/1';

test.each([
  ["as it is", secret],
  ["inside of JSON", JSON.stringify({ secret })],
  ["in a URL", encodeURIComponent(secret)],
  ["in base64", Buffer.from(secret).toString("base64")],
])("a secret is hidden %s", (_, text) => {
  expect(redacted(`before ${text} after`, [secret])).not.toContain(text);
});

test("a secret that is part of another leaves nothing of the longer one", () => {
  expect(redacted("abcdef-ghijkl", ["abcdef", "abcdef-ghijkl"])).toBe("[secret]");
});

test("a word too short to be a secret stays readable", () => {
  expect(redacted("read the docs", ["read"])).toBe("read the docs");
});
