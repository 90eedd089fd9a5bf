import { invalid } from "./errors";
import type { Stored } from "./store";

/** Paging members of a query. */
export interface PageQuery {
  first?: number;
  after?: string;
  before?: string;
}

/** What decides about the place of an object in a list: texts to compare, each upwards (1) or downwards (-1). */
export interface Order<T> {
  readonly signs: readonly (1 | -1)[];
  keys(item: T): string[];
}

/** The order of lists that are not sorted otherwise. Ids only matter among constants, which share one moment. */
export const RECENT_FIRST: Order<Stored> = { signs: [-1, 1], keys: ({ updatedAt, id }) => [updatedAt, id] };

const DEFAULT_SIZE = 20;
const LARGEST_SIZE = 100;

/**
 * One page of a list under the key that the API uses for it. A cursor holds what decides about the place of the object
 * at the edge of a page, so that paging goes on where it was after this object has moved or vanished.
 */
export function page<T extends Stored>(
  items: readonly T[],
  query: PageQuery,
  key: string,
  show: (item: T) => unknown,
  order: Order<T> = RECENT_FIRST,
): object {
  const { first = DEFAULT_SIZE } = query;
  if (first < 1) throw invalid("first", "must be at least 1");
  const sorted = [...items].sort((a, b) => compare(order, order.keys(a), order.keys(b)));
  const [start, end] = edges(sorted, query, Math.min(first, LARGEST_SIZE), order);
  const shown = sorted.slice(start, end);
  const [head, tail] = [shown[0], shown.at(-1)];
  return {
    totalCount: sorted.length,
    ...(tail && end < sorted.length && { next: cursor(order.keys(tail)) }),
    ...(head && start > 0 && { prev: cursor(order.keys(head)) }),
    [key]: shown.map(show),
  };
}

function edges<T>(sorted: T[], { after, before }: PageQuery, size: number, order: Order<T>): [number, number] {
  const first = (place: number): number => (place < 0 ? sorted.length : place);
  if (before) {
    const place = decoded(before, "before", order.signs.length);
    const end = first(sorted.findIndex((item) => compare(order, order.keys(item), place) >= 0));
    return [Math.max(0, end - size), end];
  }
  if (!after) return [0, size];
  const place = decoded(after, "after", order.signs.length);
  const start = first(sorted.findIndex((item) => compare(order, order.keys(item), place) > 0));
  return [start, start + size];
}

function compare({ signs }: Pick<Order<never>, "signs">, a: string[], b: string[]): number {
  for (const [i, sign] of signs.entries()) {
    const [left = "", right = ""] = [a[i], b[i]];
    if (left !== right) return left < right ? -sign : sign;
  }
  return 0;
}

const cursor = (keys: string[]): string => Buffer.from(JSON.stringify(keys)).toString("base64url");

function decoded(text: string, parameter: string, length: number): string[] {
  try {
    const keys = JSON.parse(Buffer.from(text, "base64url").toString()) as unknown;
    const fits = Array.isArray(keys) && keys.length === length && keys.every((key) => typeof key === "string");
    if (fits) return keys;
  } catch {
    // Falls through to the refusal.
  }
  throw invalid(parameter, "is not a cursor of this list");
}
