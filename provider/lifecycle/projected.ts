import type { Made } from "../api/ambiguous";
import type { Definition, Owned } from "./definition";
import { ownReferences } from "./references";
import { sameProperty, shapeOf, traitsOf } from "./traits";

/**
 * The inputs as they hold now. What the API tells wins, but stays written as it was where it means the same; what it
 * does not tell is taken from what is known; what the program leaves alone is left out, and so is the form of a
 * reference that no program has written.
 */
export function projected<I extends Owned, C extends object, R extends Made>(
  definition: Definition<I, C, R>,
  remote: R,
  known: Partial<I & C>,
  recorded: boolean,
): Partial<I> {
  const actual = definition.inputsOf(remote, known) as Record<string, unknown>;
  const before = known as Record<string, unknown>;
  const value = ([key, property]: [string, Parameters<typeof traitsOf>[0]]): unknown => {
    if (!(key in actual)) return before[key];
    if (recorded && traitsOf(property).leftAlone && before[key] === undefined) return undefined;
    return sameProperty(key, property, before[key], actual[key]) ? before[key] : actual[key];
  };
  const now = Object.fromEntries([...shapeOf(definition.inputs)].map((entry) => [entry[0], value(entry)]));
  return ownReferences(definition.inputs, now, known) as Partial<I>;
}
