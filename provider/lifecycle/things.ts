import type { Definition, Owned } from "./definition";
import type { Bag } from "./operations";

/** What resources of a kind stand for. */
export interface Things {
  /** A part of an object, as one thing among those of all kinds. */
  readonly thing: (part: string) => string;
  readonly partsOf: (id: string, state: Bag) => string[];
  /** All things that a resource stands for. */
  readonly things: (id: string, state: Bag) => string[];
  /** The names by which others refer to it. */
  readonly namesOf: (state: Bag) => string[];
}

/** What resources of a definition stand for. */
export function thingsOf<I extends Owned, C extends object>(
  definition: Pick<Definition<I, C, never>, "type" | "parts" | "implies" | "names">,
): Things {
  const thing = (part: string): string => `${definition.type} ${part}`;
  const partsOf = (id: string, state: Bag): string[] => definition.parts?.(id, state as I & C) ?? [id];
  return {
    thing,
    partsOf,
    things: (id, state) => [...partsOf(id, state).map(thing), ...(definition.implies?.(id, state as I & C) ?? [])],
    namesOf: (state) => definition.names?.(state as I) ?? [],
  };
}
