import { z } from "zod";
import { having } from "../lifecycle/traits";
import { addressable } from "../resources/shared";

/** Inputs that several resources of the platform have, with one meaning everywhere. */
export const projectId = having({ replaces: true }, addressable("must be the id of a project, or the project"));

export const environmentId = having(
  { replaces: true },
  addressable("must be the id of an environment, or the environment"),
);

/** Name that project code uses, so what cannot be seen must not be in it. */
export const referredName = z
  .string()
  .min(1, "must not be empty")
  .regex(/^\S(.*\S)?$/u, "must not begin or end with a space: project code refers to it by exactly this name");

/** Values of variables by name: anything that JSON has. */
export const values = z.record(z.string(), z.unknown());

/** What has to be sent to get from some values to others: null removes one. */
export function valuesPatch(was: Record<string, unknown>, is: Record<string, unknown>): Record<string, unknown> {
  const removed = Object.keys(was).filter((name) => !Object.hasOwn(is, name));
  return { ...Object.fromEntries(removed.map((name) => [name, null])), ...is };
}
