import type { z } from "zod";
import { VersoriError } from "../api/errors";
import { mapSecrets } from "./traits";

/** Stands in state for a secret that somebody else changed, as a secret itself, and is never sent. */
const MARK = "(changed elsewhere)";

/** A value with the mark in all its secret places, so that it differs from what any program says. */
export const markedAsChanged = <T>(schema: z.core.$ZodType, value: T): T => mapSecrets(schema, value, () => MARK) as T;

/** Refuses to store the mark in the place of a secret, as it would be where a program ignores the change. */
export function refuseMarks(body: unknown): void {
  if (body === MARK) {
    throw new VersoriError(
      "A secret was changed elsewhere, and ignoreChanges keeps the program from putting it right, so it cannot be " +
        "sent: take the property out of ignoreChanges for one update.",
    );
  }
  if (typeof body === "object" && body !== null) Object.values(body).forEach(refuseMarks);
}
