import { z } from "zod";

/** What the life cycle needs to know of a property besides its shape. */
export interface Traits {
  /** A change means a new object. */
  replaces?: true;
  /** Encrypted in state, hidden in previews, never in a message. */
  secret?: true;
  /** Absent means that the program leaves it to others, not that it is unset. */
  leftAlone?: true;
  /** Only acts when the object is made: leaving it out later changes nothing. */
  createOnly?: true;
  /** The API never tells it, so state is the only source. */
  writeOnly?: true;
  /** Steers this provider and is no property of the object. */
  local?: true;
}

const registry = z.registry<Traits>();

/** Attaches traits to a schema. Goes around everything else, `optional()` included. */
export const having = <T extends z.ZodType>(traits: Traits, schema: T): T => {
  registry.add(schema, traits);
  return schema;
};

export const traitsOf = (schema: z.core.$ZodType): Traits => registry.get(schema) ?? {};

type Schema = z.core.$ZodTypes;

/** The schemas that a value may be meant for: wrappers taken off, unions narrowed by their literal members. */
export function membersOf(schema: z.core.$ZodType, value?: unknown): Schema[] {
  const { def } = (schema as Schema)._zod;
  if (def.type === "optional") return membersOf(def.innerType, value);
  if (def.type !== "union") return [schema as Schema];
  const members = def.options.flatMap((option) => membersOf(option, value));
  const fitting = members.filter((member) => fits(member, value));
  return fitting.length > 0 ? fitting : members;
}

/** The properties of the objects that a value may be meant for. */
export function shapeOf(schema: z.core.$ZodType, value?: unknown): Map<string, z.core.$ZodType> {
  const shapes = membersOf(schema, value).flatMap((member) =>
    member._zod.def.type === "object" ? Object.entries(member._zod.def.shape) : [],
  );
  return new Map(shapes.reverse());
}

/** Rebuilds a value with every secret in it replaced by what `change` makes of it. */
export function mapSecrets(schema: z.core.$ZodType, value: unknown, change: (secret: unknown) => unknown): unknown {
  if (value === undefined || value === null) return value;
  if (traitsOf(schema).secret) return change(value);
  if (Array.isArray(value)) {
    const items = membersOf(schema, value).flatMap(({ _zod: { def } }) => (def.type === "array" ? [def.element] : []));
    return items[0] ? value.map((item: unknown) => mapSecrets(items[0] as z.core.$ZodType, item, change)) : value;
  }
  if (typeof value !== "object") return value;
  const shape = shapeOf(schema, value);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const inner = shape.get(key);
      return [key, inner ? mapSecrets(inner, member, change) : member];
    }),
  );
}

function fits(member: Schema, value: unknown): boolean {
  const { def } = member._zod;
  if (def.type !== "object") return typeof value === def.type;
  if (typeof value !== "object" || value === null) return value === undefined;
  return Object.entries(def.shape).every(([key, property]) => {
    const { def: inner } = (property as Schema)._zod;
    const given = (value as Record<string, unknown>)[key];
    return inner.type !== "literal" || (inner.values as unknown[]).includes(given);
  });
}
