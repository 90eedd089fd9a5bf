import { z } from "zod";
import { having } from "../lifecycle/traits";
import { organisationId } from "../resources/shared";

/** What a program may write for a project. Types, checks, diffs and docs come from here. */
export const projectInputs = z.strictObject({
  /**
   * Organisation that owns the project, a ULID. Default: as for systems. A change makes a new project.
   */
  organisationId,
  /** Name shown to people; need not be unique. Default: the name of the resource. Changed in place. */
  name: z.string().min(1, "must not be empty"),
  /**
   * Execution pool of the environment that the project starts with; move environments with `Environment`. Default: the
   * service's own. Changing it makes a new project; leaving it out later changes nothing.
   */
  executionPool: having(
    { replaces: true, createOnly: true, writeOnly: true },
    z.string().min(1, "must not be empty").optional(),
  ),
  /** Settings; each one that is left out is left alone. Default: none. Changed in place. */
  settings: having(
    { leftAlone: true },
    z
      .strictObject({
        /** Let changes of the code that the assistant makes come in without asking. */
        acceptCodeChangesAutomatically: z.boolean().optional(),
        /** Let tests replace external systems by generated answers. */
        testingMockWithAI: z.boolean().optional(),
        /** Version of the planning assistant. */
        planningChatVersion: z.string().optional(),
        /** Keep conversations in the service's database. */
        chatStoredInDB: z.boolean().optional(),
        /** Name of the environment that the console opens. */
        defaultEnvironment: z.string().optional(),
      })
      .optional(),
  ),
});
export type ProjectInputs = z.infer<typeof projectInputs>;
