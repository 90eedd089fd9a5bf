import { invalid } from "../../errors";
import type { Keyed } from "./objects";

/** `api-key` fills the member `apiKey`. */
export const memberOf = (type: string): string =>
  type.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Refuses a union in which another member is filled than the one that its type names.
 * @param optional Types that may come without their member.
 */
export function refuseForeign(union: Keyed, type: string, path: string, optional: readonly string[]): void {
  const member = memberOf(type);
  const foreign = Object.keys(union).find((key) => key !== "type" && key !== member && union[key] !== undefined);
  if (foreign !== undefined) throw invalid(`${path}.${foreign}`, `does not belong to the type ${type}`);
  if (union[member] === undefined && !optional.includes(type)) {
    throw invalid(`${path}.${member}`, `is required for the type ${type}`);
  }
}
