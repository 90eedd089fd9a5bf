import { z } from "zod";
import { having } from "../lifecycle/traits";
import { organisationId } from "../resources/shared";

/** What a program may write for an end user. Types, checks, diffs and docs come from here. */
export const endUserInputs = z.strictObject({
  /** Organisation of which it is a user, a ULID. Default: as for systems. A change makes a new end user. */
  organisationId,
  /**
   * Your own id of the user, unique within the organisation. Default: the name of the resource. A change makes a new
   * end user.
   */
  externalId: having({ replaces: true }, z.string().min(1, "must not be empty")),
  /** Name shown to people. Default: none. The API cannot change it, so a change makes a new end user. */
  displayName: having({ replaces: true }, z.string().optional()),
});
export type EndUserInputs = z.infer<typeof endUserInputs>;
