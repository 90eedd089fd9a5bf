import { z } from "zod";
import { canonical } from "../lifecycle/canonical";
import { having } from "../lifecycle/traits";
import { organisationId } from "../resources/shared";
import { projectId } from "./shared";

/** What a program may write for the variables of a project. Types, checks, diffs and docs come from here. */
export const projectVariablesInputs = z.strictObject({
  /** Organisation that owns the project, a ULID. Default: that of the project when it is given as a resource. */
  organisationId,
  /** The project, or its id (ULID). A change means the variables of another project. */
  projectId,
  /**
   * JSON Schema (an object with `properties`) that the variables of activations have to suit. It replaces the one
   * before, also one that was made elsewhere. Changed in place.
   */
  schema: having({ meaning: canonical }, z.record(z.string(), z.unknown())),
});
export type ProjectVariablesInputs = z.infer<typeof projectVariablesInputs>;
