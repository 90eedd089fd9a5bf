import { isDeepStrictEqual } from "node:util";

/**
 * Whether two values mean the same to the API: the order of keys, another spelling of a URL, and the difference
 * between absent, empty and false do not count. The order of a list does.
 */
export const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(normal(a), normal(b));

function normal(value: unknown, key = ""): unknown {
  if (typeof value === "string") return value === "" ? undefined : /url$/i.test(key) ? spelled(value) : value;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => normal(item));
  if (typeof value !== "object" || value === null) return value === false || value === null ? undefined : value;
  const members = Object.entries(value)
    .map(([name, member]) => [name, normal(member, name)] as const)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** Host names know no case, and a slash alone is no path. Texts with `{{placeholders}}` stay as they are. */
function spelled(url: string): string {
  return url.includes("{{") || !URL.canParse(url) ? url : new URL(url).href;
}
