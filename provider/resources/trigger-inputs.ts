import { z } from "zod";
import { having } from "../lifecycle/traits";
import { contentName, method, parameters, parameterShape, requestBody, responses } from "./content-inputs";
import { connectorId, organisationId, version } from "./shared";

/** What a program may write for a trigger. Types, checks, diffs and docs come from here. */
export const triggerInputs = z.strictObject({
  /**
   * Organisation that owns the connector, a ULID. Default: that of the version or connector when it is given as a
   * resource, else as for connectors. A change makes a new trigger.
   */
  organisationId,
  /** The connector, or its id (ULID). Default: that of a version given as a resource. A change makes a new trigger. */
  connectorId,
  /** The version, a draft, or its name. A change makes a new trigger. */
  version,
  /**
   * Name, unique within the version: letters, digits, and the signs `_`, `-`, `$`. Default: the name of the resource. A
   * change makes a new trigger.
   */
  name: contentName,
  /** Kind of trigger. Default: `http`, the only kind there is. */
  type: having({ local: true }, z.literal("http").optional()),
  /** One line about the trigger. Default: none. Changed in place. */
  summary: z.string().optional(),
  /** What sets the trigger off. Default: none. Changed in place. */
  description: z.string().optional(),
  /** HTTP method of the call that comes in. Changed in place. */
  method,
  /** What the call brings along besides a body. Default: nothing. Changed in place. */
  parameters: parameters(
    z.strictObject({
      ...parameterShape,
      /** Where the parameter is found. */
      in: z.enum(["cookie", "header", "query"]),
    }),
  ),
  /** The body that comes in. Default: none. Changed in place. */
  requestBody,
  /** What may be answered, by status; at least one. Changed in place. */
  responses,
});
export type TriggerInputs = z.infer<typeof triggerInputs>;
