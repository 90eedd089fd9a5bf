import { z } from "zod";
import { same } from "./same";

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
  /** A change sends the secrets of the object again, whether or not they differ. */
  rotates?: true;
  /** What the value means, where a comparison of the value itself would see too little or too much. */
  meaning?: (value: unknown) => unknown;
}

const registry = z.registry<Traits>();

/** Attaches traits to a schema. Goes around everything else, `optional()` included. */
export const having = <T extends z.ZodType>(traits: Traits, schema: T): T => {
  registry.add(schema, traits);
  return schema;
};

export const traitsOf = (schema: z.core.$ZodType): Traits => registry.get(schema) ?? {};

/** Whether two values of a property mean the same. They keep their key, as URLs are told by the name of a property. */
export function sameProperty(key: string, property: z.core.$ZodType, a: unknown, b: unknown): boolean {
  const meaning = traitsOf(property).meaning ?? ((value: unknown) => value);
  return same({ [key]: meaning(a) }, { [key]: meaning(b) });
}

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

/** The properties of the objects that a value may be meant for; without a value, of all of them. */
export function shapeOf(schema: z.core.$ZodType, value?: unknown): Map<string, z.core.$ZodType> {
  const shape = new Map<string, z.core.$ZodType>();
  for (const { _zod } of membersOf(schema, value)) {
    const properties = _zod.def.type === "object" ? Object.entries(_zod.def.shape) : [];
    for (const [key, property] of properties) if (!shape.has(key)) shape.set(key, property);
  }
  return shape;
}

/**
 * Rebuilds a value with every secret in it replaced by what `change` makes of it. What is secret in one form of a union
 * is secret in all, so that a slip in a discriminator uncovers nothing.
 */
export const mapSecrets = (schema: z.core.$ZodType, value: unknown, change: ChangeSecret): unknown =>
  mapped([schema], value, change, []);

/** Makes something else of a secret, which stands at a path. */
export type ChangeSecret = (secret: unknown, path: PropertyKey[]) => unknown;

/** Forms of a union may have members of one name, each with secrets of its own: all of them count, at every depth. */
function mapped(schemas: z.core.$ZodType[], value: unknown, change: ChangeSecret, path: PropertyKey[]): unknown {
  // What no schema describes holds no secret, however large it is.
  if (value === undefined || value === null || schemas.length === 0) return value;
  const distinct = [...new Set(schemas)];
  const members = distinct.flatMap((schema) => membersOf(schema));
  if ([...distinct, ...members].some((schema) => traitsOf(schema).secret)) return change(value, path);
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const elements = members.flatMap(({ _zod: { def } }) => (def.type === "array" ? [def.element] : []));
    return value.map((item: unknown, i) => mapped(elements, item, change, [...path, i]));
  }
  const shapes = members.flatMap(({ _zod: { def } }) =>
    def.type === "object" ? [new Map(Object.entries(def.shape))] : [],
  );
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const properties = shapes.flatMap((shape) => shape.get(key) ?? []);
      return [key, mapped(properties, member, change, [...path, key])];
    }),
  );
}

/** Whether the literal members of an object are those of the value, or at least some member has its name. */
function fits(member: Schema, value: unknown): boolean {
  const { def } = member._zod;
  if (def.type !== "object") return typeof value === def.type;
  if (typeof value !== "object" || value === null) return false;
  const given = value as Record<string, unknown>;
  const literals = Object.entries(def.shape).flatMap(([key, { _zod }]) =>
    (_zod as z.core.$ZodTypes["_zod"]).def.type === "literal"
      ? [{ key, values: [...(_zod.values ?? [])] as unknown[] }]
      : [],
  );
  if (literals.length === 0) return Object.keys(def.shape).some((key) => key in given);
  return literals.every(({ key, values }) => values.includes(given[key]));
}
