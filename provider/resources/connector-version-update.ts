import type { Api } from "../api/client";
import { ApiError, isUnavailable, messageOf, VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import {
  type ConnectorAddress,
  getVersion,
  publishVersion,
  unpublishVersion,
  updateVersion,
  type Version as Remote,
} from "../api/versions";
import { same } from "../lifecycle/same";
import { isHeld } from "./held";

/** What a version shall be, as far as it can change. */
export interface Wanted extends ConnectorAddress {
  readonly name: string;
  readonly description?: string | undefined;
  readonly published?: boolean | undefined;
  readonly isDefault?: boolean | undefined;
}

/**
 * Edits while it is a draft, and chooses the default only among what is ready to be used. Versions of one connector
 * take turns: each has to send back who is the latest and the default, which another one may be about to change.
 */
export async function convergeVersion(
  api: Api,
  news: Wanted,
  was: Remote,
  reached: (remote: Remote) => void,
): Promise<Remote> {
  let now = was;
  const done = (next: Remote): void => reached((now = next));
  if (news.published === false && now.publishedAt !== undefined) {
    done(await changed(api, news, false).catch((error: unknown) => lacks("withdraw", error)));
  }
  const publishes = news.published === true && now.publishedAt === undefined;
  const chooses = news.isDefault !== undefined && news.isDefault !== now.isDefault;
  const edits = (news.description ?? "") !== (now.description ?? "");
  const choice = chooses ? { isDefault: news.isDefault } : {};
  const edit = { description: news.description ?? "", ...(publishes ? {} : choice) };
  if (edits || (chooses && !publishes)) done(await edited(api, news, now, edits ? edit : choice));
  if (!publishes) return now;
  done(await changed(api, news, true).catch((error: unknown) => lacks("publish", error)));
  if (chooses) done(await edited(api, news, now, choice));
  return now;
}

/**
 * Makes a published version a draft. One that is a draft already, or gone, needs nothing; `otherwise` explains why it
 * stays published.
 */
export async function withdraw(
  api: Api,
  at: ConnectorAddress & { name: string },
  otherwise: (error: unknown) => never,
): Promise<void> {
  try {
    await unpublishVersion(api, at, at.name);
  } catch (error) {
    const now = await unlessGone(api, at.organisationId, getVersion(api, at, at.name));
    if (now?.publishedAt !== undefined) otherwise(error);
  }
}

/** How often a version is read again because others, such as another stack, changed meanwhile who is the latest. */
const MOST_READINGS = 3;

/** Sends back a version as it is now, with a change. */
async function edited(
  api: Api,
  at: Wanted,
  was: Remote,
  change: Parameters<typeof updateVersion>[3],
  left = MOST_READINGS,
): Promise<Remote> {
  try {
    return await updateVersion(api, at, was, change);
  } catch (error) {
    if (left === 0 || !(error instanceof ApiError) || error.status !== 400) throw error;
    const now = await getVersion(api, at, was.name);
    if (same(now, was)) throw error;
    return edited(api, at, now, change, left - 1);
  }
}

/** Publishes or withdraws; refused because it is done already, as after an answer that got lost, it is done. */
async function changed(api: Api, at: Wanted, publish: boolean): Promise<Remote> {
  try {
    return await (publish ? publishVersion : unpublishVersion)(api, at, at.name);
  } catch (error) {
    if (!isHeld(error)) throw error;
    const now = await getVersion(api, at, at.name);
    if ((now.publishedAt !== undefined) !== publish) throw error;
    return now;
  }
}

/** Publishing is described, but the service may not offer it yet. */
function lacks(verb: string, error: unknown): never {
  if (!isUnavailable(error)) throw error;
  throw new VersoriError(
    `The service does not offer to ${verb} versions (${messageOf(error)}): ` +
      `${verb} it in the console and leave "published" out of the program, and publications, too.`,
  );
}
