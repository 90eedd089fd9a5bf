import { RefusalError } from "../api/errors";
import { type Problem, sentences } from "./problems";
import { lacking } from "./suggestion";

/** Refuses inputs in which something is wrong. */
export function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new RefusalError(sentences(problems).join("\n"));
}

/** What a property refers to by id; refuses where that is not there. */
export async function found<T>(attempt: Promise<T | undefined>, path: PropertyKey[], what: string): Promise<T> {
  const object = await attempt;
  if (object !== undefined) return object;
  refuse([{ path, message: `there is no such ${what}; give one that exists, as a resource or by its id` }]);
  throw new TypeError("unreachable");
}

/** Refuses a name that is not among those there are: `the project`, `environment`. */
export function listed(
  wanted: string,
  known: readonly string[],
  path: PropertyKey[],
  [holder, what]: readonly [string, string],
): void {
  if (!known.includes(wanted)) refuse([{ path, message: lacking(holder, what, wanted, known) }]);
}
