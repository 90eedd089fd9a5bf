import type { DefinitionsArgs } from "./definitions";

type Definitions = DefinitionsArgs["definitions"];

/**
 * Schemas that hold a null, as text: state cannot tell a member that is null from one that is absent, and in a schema
 * (`"const": null`) that makes a difference. What is known later only is handed on as it is.
 */
export function withTexts(definitions: Definitions): Definitions {
  if (!isPlain(definitions)) return definitions;
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      if (!isPlain(definition)) return [name, definition];
      const { schema } = definition as { schema?: unknown };
      return [
        name,
        isPlain(schema) && isJson(schema) && holdsNull(schema)
          ? { ...definition, schema: JSON.stringify(schema) }
          : definition,
      ];
    }),
  ) as Definitions;
}

const holdsNull = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.values(value).some(holdsNull));

/** Whether all of it is known now. */
const isJson = (value: unknown): boolean =>
  value === null ||
  ["string", "number", "boolean"].includes(typeof value) ||
  (Array.isArray(value) ? value.every(isJson) : isPlain(value) && Object.values(value).every(isJson));

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
