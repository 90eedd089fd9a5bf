import type { Api } from "../api/client";
import { unlessGone } from "../api/platform/organisation";
import { explainHeld } from "../resources/held";

/** Ends a deletion: what is gone already counts as deleted, and the refusal for something in use is explained. */
export async function removal(
  api: Api,
  organisationId: string,
  what: string,
  attempt: Promise<unknown>,
): Promise<void> {
  await unlessGone(api, organisationId, attempt).catch((error: unknown) => explainHeld(what, error, false));
}
