import { z } from "zod";
import { having } from "../lifecycle/traits";
import { contentName, method, parameters, parameterShape, requestBody, responses } from "./content-inputs";
import { connectorId, organisationId, version } from "./shared";

/** What a program may write for an action. Types, checks, diffs and docs come from here. */
export const actionInputs = z.strictObject({
  /**
   * Organisation that owns the connector, a ULID. Default: that of the version or connector when it is given as a
   * resource, else as for connectors. A change makes a new action.
   */
  organisationId,
  /** The connector, or its id (ULID). Default: that of a version given as a resource. A change makes a new action. */
  connectorId,
  /** The version, a draft, or its name. A change makes a new action. */
  version,
  /**
   * Name, unique within the version: letters, digits, and the signs `_`, `-`, `$`. Default: the name of the resource. A
   * change makes a new action.
   */
  name: contentName,
  /** Kind of action. Default: `http`, the only kind there is. */
  type: having({ local: true }, z.literal("http").optional()),
  /** One line about the action. Default: none. Changed in place. */
  summary: z.string().optional(),
  /** What the action does. Default: none. Changed in place. */
  description: z.string().optional(),
  /** HTTP method of the request. Changed in place. */
  method,
  /**
   * Added to the connector's `baseUrl`; `{{ param.NAME }}` stands for a parameter, `{{ conn.NAME }}` for a variable of
   * the connection. Changed in place.
   */
  path: z.string().min(1, "must not be empty"),
  /** What the action takes besides a body. Default: nothing. Changed in place. */
  parameters: parameters(
    z.strictObject({
      ...parameterShape,
      /** Where the parameter is put. */
      in: z.enum(["cookie", "header", "path", "query"]),
    }),
  ),
  /** The body that is sent. Default: none. Changed in place. */
  requestBody,
  /** What may come back, by status; at least one. Changed in place. */
  responses,
});
export type ActionInputs = z.infer<typeof actionInputs>;
export type Parameter = NonNullable<ActionInputs["parameters"]>[number];
