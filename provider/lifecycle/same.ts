import { isDeepStrictEqual } from "node:util";

/**
 * Whether two values mean the same to the API: the order of keys, another spelling of a URL or of a moment, and the
 * difference between absent, empty and false do not count. The order of a list does.
 */
export const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(normal(a), normal(b));

function normal(value: unknown, key = ""): unknown {
  if (typeof value === "string") return value === "" ? undefined : spelled(value, key);
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => normal(item));
  if (typeof value !== "object" || value === null) return value === false || value === null ? undefined : value;
  const members = Object.entries(value)
    .map(([name, member]) => [name, normal(member, name)] as const)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/**
 * Host names know no case, and a slash alone is no path. Texts with `{{placeholders}}` stay as they are. A moment is
 * the same in every time zone.
 */
function spelled(text: string, key: string): string | number {
  if (key === "expiresAt") return Date.parse(text) || text;
  return /url$/i.test(key) && !text.includes("{{") && URL.canParse(text) ? new URL(text).href : text;
}
