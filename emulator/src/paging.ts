import { invalid } from "./errors";
import type { Stored } from "./store";

/** Paging members of a query. */
export interface PageQuery {
  first?: number;
  after?: string;
  before?: string;
}

const DEFAULT_SIZE = 20;
const LARGEST_SIZE = 100;

/**
 * One page of a list under the key that the API uses for it. A cursor names the object at the edge of a page by its
 * place in time, so that paging goes on after an object has moved or vanished.
 */
export function page<T extends Stored>(items: T[], query: PageQuery, key: string, show: (item: T) => unknown): object {
  const { first = DEFAULT_SIZE, after, before } = query;
  if (first < 1) throw invalid("first", "must be at least 1");
  const size = Math.min(first, LARGEST_SIZE);
  const start = before === undefined ? placeAfter(items, after) : Math.max(0, placeOf(items, before) - size);
  const end = before === undefined ? start + size : placeOf(items, before);
  const shown = items.slice(start, end);
  return {
    totalCount: items.length,
    ...(end < items.length && { next: cursor(shown.at(-1)) }),
    ...(start > 0 && shown.length > 0 && { prev: cursor(shown[0]) }),
    [key]: shown.map(show),
  };
}

const cursor = (item: Stored | undefined): string =>
  Buffer.from(JSON.stringify(item ? [item.updatedAt, item.id] : [])).toString("base64url");

const placeAfter = (items: Stored[], after: string | undefined): number => {
  if (after === undefined) return 0;
  const id = decoded(after)[1];
  return placeOf(items, after) + (items.some((item) => item.id === id) ? 1 : 0);
};

function placeOf(items: Stored[], text: string): number {
  const [moment, id] = decoded(text);
  const place = items.findIndex((item) => item.id === id);
  if (place >= 0) return place;
  const later = items.findIndex(({ updatedAt }) => updatedAt < moment);
  return later < 0 ? items.length : later;
}

function decoded(text: string): [string, string] {
  try {
    const [moment, id] = JSON.parse(Buffer.from(text, "base64url").toString()) as unknown[];
    if (typeof moment === "string" && typeof id === "string") return [moment, id];
  } catch {
    // Falls through to the refusal.
  }
  throw invalid("after", "is not a cursor of this list");
}
