import { z } from "zod";
import { having } from "../lifecycle/traits";
import type { Fingerprint } from "./openapi-document";

/** What stands in the place of a document once it was read. */
const fingerprint = z.strictObject({
  source: z.string(),
  sha256: z.string(),
  operations: z.record(z.string(), z.string()),
});

/** A document: a path, an address, or its own text, of which only the fingerprint is kept. */
export const openapi = having(
  { createOnly: true, writeOnly: true, meaning: (value) => (isFingerprint(value) ? value.sha256 : value) },
  z.union([z.string().min(1, "must be a path, an address or an object"), fingerprint]).optional(),
);

/** Whether a document was read already. */
export const isFingerprint = (value: unknown): value is Fingerprint =>
  typeof value === "object" && value !== null && "sha256" in value;
