import type { Api } from "../api/client";
import { isUnavailable, messageOf, VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import { type ConnectorAddress, deleteVersion } from "../api/versions";
import { inTurn } from "../lifecycle/in-turn";
import { withdraw } from "./connector-version-update";
import { explainHeld, isHeld } from "./held";

/** Which version goes, and how it was last seen. */
interface Going extends ConnectorAddress {
  readonly name: string;
  readonly publishedAt?: string | undefined;
  readonly forceDelete?: boolean | undefined;
}

/** Deletes a version; one that is published is withdrawn before, unless it goes by force. */
export async function removeVersion(
  api: Api,
  { forceDelete: forced = false, publishedAt, ...at }: Going,
): Promise<void> {
  const draft = () => inTurn(at.connectorId, () => withdraw(api, at, stays));
  const remove = () => unlessGone(api, at.organisationId, deleteVersion(api, at, at.name, forced));
  if (publishedAt !== undefined && !forced) await draft();
  await remove().catch(async (error: unknown) => {
    // It may have been published since it was last seen.
    if (forced || publishedAt !== undefined || !isHeld(error)) explainHeld("The version", error);
    await draft();
    await remove();
  });
}

/** A version has to be a draft to be deleted; to withdraw it is refused while something uses it. */
function stays(error: unknown): never {
  if (isUnavailable(error)) throw new VersoriError(`${messageOf(error)} Set forceDelete: true to delete it as it is.`);
  explainHeld("The version", error);
}
