import { printable } from "../../provider/lifecycle/printable";

test.each([
  ["colours", "\u001b[31mred", "\\u001b[31mred"],
  ["a title of the window", "\u001b]0;x\u0007", "\\u001b]0;x\\u0007"],
  ["line ends of all kinds", "a\r\nb\u0085\u2028\u2029", "a\\u000d\\u000ab\\u0085\\u2028\\u2029"],
  ["marks that turn the direction", "a\u202eb\u2066", "a\\u202eb\\u2066"],
  ["halves of characters", "\ud83d", "\\ud83d"],
])("%s are shown by their number", (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test("what can be printed stays as it is", () => {
  expect(printable('Größe 🙂 "a\\b" – 漢字')).toBe('Größe 🙂 "a\\b" – 漢字');
});
