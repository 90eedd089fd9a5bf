import { z } from "zod";
import { having } from "../lifecycle/traits";
import { addressable, organisationId } from "../resources/shared";
import { environmentId, projectId, referredName } from "./shared";

/** What a program may write for a connection template. Types, checks, diffs and docs come from here. */
export const connectionTemplateInputs = z.strictObject({
  /** Organisation that owns the project, a ULID. Default: that of the project when it is given as a resource. */
  organisationId,
  /** The project, or its id (ULID). A change makes a new template. */
  projectId,
  /** The environment, or its id (ULID). A change makes a new template. */
  environmentId,
  /** The system that is linked, or its id (ULID). A change makes a new template. */
  systemId: having({ replaces: true }, addressable("must be the id of a system, or the system")),
  /**
   * Name by which the project's code asks for the connection, unique within the environment. Default: the name of the
   * resource. Changed in place.
   */
  name: referredName,
  /** True: every end user brings a connection. Default: false, there is one static connection. Changed in place. */
  dynamic: z.boolean().optional(),
  /**
   * Ids of the system's auth scheme configs that connections use, in the order of their application; nearly always one.
   * Absent: left alone, so a new template has all of them. Changed in place.
   */
  authSchemeConfigIds: having({ leftAlone: true }, z.array(z.string().min(1, "must not be empty")).optional()),
});
export type ConnectionTemplateInputs = z.infer<typeof connectionTemplateInputs>;
