import { z } from "zod";
import { canonical } from "../lifecycle/canonical";
import { having } from "../lifecycle/traits";
import { organisationId } from "../resources/shared";
import { environmentId, values } from "./shared";

/** What a program may write for an activation. Types, checks, diffs and docs come from here. */
export const activationInputs = z.strictObject({
  /** Organisation of the environment, a ULID. Default: that of the environment when it is given as a resource. */
  organisationId,
  /** The end user, or the id (ULID) of one. A change makes a new activation. */
  userId: having({ replaces: true }, z.string().min(1, "must be the id of an end user, or the end user")),
  /** The environment, or its id (ULID). A change makes a new activation. */
  environmentId,
  /**
   * Connections of the end user: one entry for each dynamic template of the environment. Default: none. A change makes
   * a new activation; user and connections stay.
   */
  connections: having(
    { replaces: true },
    z
      .array(
        z.strictObject({
          /** The template that is served, or its id (ULID). */
          connectionTemplateId: z.string().min(1, "must be the id of a connection template, or the template"),
          /** The connection that serves it, or its id (ULID). */
          existingConnectionId: z.string().min(1, "must be the id of a connection, or the connection"),
        }),
      )
      .optional(),
  ),
  /**
   * Values of variables by name; each has to be in the schema of the project. Variables that are not listed are
   * removed. Absent: left alone. Changed in place.
   */
  dynamicVariables: having({ leftAlone: true, meaning: canonical }, values.optional()),
});
export type ActivationInputs = z.infer<typeof activationInputs>;
