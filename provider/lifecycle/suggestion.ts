import { closest, distance } from "fastest-levenshtein";

/** Longer texts are no slips of the pen. */
const LONGEST = 60;

/** Names that are told at once. */
const MOST = 20;

/** Which of the known texts was meant, as the end of a sentence; empty where none is near. */
export function suggestion(text: string, known: readonly string[]): string {
  if (known.length === 0 || text.length > LONGEST) return "";
  const match = closest(text, known);
  return distance(text.toLowerCase(), match.toLowerCase()) <= Math.max(2, text.length / 3)
    ? `; did you mean ${match}?`
    : "";
}

/** Says that a name is not among what there is, and what is: `the connector`, `auth scheme config`, `key`. */
export const lacking = (holder: string, what: string, wanted: string, known: readonly string[]): string =>
  `${holder} has no ${what} "${cut(wanted)}"; ${inventory(wanted, known)}`;

/** What there is, and which of it was meant. */
export function inventory(wanted: string, known: readonly string[]): string {
  const told = known.slice(0, MOST).map((one) => `"${cut(one)}"`);
  const all = [...told, ...(known.length > MOST ? [`${known.length - MOST} more`] : [])].join(", ") || "none";
  return `it has ${all}${suggestion(wanted, known)}`;
}

/** A text of whatever length, fit to be told. */
export const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
