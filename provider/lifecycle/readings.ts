/** A text as bytes of UTF-8, one per character, and the part of the original that each of them was read from. */
export interface Reading {
  readonly bytes: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A byte, and the part of the written text that says it. */
type Piece = readonly [byte: string, start: number, end: number];

/** A way of writing: what is written in it, and what that says. */
interface Notation {
  readonly written: RegExp;
  readonly meant: (written: string) => Piece[];
  /** What stands around it says nothing in this notation. */
  readonly alone?: true;
}

/** Notations in notations, such as base64 in JSON in a URL, are read to this depth. */
const DEPTH = 3;

/** Stands between pieces of base64, and is no byte, so that nothing reaches over it. */
const APART = "\u0100";

/** Text as bytes of UTF-8, one per character. */
export const utf8 = (text: string): string => Buffer.from(text).toString("latin1");

/** A text in all the ways in which it can be read: as it stands, and as URLs, forms, JSON and base64 write it. */
export function readingsOf(text: string): Reading[] {
  const found = new Map<string, Reading>();
  let latest = [readingOf(spelled(text, (character) => character.length))];
  for (let depth = 0; depth <= DEPTH; depth++) {
    const fresh = latest.filter(({ bytes }) => !found.has(bytes));
    for (const reading of fresh) found.set(reading.bytes, reading);
    latest = fresh.flatMap((reading) => NOTATIONS.flatMap((notation) => reread(reading, notation) ?? []));
  }
  return [...found.values()];
}

/** The bytes of characters, each of which takes a certain length where it is written. */
function spelled(text: string, lengthOf: (character: string) => number): Piece[] {
  let end = 0;
  return [...text].flatMap((character) => {
    const start = end;
    end += lengthOf(character);
    return [...utf8(character)].map((byte) => [byte, start, end] as const);
  });
}

const percent = (written: string): Piece[] => [
  [written === "+" ? " " : String.fromCharCode(parseInt(written.slice(1), 16)), 0, written.length],
];

const escape = (written: string): Piece[] =>
  spelled(JSON.parse(`"${written}"`) as string, ({ length }) => (written.startsWith("\\u") ? length * 6 : 2));

/** The digits of base64, with line breaks between them; something may begin at any of the four places of a group. */
const base64 =
  (offset: number) =>
  (written: string): Piece[] => {
    const places = [...written.matchAll(/[^\r\n]/g)].map(({ index }) => index).slice(offset);
    const digits = places.map((place) => written[place]).join("");
    const bytes = Buffer.from(digits, "base64").toString("latin1");
    const place = (digit: number): number => places[digit] ?? 0;
    return [...bytes].map((byte, i) => [
      byte,
      place(Math.floor((i * 4) / 3)),
      place(Math.ceil(((i + 1) * 4) / 3) - 1) + 1,
    ]);
  };

const NOTATIONS: readonly Notation[] = [
  { written: /%[0-9a-f]{2}/gi, meant: percent },
  { written: /%[0-9a-f]{2}|\+/gi, meant: percent },
  // Escapes in a row are read together, as two may be the halves of one character.
  { written: /(?:\\u[0-9a-fA-F]{4})+|\\["\\/bfnrt]/g, meant: escape },
  ...[0, 1, 2, 3].map((offset) => ({
    written: /[\w+/-]{8,}(?:\r?\n[\w+/-]+)*/g,
    meant: base64(offset),
    alone: true as const,
  })),
];

const readingOf = (pieces: Piece[]): Reading => ({
  bytes: pieces.map(([byte]) => byte).join(""),
  starts: pieces.map(([, start]) => start),
  ends: pieces.map(([, , end]) => end),
});

/** Reads a reading once more; undefined where nothing is written in this notation. */
function reread({ bytes, starts, ends }: Reading, { written, meant, alone }: Notation): Reading | undefined {
  const pieces: Piece[] = [];
  const add = (byte: string, start: number, end: number): unknown =>
    pieces.push([byte, starts[start] ?? 0, ends[end - 1] ?? 0]);
  let at = 0;
  const copyTo = (end: number): void => {
    if (alone) add(APART, at, at + 1);
    else for (; at < end; at++) add(bytes.charAt(at), at, at + 1);
  };
  for (const { 0: text, index } of bytes.matchAll(written)) {
    copyTo(index);
    for (const [byte, start, end] of meant(text)) add(byte, index + start, index + end);
    at = index + text.length;
  }
  if (at === 0) return undefined;
  copyTo(bytes.length);
  return readingOf(pieces);
}
