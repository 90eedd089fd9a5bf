import { z } from "zod";
import { mapSecrets } from "./traits";

/** A secret by reference: the program and the state hold a name, and the provider sends what that stands for. */
export const secretReference = z.strictObject({
  /** Environment variable that holds the secret where Pulumi runs. */
  fromEnv: z.string().regex(/^[A-Za-z_]\w*$/, "must be the name of an environment variable"),
});
export type SecretReference = z.infer<typeof secretReference>;

/** The schema of a secret, given as a text or by reference. What holds it has to be marked as secret. */
export const secretText = <T extends z.ZodType<string>>(text: T) => z.union([text, secretReference]);

/** Whether a value has anything in one of the secret places of its schema. */
export function holdsSecret(schema: z.core.$ZodType, value: unknown): boolean {
  let found = false;
  mapSecrets(schema, value, (secret) => {
    found ||= typeof secret === "string" || Object.keys(secret as object).length > 0;
    return secret;
  });
  return found;
}
