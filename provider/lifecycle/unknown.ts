/** What stands in a preview for a value that cannot be known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * In a preview the engine sends one of these in the place of a value that is not known yet, whatever its type
 * (pkg/resource/plugin/rpc.go in pulumi/pulumi): any value, boolean, number, text, list, map, asset, archive.
 */
const SENTINELS = new Set([
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** True for a value that is known only once its resource exists. */
export const isUnknown = (value: unknown): boolean => typeof value === "string" && SENTINELS.has(value);

/** True when a value is unknown or holds one that is, at any depth. */
export function hasUnknown(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return isUnknown(value);
  return Object.values(value).some(hasUnknown);
}
