import type { Connection as Remote, ConnectionCredential } from "../api/platform/connections";
import { markedAsChanged } from "../lifecycle/changed-elsewhere";
import { entry, type PlatformConnectionInputs, type PlatformEntry } from "./connection-inputs";
import { type BoundPlatformCredential, boundOf, entryInput, isSignIn } from "./credential";

/** What tells whether somebody else changed the secrets of a connection. */
type Known = Partial<Pick<PlatformConnectionInputs, "connectionTemplateId" | "credentials">> & {
  readonly updatedAt?: string;
  readonly boundCredentials?: BoundPlatformCredential[];
};

/** Types that the service keeps as they were given; others, such as tokens, it may rewrite by itself. */
const KEPT = ["none", "string", "binary", "basic-auth", "certificate", "oauth1-token"];

/** The entries as the API has them; the secrets that somebody else changed, or may have, are marked. */
export function entriesOf(remote: Remote, known: Known): PlatformEntry[] {
  const touched = isTouched(remote, known);
  return remote.credentials.map((one, i) => {
    const [before, bound] = [known.credentials?.[i], known.boundCredentials?.[i] ?? boundOf(one)];
    const told = entryInput(one, before, bound);
    // What a sign-in gave cannot be sent again.
    const isSpent = before !== undefined && isSignIn(before);
    return !isSpent && (touched || isMoved(one, bound)) ? markedAsChanged(entry, told) : told;
  });
}

/**
 * Whether somebody wrote to a connection after this program did, with other secrets perhaps, as a write always holds
 * them. To link a template is a write, too: one that took away the template which the connection was made for says
 * nothing. The moment may be told more finely by one answer than by another.
 */
export function isTouched(remote: Remote, { updatedAt, connectionTemplateId: made }: Known): boolean {
  const isLinked = made === undefined || remote.connectionTemplateId === made;
  const isLater = updatedAt !== undefined && Date.parse(remote.updatedAt) - Date.parse(updatedAt) > 1;
  return isLater && isLinked && remote.credentials.every(({ credential }) => KEPT.includes(credential?.type ?? "none"));
}

/** Whether secrets are stored in another place than before, which only somebody else can have done. */
function isMoved(remote: ConnectionCredential, bound: BoundPlatformCredential): boolean {
  const { credentialId, type, client } = boundOf(remote);
  const isOther = credentialId !== bound.credentialId && type !== "oauth2-token";
  return isOther || (bound.client !== undefined && client?.credentialId !== bound.client.credentialId);
}
