import { z } from "zod";
import { having } from "../lifecycle/traits";
import { parsedSchema, schemaText } from "./definition-schema";
import { connectorId, forceDelete, organisationId, version } from "./shared";

const definition = z.strictObject({
  /** Media types of the data that the definition describes. Default: `application/json`. */
  accept: z.array(z.string().min(1, "must not be empty")).min(1, "needs at least one media type").optional(),
  /** What the data is. Default: none. */
  description: z.string().optional(),
  /**
   * JSON Schema of the data, as an object or as JSON text. `#/$defs/NAME` refers to another definition of the version.
   */
  schema: z
    .union([z.record(z.string(), z.unknown()), z.string()])
    .refine((schema) => parsedSchema(schema) !== undefined, "must be JSON text of an object, of true, or of false"),
});
export type DefinitionInput = z.infer<typeof definition>;

/** Media types of a definition that names none. */
export const ACCEPT = ["application/json"];

/** In a schema, absent, empty and false are three different things; all else is compared as everywhere. */
export const meaningOf = ({ accept = ACCEPT, description, schema }: DefinitionInput): object => ({
  accept,
  description,
  schema: schemaText(schema),
});

export const meaning = (value: unknown): unknown =>
  Object.fromEntries(
    Object.entries((value ?? {}) as Record<string, DefinitionInput>).map(([name, one]) => [name, meaningOf(one)]),
  );

/** What a program may write for definitions. Types, checks, diffs and docs come from here. */
export const definitionsInputs = z.strictObject({
  /**
   * Organisation that owns the connector, a ULID. Default: that of the version or connector when it is given as a
   * resource, else as for connectors. A change makes new definitions.
   */
  organisationId,
  /**
   * The connector, or its id (ULID). Default: that of a version given as a resource. A change makes new definitions.
   */
  connectorId,
  /** The version, a draft, or its name. A change makes new definitions. */
  version,
  /**
   * Definitions by name, unique within the version: letters, digits, and the signs `_` and `-`. Added, changed and
   * removed in place; others of the version are left alone.
   */
  definitions: having(
    { meaning },
    z.record(z.string(), definition).superRefine((definitions, context) => {
      const names = Object.keys(definitions);
      if (names.length === 0) context.addIssue({ code: "custom", message: "needs at least one definition" });
      for (const name of names.filter((one) => !/^[\w-]{1,1000}$/.test(one))) {
        const message = "must have a name of letters, digits, and the signs _ and -";
        context.addIssue({ code: "custom", path: [name], message });
      }
    }),
  ),
  /** Delete definitions even while something refers to them. Default: false. Sends nothing when changed. */
  forceDelete,
});
export type DefinitionsInputs = z.infer<typeof definitionsInputs>;
