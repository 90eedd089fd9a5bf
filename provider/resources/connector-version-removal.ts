import type { Api } from "../api/client";
import { isUnavailable, messageOf, VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import { type ConnectorAddress, deleteVersion, getVersion } from "../api/versions";
import type { Stays } from "../lifecycle/definition";
import { inTurn } from "../lifecycle/in-turn";
import { withdraw } from "./connector-version-update";
import { explainHeld, isHeld } from "./held";
import { forget, isByContent, madeBy, type Member, type Recorded, takenOver, versionsOf } from "./version-family";

/** Which version goes, and how it was last seen. */
interface Going extends ConnectorAddress {
  readonly id: string;
  readonly name: string;
  readonly publishedAt?: string | undefined;
  readonly forceDelete?: boolean | undefined;
}

/**
 * Deletes the versions that a resource made, its own last. Those that the resource which takes its place would take
 * over stay, whether or not it knew of them.
 */
export async function removeMade(
  api: Api,
  { id, olds }: Recorded & { olds: Omit<Going, "id"> },
  stays: Stays,
  after: Member | undefined,
): Promise<void> {
  const kept = after ? await takenOver(api, after, { id, olds }) : [];
  const going = madeBy({ id, olds }).filter((made) => !stays(made) && !kept.includes(made));
  const earlier = going.filter((made) => made !== id);
  const others = earlier.length > 0 ? await versionsOf(api, olds, earlier) : [];
  for (const { id: made, name, publishedAt } of others)
    await removeVersion(api, { ...olds, id: made, name, publishedAt });
  if (going.includes(id) && (await isNobodyElses(api, { id, olds }))) await removeVersion(api, { ...olds, id });
}

/** What a name by content stands for may have been deleted, and made once more by another stack. */
async function isNobodyElses(api: Api, { id, olds }: Recorded): Promise<boolean> {
  const now = isByContent(olds) ? await getVersion(api, olds, olds.name).catch(() => undefined) : undefined;
  return now === undefined || now.id === id;
}

/** Deletes a version; one that is published is withdrawn before, unless it goes by force. */
async function removeVersion(api: Api, { id, forceDelete: forced = false, publishedAt, ...at }: Going): Promise<void> {
  const draft = () => inTurn(at.connectorId, () => withdraw(api, at, stays));
  const remove = () => unlessGone(api, at.organisationId, deleteVersion(api, at, at.name, forced));
  if (publishedAt !== undefined && !forced) await draft();
  await remove().catch(async (error: unknown) => {
    // It may have been published since it was last seen.
    if (forced || publishedAt !== undefined || !isHeld(error)) explainHeld("The version", error);
    await draft();
    await remove();
  });
  forget(id);
}

/** A version has to be a draft to be deleted; to withdraw it is refused while something uses it. */
function stays(error: unknown): never {
  if (isUnavailable(error)) throw new VersoriError(`${messageOf(error)} Set forceDelete: true to delete it as it is.`);
  explainHeld("The version", error);
}
