import type { Definition } from "../api/definitions";
import { canonical } from "../lifecycle/canonical";

/** JSON Schema as a program writes it: an object, or the text of an object, of true or of false. */
type Schema = string | Record<string, unknown>;

/** Keywords at the top of a schema that the service may add when it stores it. */
const ADDED = ["$id", "$schema", "$defs"];

/** A schema as a value; undefined when the text is none. */
export function parsedSchema(schema: Schema): boolean | Record<string, unknown> | undefined {
  if (typeof schema !== "string") return schema;
  try {
    const value = JSON.parse(schema) as unknown;
    return typeof value === "boolean" || isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Text that is the same for all ways to write one schema; anything else is its own text. */
export const schemaText = (schema: Schema): string => canonical(parsedSchema(schema) ?? schema);

/**
 * A stored schema written as a program would. The service rewrites references between definitions into addresses, which
 * are turned back, and it may add keywords at the top, which do not count when the known schema has none of them.
 */
export function schemaInput(stored: unknown, of: Definition, all: Definition[], known?: Schema): Schema {
  const names = new Map(all.map(({ url, name }) => [url, name]));
  const restored = withReferences(stored, (reference) => restoredReference(reference, of.url, names));
  const before = known === undefined ? undefined : parsedSchema(known);
  const own = isObject(restored) && before !== undefined ? withoutAdded(restored, before) : restored;
  if (known !== undefined && canonical(own) === canonical(before)) return known;
  return isObject(own) && typeof known !== "string" ? own : JSON.stringify(own);
}

/** `https://…/Order.json#/properties/id` and `Order.json#/properties/id` become `#/$defs/Order/properties/id`. */
function restoredReference(reference: string, base: string, names: Map<string, string>): string {
  if (reference.startsWith("#") || !URL.canParse(reference, base)) return reference;
  const url = new URL(reference, base);
  const fragment = url.hash.slice(1);
  url.hash = "";
  const name = names.get(url.href);
  return name === undefined ? reference : `#/$defs/${name}${fragment}`;
}

function withReferences(value: unknown, change: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === "$ref" && typeof member === "string" ? change(member) : withReferences(member, change),
    ]),
  );
}

const withoutAdded = (schema: Record<string, unknown>, known: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema).filter(([key]) => !ADDED.includes(key) || (isObject(known) && key in known)),
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
