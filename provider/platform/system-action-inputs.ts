import { z } from "zod";
import { having } from "../lifecycle/traits";
import { addressable, organisationId } from "../resources/shared";

const parameter = z.strictObject({
  /** Name of the parameter. */
  name: z.string().min(1, "must not be empty"),
  /** Where it is put. */
  in: z.enum(["path", "query", "header"]),
  /** Whether it has to be there. */
  required: z.boolean(),
  /** Type of its value. */
  type: z.enum(["string", "integer", "boolean"]),
  /** Value where none is given. Default: none. */
  default: z.string().optional(),
});

/** What a program may write for an action of a system. Types, checks, diffs and docs come from here. */
export const systemActionInputs = z.strictObject({
  /** Organisation that owns the system, a ULID. Default: that of the system when it is given as a resource. */
  organisationId,
  /** The system, or its id (ULID). A change makes a new action. */
  systemId: having({ replaces: true }, addressable("must be the id of a system, or the system")),
  /** Name of the action. Default: the name of the resource. Changed in place. */
  name: z.string().min(1, "must not be empty"),
  /** Kind of request. Default: `http`. Changed in place. */
  type: z.enum(["http", "graphql"]).optional(),
  /** HTTP method. Changed in place. */
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]),
  /** Path from the host on; `{placeholders}` are path parameters, listed or not. Changed in place. */
  path: z.string().min(1, "must not be empty"),
  /** Parameters of the request. Default: those of the path. Changed in place. */
  parameters: z.array(parameter).optional(),
  /** Media type of the request. Default: `application/json`. Changed in place. */
  contentType: z.string().optional(),
  /** What it does, in a line. Default: none. Changed in place. */
  summary: z.string().optional(),
  /** What it does. Default: none. Changed in place. */
  description: z.string().optional(),
  /** Query, for the type `graphql`. Default: none. Changed in place. */
  graphqlQuery: z.string().optional(),
  /** What a request looks like. Default: none. Changed in place. */
  request: z.string().optional(),
  /** What an answer looks like. Default: none. Changed in place. */
  response: z.string().optional(),
  /**
   * Projects that use it, each a project or the id (ULID) of one. The API does not tell them and cannot take one back:
   * one that is listed no longer stays linked, with a warning. Default: none.
   */
  projectIds: having({ writeOnly: true }, z.array(addressable()).optional()),
});
export type SystemActionInputs = z.infer<typeof systemActionInputs>;
