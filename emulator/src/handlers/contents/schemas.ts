/** The definitions that a schema refers to, as clients write it, apart from those that it holds itself. */
export const referredIn = (schema: unknown): string[] => {
  const names = new Set<string>();
  mapped(schema, (reference) => {
    const name = nameIn(schema, reference);
    if (name !== undefined) names.add(name);
    return reference;
  });
  return [...names];
};

/** A schema as it is kept: what other definitions describe is a file beside it. */
export const keptSchema = (schema: unknown): unknown =>
  mapped(schema, (reference) => {
    const name = nameIn(schema, reference);
    return name === undefined ? reference : fileOf(name) + fragment(reference.slice(PREFIX.length + name.length));
  });

/** The definitions that a kept schema refers to. */
export const referredFrom = (kept: unknown): string[] => {
  const names = new Set<string>();
  mapped(kept, (reference) => {
    const [, name] = /^([\w-]+)\.json(?:#|$)/.exec(reference) ?? [];
    if (name !== undefined) names.add(name);
    return reference;
  });
  return [...names];
};

/** Name of the file of a definition. */
export const fileOf = (name: string): string => `${name}.json`;

const PREFIX = "#/$defs/";

function nameIn(schema: unknown, reference: string): string | undefined {
  if (!reference.startsWith(PREFIX)) return undefined;
  const [name = ""] = reference.slice(PREFIX.length).split("/");
  const own = (schema as { $defs?: object } | null)?.$defs ?? {};
  return name in own ? undefined : name;
}

const fragment = (rest: string): string => (rest === "" ? "" : `#${rest}`);

function mapped(value: unknown, change: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" ? change(inner) : mapped(inner, change),
    ]),
  );
}
