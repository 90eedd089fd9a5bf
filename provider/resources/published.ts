import type { Api } from "../api/client";
import { ApiError, FixedError } from "../api/errors";
import { getVersion, type VersionAddress } from "../api/versions";

/** Statuses that may stand for "published versions cannot be edited"; which one it is, is not documented. */
const REFUSALS = [400, 403, 409, 412, 422, 423];

/** What to do about an edit of a published version. */
export const REMEDY =
  "Give the change to a version with another name. Or withdraw this one first: take its ConnectorVersionPublication " +
  'out of the program, or set "published: false", run "pulumi up", and make the change after that.';

/** The name of a version, as others refer to it. */
export const nameOfVersion = ({ organisationId, connectorId, version }: VersionAddress): string =>
  `ConnectorVersion ${organisationId}/${connectorId}/${version}`;

/** What to do where something is created that the version may hold already. */
export const IF_RENAMED =
  'If the resource only got another name or parent in the program, give it "aliases", or run "pulumi state rename". ';

/** What to do where something is deleted that goes with its version. */
export const IF_FIRST =
  'If its version is replaced as well, leave "deleteBeforeReplace: true" out: the version takes it along. ';

/**
 * Waits for an edit of what a version holds; a refusal because the version is published says what to do.
 * @param first What to say before all else.
 */
export async function editing<T>(api: Api, at: VersionAddress, edit: Promise<T>, first = ""): Promise<T> {
  try {
    return await edit;
  } catch (error) {
    if (!(error instanceof ApiError) || !REFUSALS.includes(error.status)) throw error;
    const version = await getVersion(api, at, at.version).catch(() => undefined);
    if (version?.publishedAt === undefined) throw error;
    throw new FixedError(
      `Version "${at.version}" is published, and published versions cannot be edited. ${first}${REMEDY} To publish ` +
        `what a program fills, leave "published" out of the version and use a ConnectorVersionPublication, which ` +
        `comes after its contents. The API says: ${error.message}`,
    );
  }
}
