import { z } from "zod";
import type { Api } from "./client";
import { definition } from "./definitions";
import { page } from "./pages";
import { path } from "./path";
import { insideVersion, type VersionAddress } from "./versions";
import { absent, list, nothing } from "./wire";

/** Actions and triggers are alike: each kind is a collection of its own, with the same operations and members. */
export type Collection = "actions" | "triggers";

const link = z.looseObject({ id: z.string(), definition });
export type Link = z.infer<typeof link>;

const parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: absent(z.boolean()),
  type: z.string(),
  default: absent(z.union([z.string(), z.number(), z.boolean()])),
});

const requestBody = z.looseObject({ required: absent(z.boolean()), definitions: list(link) });

const response = z.looseObject({ id: z.string(), status: absent(z.number()), definitions: list(link) });

/** What the service's own validation found wrong with an action or a trigger. */
const contentError = z.object({ field: z.string(), message: z.string(), severity: z.string() });
export type ContentError = z.infer<typeof contentError>;

/**
 * Action or trigger, with its definitions in full. Kept whole, as the API wants it back whole.
 * https://docs.versori.com/legacy/api-reference/connect-api/actions/update-action
 */
export const content = z.looseObject({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  summary: absent(z.string()),
  description: absent(z.string()),
  method: z.string(),
  path: absent(z.string()),
  parameters: list(parameter),
  requestBody: absent(requestBody),
  responses: list(response),
  errors: absent(z.array(contentError)),
});
export type Content = z.infer<typeof content>;

export const listContents = (api: Api, at: VersionAddress, collection: Collection): Promise<Content[]> =>
  page(api, insideVersion(at, collection), collection, content);

export const getContent = (api: Api, at: VersionAddress, collection: Collection, name: string): Promise<Content> =>
  api.send({ method: "GET", path: insideVersion(at, collection) + path`/${name}` }, content);

export const createContent = (api: Api, at: VersionAddress, collection: Collection, body: object): Promise<Content> =>
  api.send({ method: "POST", path: insideVersion(at, collection), body }, content);

/** Replaces an action or a trigger. `body` has the form of an answer: ids, and definitions in full. */
export const updateContent = (
  api: Api,
  at: VersionAddress,
  collection: Collection,
  name: string,
  body: object,
): Promise<Content> => api.send({ method: "PUT", path: insideVersion(at, collection) + path`/${name}`, body }, content);

export const deleteContent = (api: Api, at: VersionAddress, collection: Collection, name: string): Promise<undefined> =>
  api.send({ method: "DELETE", path: insideVersion(at, collection) + path`/${name}` }, nothing);
