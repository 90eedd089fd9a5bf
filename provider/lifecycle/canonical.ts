import { createHash } from "node:crypto";

/** JSON text that is the same for values that differ in nothing but the order of keys. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** SHA-256, in hexadecimal, that is the same for such values. */
export const hashOf = (value: unknown): string => createHash("sha256").update(canonical(value)).digest("hex");
