import type { Api } from "./client";
import { probeOrganisation } from "./connectors";
import { isNotFound, messageOf, VersoriError } from "./errors";

/**
 * Resolves to undefined when the object does not exist; any other failure stays a failure. A 404 alone proves
 * nothing: a wrong organisation id or lost rights look the same, so its organisation has to answer as well.
 * @param probe Asks for something that every organisation has, of the same generation of the API.
 */
export async function unlessGone<T>(
  api: Api,
  organisationId: string,
  attempt: Promise<T>,
  probe: (api: Api, organisationId: string) => Promise<unknown> = probeOrganisation,
): Promise<T | undefined> {
  try {
    return await attempt;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await probe(api, organisationId).catch((cause: unknown) => {
      throw new VersoriError(
        `${error.message} Its organisation ${organisationId} does not answer either, so nothing is taken as deleted: ` +
          messageOf(cause),
      );
    });
    return undefined;
  }
}
