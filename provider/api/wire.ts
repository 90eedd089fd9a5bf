import { z } from "zod";

/**
 * Parts that several answers share. Answers are read tolerantly: what this package does not use is dropped,
 * and null counts as absent, so that a new field of the API cannot break a stack.
 */
export const absent = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

export const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

/** Answer of operations whose body is of no interest. */
export const nothing = z.unknown().transform(() => undefined);

/** Advisory message of the service's own validation. */
export const message = z.object({
  text: z.string(),
  severity: z.string(),
  detail: absent(z.array(z.string())),
});
export type Message = z.infer<typeof message>;

/** Named value that fills a `{{placeholder}}`. */
export const variable = z.object({ name: z.string(), value: z.string() });
export type Variable = z.infer<typeof variable>;

/** Auth scheme config as the API has it: one flat object per scheme type, kept whole. */
export const authSchemeConfig = z.looseObject({
  id: z.string(),
  schemeType: z.string(),
  validationMessages: list(message),
});
export type AuthSchemeConfig = z.infer<typeof authSchemeConfig>;

/** The service takes this in the place of an id that it is to choose. */
export const NO_ID = "0".repeat(26);

/** Text that the API puts in the place of every secret. */
export const REDACTED = "******";
