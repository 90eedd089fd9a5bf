import type { z } from "zod";
import { membersOf, shapeOf } from "./traits";

type Schema = z.core.$ZodTypes;

/** The value at a path; undefined where the way ends early. */
export const valueAt = (value: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);

/** The schemas at a path. With the value at hand, unions on the way are narrowed to the forms it is meant for. */
export function schemasAt(schema: z.core.$ZodType, path: PropertyKey[], value?: unknown): z.core.$ZodType[] {
  const [key, ...rest] = path;
  if (key === undefined) return [unwrapped(schema)];
  const next = membersOf(schema, value).flatMap((member) => {
    const { def } = member._zod;
    if (def.type === "array") return [def.element];
    if (def.type === "record") return [def.valueType];
    const property = def.type === "object" ? shapeOf(member).get(String(key)) : undefined;
    return property ? [property] : [];
  });
  return [...new Set(next)].flatMap((inner) => schemasAt(inner, rest, valueAt(value, [key])));
}

/** The forms of a union that has no discriminator to tell them apart; none for anything else. */
export const optionsOf = (schema: z.core.$ZodType): readonly z.core.$ZodType[] => {
  const { def } = (schema as Schema)._zod;
  return def.type === "union" && !("discriminator" in def) ? def.options : [];
};

/** The texts that may stand at a path which decides between the forms of a union. */
export function discriminators(schema: z.core.$ZodType, path: PropertyKey[], value: unknown): string[] {
  const key = String(path.at(-1));
  const way = path.slice(0, -1);
  // The value names no form, which is why this is asked: narrow on the way, then look at all forms.
  const literals = schemasAt(schema, way, value)
    .flatMap((parent) => membersOf(parent))
    .flatMap((member) => [shapeOf(member).get(key)])
    .flatMap((property) => (property ? membersOf(property) : []));
  return [...new Set(literals.flatMap(({ _zod: { def } }) => (def.type === "literal" ? def.values.map(String) : [])))];
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as Schema)._zod;
  return def.type === "optional" ? unwrapped(def.innerType) : schema;
}
