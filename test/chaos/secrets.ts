/** Part of every secret, so that it can be found wherever it should not be. */
export const MARK = "MARKED";

/** A secret with the mark; another number makes it another one. */
export const secret = (name: string, number: number): string => `${MARK}-${name}-${String(number)}`;

/** The mark as base64 writes it, wherever in a text it begins. */
const ENCODED = [0, 1, 2].map((offset) =>
  Buffer.from("_".repeat(offset) + MARK)
    .toString("base64")
    .slice(offset === 0 ? 0 : offset + 1, -4),
);

/** The first place where a secret can be read in a text, with what is around it; undefined where none can. */
export function secretIn(text: string): string | undefined {
  const at = [MARK, ...ENCODED].map((mark) => text.indexOf(mark)).filter((index) => index >= 0);
  return at.length === 0 ? undefined : text.slice(Math.max(0, Math.min(...at) - 60), Math.min(...at) + 40);
}
