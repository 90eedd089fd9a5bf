import type { z } from "zod";
import type { Made } from "../api/ambiguous";
import type { Definition, Owned } from "./definition";
import { sameProperty, shapeOf, traitsOf } from "./traits";
import { hasUnknown, isUnknown } from "./unknown";

/** The names of the properties in which the program and the recorded state differ. */
export function changedKeys(schema: z.ZodType, olds: object, news: object): Set<string> {
  const [was, is] = [olds as Record<string, unknown>, news as Record<string, unknown>];
  const differs = ([key, property]: [string, Parameters<typeof traitsOf>[0]]): boolean => {
    const traits = traitsOf(property);
    const [old, value] = [was[key], is[key]];
    // What only acts when the object is made may turn out as it was; if it does not, the engine asks again.
    if (hasUnknown(value)) return !traits.createOnly || old === undefined;
    if (traits.createOnly && value === undefined) return false;
    // To leave a property alone is not the same as to unset it.
    if (traits.leftAlone && (old === undefined) !== (value === undefined)) return true;
    return !sameProperty(key, property, old, value);
  };
  return new Set([...shapeOf(schema)].filter(differs).map(([key]) => key));
}

/** What a change of properties means for the object. */
export interface Diff {
  readonly changes: boolean;
  readonly replaces: string[];
  /** Told of every change, since a program may ask for a replacement where none is needed (`replaceOnChanges`). */
  readonly deleteBeforeReplace: boolean;
}

export function diffOf<I extends Owned, C extends object, R extends Made>(
  definition: Definition<I, C, R>,
  olds: I & C,
  news: I,
  changed: ReadonlySet<string>,
): Diff {
  const shape = shapeOf(definition.inputs);
  const replaces = [...changed].filter((key) => {
    const property = shape.get(key);
    return definition.replacesWhen?.[key]?.(olds, news) ?? (property && traitsOf(property).replaces) ?? false;
  });
  return {
    changes: changed.size > 0,
    replaces,
    deleteBeforeReplace: clashes(definition, olds, news),
  };
}

/**
 * Whether the new object cannot be beside the old one, or would be called like it. Its own name, the last of the
 * properties, may turn out the same while it is unknown; an unknown parent is one that is replaced itself, and never
 * the same.
 */
function clashes<I extends Owned, C extends object, R extends Made>(
  { unique, crowds }: Definition<I, C, R>,
  olds: I & C,
  news: I,
): boolean {
  if (crowds?.(olds, news)) return true;
  if (unique.length === 0) return false;
  return unique.every((key) => olds[key] === news[key] || (key === unique.at(-1) && isUnknown(news[key])));
}
