import { z } from "zod";
import type { Api, Request } from "./client";
import { absent, list } from "./wire";

/** Larger than the API's default of 20, to need fewer requests; a server that caps it answers with `next`. */
const PAGE_SIZE = 100;

/** Reads a list to its end, page by page; `key` is the member that holds the items, which differs from list to list. */
export async function page<T extends { id: string }>(
  api: Api,
  path: string,
  key: string,
  item: z.ZodType<T>,
  filter: Request["query"] = {},
): Promise<T[]> {
  const answer = z
    .looseObject({ next: absent(z.string()), [key]: list(item) })
    .transform((body) => ({ next: body.next as string | undefined, items: body[key] as T[] }));
  // Lists are sorted by time of change: an object that changes while pages are read may come twice.
  const found = new Map<string, T>();
  let after: string | undefined;
  do {
    const { items, next } = await api.send(
      { method: "GET", path, query: { first: PAGE_SIZE, after, ...filter } },
      answer,
    );
    for (const object of items) found.set(object.id, object);
    after = next || undefined;
  } while (after !== undefined);
  return [...found.values()];
}
