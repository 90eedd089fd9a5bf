import { looked, LOOKS_MS } from "../api/ambiguous";
import type { Api } from "../api/client";
import { ApiError, isNotFound } from "../api/errors";
import { type Connection, getConnection, linkConnection, unlinkConnection } from "../api/platform/connections";

/** The templates that a connection shall be linked to, and those that it was. */
interface Links {
  readonly organisationId: string;
  readonly links?: readonly string[] | undefined;
  readonly was: readonly string[];
}

/**
 * Links and unlinks what differs, one request each; the moment of the last change moves with that.
 * @param reached Told after each of them which links there are now.
 */
export async function relinked(
  api: Api,
  made: Connection,
  { organisationId, links = [], was }: Links,
  reached: (links: string[]) => void,
): Promise<Connection> {
  let [holding, hasMoved] = [[...was], false];
  const done = (now: string[]): void => reached((holding = now));
  for (const template of links.filter((one) => !was.includes(one))) {
    await linkConnection(api, organisationId, made.id, template);
    hasMoved = true;
    done([...holding, template]);
  }
  for (const template of was.filter((one) => !links.includes(one))) {
    const unlinked = unlinkConnection(api, organisationId, made.id, template).then(() => true);
    const isThere = await unlinked.catch((error: unknown) => {
      if (isGone(error)) return false;
      throw error;
    });
    hasMoved ||= isThere;
    done(holding.filter((one) => one !== template));
  }
  return hasMoved ? readMoved(api, organisationId, made) : made;
}

/** A template that is gone took the link along, and may make the request a wrong one. */
const isGone = (error: unknown): boolean => isNotFound(error) || (error instanceof ApiError && error.status === 400);

/** A connection after its last change: an older moment of that would hide whose the next change is. */
async function readMoved(api: Api, organisationId: string, was: Connection): Promise<Connection> {
  let now = was;
  for (const ms of LOOKS_MS) {
    now = await looked(api, () => getConnection(api, organisationId, was.id), ms);
    if (now.updatedAt !== was.updatedAt) break;
  }
  return now;
}
