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

/** Says what somebody lacks, what there is instead, and what was meant: `the connector`, `version`, `1.0`. */
export function lacking(holder: string, what: string, wanted: string, known: readonly string[]): string {
  const told = known.slice(0, MOST).map((one) => `"${one}"`);
  const all = [...told, ...(known.length > MOST ? [`${known.length - MOST} more`] : [])].join(", ") || "none";
  return `${holder} has no ${what} "${wanted}"; it has ${all}${suggestion(wanted, known)}`;
}
