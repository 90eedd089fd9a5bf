import type { Owned } from "./definition";
import { isUnknown } from "./unknown";

/** What a change of the organisation means, in words: another one is another account, and nothing moves there. */
export function moved({ organisationId: from }: Owned, { organisationId: to }: Owned): string | undefined {
  if ((from as string | undefined) === undefined || from === to || isUnknown(to)) return undefined;
  return (
    `organisationId: what the state holds belongs to ${from}, and the program or its settings now say ${to}. All ` +
    "of it is made anew there and deleted here; if that is not what you want, set organisationId back."
  );
}
