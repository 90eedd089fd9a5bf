import { z } from "zod";
import { credentialForms } from "./credential-forms";
import { organisationId, secretVersion } from "./shared";

/** What a program may write for a credential. Types, checks, diffs and docs come from here. */
export const credentialInputs = credentialForms({
  /**
   * Organisation that owns the credential, a ULID. Default: as for connectors. A change makes a new credential.
   */
  organisationId,
  /** Name shown to people; need not be unique. Default: the name of the resource. Changed in place. */
  name: z.string().min(1, "must not be empty"),
  /**
   * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. Changed in place; not for
   * the type `oauth2-code`.
   */
  expiresAt: z.iso.datetime({ offset: true, error: "must be a time as in RFC 3339, 2027-01-31T12:00:00Z" }).optional(),
  /**
   * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
   * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
   */
  secretVersion,
});
export type CredentialInputs = z.infer<typeof credentialInputs>;
