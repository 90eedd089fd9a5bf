import type { z } from "zod";
import { VersoriError } from "../api/errors";
import { mapSecrets } from "./traits";

/** Stands in state for a secret that somebody else changed, as a secret itself, and is never sent. */
export const MARK = "(changed elsewhere)";

/** A value with the mark in all its secret places, so that it differs from what any program says. */
export const markedAsChanged = <T>(schema: z.core.$ZodType, value: T): T => mapSecrets(schema, value, () => MARK) as T;

/** Whether the mark stands in a secret place, as it does in inputs where a program ignores the change. */
export function holdsMark(schema: z.core.$ZodType, value: unknown): boolean {
  let found = false;
  mapSecrets(schema, value, (secret) => (found ||= has(secret)));
  return found;
}

/** Refuses to store the mark in the place of a secret. */
export function refuseMarks(body: unknown): void {
  if (!has(body)) return;
  throw new VersoriError(
    "A secret was changed elsewhere, and ignoreChanges keeps the program from putting it right, so it cannot be " +
      "sent: take the property out of ignoreChanges for one update.",
  );
}

const has = (value: unknown): boolean =>
  typeof value === "object" && value !== null ? Object.values(value).some(has) : value === MARK;
