import { redacted } from "../../provider/lifecycle/redacted";
import fc from "fast-check";
import { proved } from "../support/proof";
import { seed } from "../support/sample";

/** Secrets that are tried in all writings of writings; others in each sample. */
const TRIED = seed === undefined ? 2000 : 250;

const utf16 = (text: string): string[] => Array.from({ length: text.length }, (_, i) => text.charAt(i));
const code = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, "0");
const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** Ways in which programs write a text into another; each has to be hidden in whatever stands around it. */
const WRITINGS: Record<string, (text: string) => string> = {
  "as it is": (text) => text,
  "in JSON": (text) => JSON.stringify({ text }),
  "in JSON of ASCII only": (text) => JSON.stringify(text).replace(/[^\0-~]/g, (unit) => `\\u${code(unit)}`),
  "in JSON with capital digits": (text) =>
    JSON.stringify(text).replace(/[^\0-~]/g, (unit) => `\\u${code(unit).toUpperCase()}`),
  "in JSON with escaped slashes": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
  "in JSON with all characters escaped": (text) =>
    utf16(text)
      .map((unit) => `\\u${code(unit)}`)
      .join(""),
  "in a URL": encodeURIComponent,
  "in a URL with small digits": (text) => encodeURIComponent(text).replace(/%../g, (escaped) => escaped.toLowerCase()),
  "in a URL with all characters escaped": (text) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  "as an address": (text) => encodeURI(text),
  "in a form": (text) => new URLSearchParams({ text }).toString(),
  "in base64": base64,
  "in base64 for URLs": (text) => Buffer.from(text).toString("base64url"),
  "in longer base64, one byte before": (text) => base64(`:${text}:more`),
  "in longer base64, two bytes before": (text) => base64(`u:${text}`),
  "in longer base64, a user before": (text) => base64(`username:${text}`),
  "in base64 of several lines": (text) =>
    Buffer.from(`a user of some length:${text}`).toString("base64").replace(/.{16}/g, "$&\r\n"),
};

const written = fc.constantFrom(...Object.entries(WRITINGS));

/** Texts of at least six characters that are more than spaces, which are no secret. */
const secrets = fc
  .oneof(
    fc.string({ minLength: 6, maxLength: 40 }),
    fc.string({ unit: "binary", minLength: 6, maxLength: 20 }),
    fc.string({ unit: "grapheme", minLength: 6, maxLength: 20 }),
    fc.base64String({ minLength: 8, maxLength: 80 }),
  )
  .filter((text) => !/\p{Cs}/u.test(text) && /\S{6}/.test(text));

const EVERYDAY = (
  "Cannot reach the service: check the network, and that it is up. POST /connect/v1/o/01J00000000000000000000000 " +
  'connectors failed with 409 name: "orders" is taken; set forceDelete: true and run "pulumi up" again 100% a+b'
).split(" ");
const around = fc.array(fc.constantFrom(...EVERYDAY), { maxLength: 12 }).map((words) => words.join(" "));

const ALPHABET = /[\w+/%\\-]/;

test.each(Object.entries(WRITINGS))("a secret is hidden %s", (_, write) => {
  fc.assert(
    fc.property(around, secrets, around, (before, secret, after) => {
      const text = write(secret);
      const left = redacted(`${before} ${text} ${after}`, [secret]);
      expect(left).not.toContain(ALPHABET.test(text) ? text : secret);
      expect(left).toContain("[secret]");
    }),
    { numRuns: 200 },
  );
});

test("a secret is hidden in every writing of a writing, and nothing of what is around it", () => {
  fc.assert(
    fc.property(around, secrets, around, written, written, (before, secret, after, [, inner], [, outer]) => {
      const text = outer(inner(secret));
      const left = redacted(`${before} ${text} ${after}`, [secret]);
      expect(left).toContain("[secret]");
      expect(left).not.toContain(text);
      expect(left.startsWith(before)).toBe(true);
      expect(left.endsWith(after)).toBe(true);
    }),
    { numRuns: TRIED, ...(seed !== undefined && { seed }) },
  );
  proved(
    "no-leak",
    `${TRIED} secrets, each written in two of ${Object.keys(WRITINGS).length} ways, one in the other: 0 told`,
  );
});

test("messages without a secret stay as they are, whatever the secrets", () => {
  fc.assert(
    fc.property(around, fc.array(secrets, { maxLength: 20 }), (message, all) => {
      fc.pre(all.every((secret) => !secret.split(/\s/).some((part) => part.length >= 6 && message.includes(part))));
      expect(redacted(message, all)).toBe(message);
    }),
  );
});

test("a secret that is part of another leaves nothing of the longer one", () => {
  expect(redacted("abcdef-ghijkl", ["abcdef", "abcdef-ghijkl"])).toBe("[secret]");
  expect(redacted("abcdef-ghijkl", ["abcdef-g", "f-ghijkl"])).toBe("[secret]");
});

test("each line of a key is hidden, whatever ends the lines", () => {
  const lines = ["-----BEGIN PRIVATE KEY-----", "MIIEvQIBADANBgkqhkiG9w0B", "QEFAASCBKcwggSjAgEAAoIB", "-----END-----"];
  for (const end of ["\n", "\r\n", "\\n"]) {
    for (const line of lines) expect(redacted(`line ${line}`, [lines.join(end)])).toBe("line [secret]");
  }
});

test.each(["read", "12345"])("%j is too short to be hidden: a message without it would tell it", (secret) => {
  expect(redacted(`${secret} the docs`, [secret])).toBe(`${secret} the docs`);
});

test("text of Latin-1 is hidden in base64 that was made of it as such", () => {
  const secret = "pässwörd";
  expect(redacted(`Basic ${Buffer.from(`u:${secret}`, "latin1").toString("base64")}.`, [secret])).toBe(
    "Basic dT[secret]==.",
  );
});

test("user and password of an address are hidden", () => {
  const left = redacted("no answer from https://ann:pass@host.example.com/api?a=b@c", []);
  expect(left).toBe("no answer from https://[secret]@host.example.com/api?a=b@c");
});

test("a long message is cut, and no part of a secret is left at the cut", () => {
  const secret = "0123456789".repeat(300);
  for (const length of [0, 1900, 1995, 1999, 2000]) {
    for (const write of Object.values(WRITINGS)) {
      const message = `${"x ".repeat(length / 2)} ${write(secret)} ${"y".repeat(100_000)}`;
      const left = redacted(message, [secret]);
      expect(left).not.toMatch(/0123|MDEy|xMjM|wMTI|\\u003|%3/i);
      expect(left.length).toBeLessThan(2100);
      expect(left).toMatch(/… \(\d+ more characters\)$/);
    }
  }
});

test("a message takes no longer when one of many secrets is a document of five megabytes", () => {
  const all = Array.from({ length: 1000 }, (_, i) => `secret-number-${String(i)}-${"x".repeat(i)}`);
  const took = (secrets: string[]): number => {
    const begun = performance.now();
    redacted(`it was ${encodeURIComponent(all[999] ?? "")}`, secrets);
    return performance.now() - begun;
  };
  const least = (secrets: string[]): number => Math.min(...[1, 2, 3, 4, 5].map(() => took(secrets)));
  expect(least([...all, "z\n".repeat(2_500_000)]) / least(all)).toBeLessThan(20);
});
