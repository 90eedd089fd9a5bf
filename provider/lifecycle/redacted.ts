import type { Bag, Lifecycle } from "./operations";
import { type Reading, readingsOf, utf8 } from "./readings";
import { isReference, valueOr } from "./references";

/**
 * Shorter texts stay readable. They stand in messages by chance, as words or numbers, so that hiding them would make
 * messages unreadable, and would tell by its place what is hidden; and they are guessed sooner than read in a message.
 */
const SHORTEST_SECRET = 6;

/** Of a longer secret, this many bytes tell it. */
const TELLING = 256;

/** Characters of a secret in which lines are looked for; no key is that long. */
const LONGEST_KEY = 100_000;

/** Characters of a message that are shown; no sentence of this package is that long, but what it quotes may be. */
const SHOWN = 2000;

/** Characters that are looked at: a secret that begins in what is shown is known before they end, however written. */
const LOOKED_AT = SHOWN + 32 * TELLING;

/** Every text and number in the secret places of inputs or state. */
export function secretsIn({ mapSecrets }: Pick<Lifecycle, "mapSecrets">, bag: Bag): string[] {
  const found: string[] = [];
  mapSecrets(bag, (secret) => {
    found.push(...textsIn(secret));
    return secret;
  });
  return found;
}

/**
 * A message of bounded length in which no secret can be read: neither as it is, nor as JSON, a URL, a form or base64
 * write it, alone or within something longer, nor in several of these at once.
 */
export function redacted(message: string, secrets: string[]): string {
  const text = message.slice(0, LOOKED_AT);
  const index = indexOf(secrets);
  const hidden = [...readingsOf(text).flatMap((reading) => occurrences(reading, index)), ...userInfos(text)];
  const rest = message.length - SHOWN;
  return without(text, hidden) + (rest > 0 ? `… (${String(rest)} more characters)` : "");
}

/** A part of a text, from the first character to before the last. */
type Part = readonly [start: number, end: number];

interface Secret {
  /** The beginning of it, in bytes. */
  readonly telling: string;
  readonly length: number;
}

/** Secrets by their first bytes, so that a text is gone through once, however many there are. */
function indexOf(secrets: string[]): Map<string, Secret[]> {
  const index = new Map<string, Secret[]>();
  for (const secret of new Set(secrets.flatMap(formsOf))) {
    const key = secret.slice(0, SHORTEST_SECRET);
    const alike = index.get(key) ?? [];
    alike.push({ telling: secret.slice(0, TELLING), length: secret.length });
    index.set(key, alike);
  }
  return index;
}

/** A secret and each of its lines, as a key in PEM is also told without its line ends; as UTF-8 and as Latin-1. */
function formsOf(secret: string): string[] {
  const lines = secret
    .slice(0, LONGEST_KEY)
    .split(/[\r\n]|\\n/)
    .map((line) => line.trim());
  const long = [secret, ...lines].filter(({ length }) => length >= SHORTEST_SECRET);
  return long.flatMap((text) => [
    utf8(text),
    ...(Buffer.from(text, "latin1").toString("latin1") === text ? [text] : []),
  ]);
}

function occurrences({ bytes, starts, ends }: Reading, index: Map<string, Secret[]>): Part[] {
  const found: Part[] = [];
  for (let at = 0; at + SHORTEST_SECRET <= bytes.length; at++) {
    for (const { telling, length } of index.get(bytes.slice(at, at + SHORTEST_SECRET)) ?? []) {
      if (!bytes.startsWith(telling, at)) continue;
      const last = Math.min(at + length, bytes.length) - 1;
      found.push([starts[at] ?? 0, ends[last] ?? 0]);
    }
  }
  return found;
}

/** User and password in addresses are nobody's business, wherever an address comes from. */
const userInfos = (text: string): Part[] =>
  [...text.matchAll(/(?<=:\/\/)[^\s/?#@]+(?=@)/g)].map(({ 0: { length }, index }) => [index, index + length]);

/** What is shown of a text, with a word in the place of each part; parts that overlap are one. */
function without(text: string, parts: Part[]): string {
  let [shown, at] = ["", 0];
  for (const [start, end] of [...parts].sort(([a], [b]) => a - b)) {
    if (start >= SHOWN) break;
    if (start >= at) shown += `${text.slice(at, start)}[secret]`;
    at = Math.max(at, end);
  }
  return shown + text.slice(at, SHOWN);
}

/** Of a reference, what it stands for: the name of a variable is no secret. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  if (isReference(value)) return [valueOr(value)].filter((text) => typeof text === "string");
  return typeof value === "object" && value ? Object.values(value).flatMap(textsIn) : [];
}
