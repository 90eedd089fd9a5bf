import { z } from "zod";
import { having } from "../lifecycle/traits";
import { addressable } from "./shared";

/** A definition of the same version, by id. */
export const definitionReference = z.strictObject({
  /** Id (ULID) of the definition. */
  id: z.string().min(1, "must not be empty"),
});
export type DefinitionReference = z.infer<typeof definitionReference>;

const definitions = z.array(z.union([z.string().min(1, "must not be empty"), definitionReference])).optional();
type References = z.infer<typeof definitions>;

const response = z.strictObject({
  /** HTTP status, once in the list. Default: this response stands for all that are not listed. */
  status: z.int("must be a whole number").optional(),
  /**
   * What the body may be, at most one for each media type: the names of definitions, or `{ id }`. Default: none.
   */
  definitions,
});
export type Response = z.infer<typeof response>;

/** Name of an action or a trigger. */
export const contentName = having(
  { replaces: true },
  addressable().regex(/^[\w$-]+$/, "must consist of letters, digits, and the signs _ - $"),
);

/** HTTP method. */
export const method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "TRACE"]);

/** Members of a parameter, apart from where it may be put. */
export const parameterShape = {
  /** Name, unique within its place. */
  name: z.string().min(1, "must not be empty"),
  /** Whether a value has to be given. Default: false. */
  required: z.boolean().optional(),
  /** Type of the value. */
  type: z.enum(["string", "number", "integer", "boolean"]),
  /** Value when none is given; `{{ .conn.NAME }}` in a text reads a variable of the connection. Default: none. */
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
};

type Parameter = z.infer<z.ZodObject<typeof parameterShape>> & { in: string };

/** A parameter is told by its place and name; a default of `false` or "" is not the same as none. */
export const parameters = <T extends z.ZodType>(parameter: T) =>
  having(
    {
      meaning: (value) =>
        Object.fromEntries(
          ((value ?? []) as Parameter[]).map(({ name, in: place, default: fallback, ...rest }) => [
            `${place} ${name}`,
            { ...rest, default: JSON.stringify(fallback) },
          ]),
        ),
    },
    z.array(parameter).optional(),
  );

const body = z.strictObject({
  /** Whether there has to be a body. Default: false. */
  required: z.boolean().optional(),
  /** What it may be, at most one for each media type: the names of definitions, or `{ id }`. Default: none. */
  definitions,
});
export type RequestBody = z.infer<typeof body>;

/** The body that goes with a request; the order of its definitions means nothing. */
export const requestBody = having(
  { meaning: (value) => value && { ...value, definitions: ordered((value as RequestBody).definitions) } },
  body.optional(),
);

/** A response is told by its status, so the order of the list means nothing. */
export const responses = having(
  {
    meaning: (value) =>
      Object.fromEntries(
        ((value ?? []) as Response[]).map(({ status, definitions: references }) => [
          status ?? "default",
          { listed: true, definitions: ordered(references) },
        ]),
      ),
  },
  z.array(response).min(1, "needs at least one response"),
);

const ordered = (references: References) => (references ?? []).map((one) => JSON.stringify(one)).sort();
