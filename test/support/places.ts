import type { z } from "zod";

type Schema = z.core.$ZodType;

/** A place in the inputs of a resource, and how to make inputs that are right but for the value at this place. */
export interface Place {
  readonly path: PropertyKey[];
  readonly put: (value: unknown) => unknown;
}

/** Texts, one of which suits every property that takes a text. */
const TEXTS = ["a", "01J00000000000000000000000", "YWJj", "2099-01-01T00:00:00Z", "{}"];

/** The least value that a schema takes. */
export function sampleOf(schema: Schema): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "optional") return undefined;
  if (def.type === "union") return sampleOf(def.options[0] as Schema);
  if (def.type === "literal") return def.values[0];
  if (def.type === "enum") return Object.values(def.entries)[0];
  if (def.type === "array") return [sampleOf(def.element)];
  if (def.type === "record") return { a: sampleOf(def.valueType) };
  if (def.type === "number") return 1;
  if (def.type === "boolean") return true;
  if (def.type !== "object") return TEXTS.find((text) => (schema as z.ZodType).safeParse(text).success);
  const members = Object.entries(def.shape).map(([key, member]) => [key, sampleOf(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/** All places in a value, forms of unions included. */
export function placesIn(schema: Schema): Place[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "optional") return placesIn(def.innerType);
  if (def.type === "union") return def.options.flatMap((option) => placesIn(option));
  const here: Place = { path: [], put: (value) => value };
  const inside = (key: PropertyKey, inner: Schema, around: (value: unknown) => unknown): Place[] =>
    placesIn(inner).map(({ path, put }) => ({ path: [key, ...path], put: (value) => around(put(value)) }));
  if (def.type === "array") return [here, ...inside(0, def.element, (value) => [value])];
  if (def.type === "record") return [here, ...inside("a", def.valueType, (value) => ({ a: value }))];
  if (def.type !== "object") return [here];
  const whole = sampleOf(schema) as object;
  const members = Object.entries(def.shape).flatMap(([key, member]) =>
    inside(key, member, (value) => ({ ...whole, [key]: value })),
  );
  return [here, ...members];
}
