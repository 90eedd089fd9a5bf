import fc from "fast-check";

/** With this, the generated values are the same ones each time. */
export const SEED = 20_261_126;

/** Part of texts that no message may repeat: what is given may be secret. */
export const MARK = "MARKED";

const nested = (depth: number): unknown => (depth === 0 ? `${MARK}-deep` : { a: nested(depth - 1) });

const random = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.double(),
  fc.dictionary(fc.constantFrom("__proto__", "constructor", "type", "id", "a"), fc.jsonValue({ maxDepth: 1 })),
);

/** Values that every property gets. */
const first: unknown[] = [
  null,
  true,
  -1.5,
  "",
  [null],
  { constructor: { prototype: { polluted: true } } },
  `\u001b[31m${MARK}\r\nline\u0000\u2028\u202e`,
];

/** Values that the properties get by turns. */
const others: unknown[] = [
  0,
  1e300,
  Infinity,
  [],
  {},
  [[[]]],
  { a: { b: [null] } },
  { constructor: 1, toString: { polluted: true }, prototype: { polluted: true } },
  JSON.parse('{ "__proto__": { "polluted": true } }'),
  "../../x?y#z",
  "..",
  nested(80),
  Array.from({ length: 200 }, (_, i) => i),
  { [`\u001b]0;title\u0007${"k".repeat(5000)}`]: MARK },
  Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`k${String(i)}`, i])),
  ...fc.sample(random, { seed: SEED, numRuns: 85 }),
];

const EACH = 3;

/** Values that few properties take, for the property of this number; all of them come in their turn. */
export const wrongValues = (property: number): unknown[] => [
  ...first,
  ...Array.from({ length: EACH }, (_, i) => others[(property * EACH + i) % others.length]),
];

/** How many values there are. */
export const wrongCount = first.length + others.length;

/** An object that is nested deeper than anybody writes. */
export const tooDeep = nested(300);

/** Ids and names that would lead elsewhere if an address took them as they are; each holds a mark to be found by. */
export const hostileTexts = [
  "../../../v2/o/zz",
  "%2e%2e/zz",
  "zz/zz",
  "zz?force=true",
  "zz#zz",
  "zz\u0000",
  "zz\r\nX-Header: zz",
  "zz\u2028🙂",
  "zz\\..\\zz",
  "..",
  "__proto__",
  "constructor",
  "zz".repeat(10_000),
];
