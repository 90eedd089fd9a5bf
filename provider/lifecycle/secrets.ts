import type { z } from "zod";
import { mapSecrets } from "./traits";

/** Whether a value has anything in one of the secret places of its schema. */
export function holdsSecret(schema: z.core.$ZodType, value: unknown): boolean {
  let found = false;
  mapSecrets(schema, value, (secret) => {
    found ||= typeof secret === "string" || Object.keys(secret as object).length > 0;
    return secret;
  });
  return found;
}
