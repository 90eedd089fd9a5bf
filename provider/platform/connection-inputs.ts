import { z } from "zod";
import { having } from "../lifecycle/traits";
import { addressable, organisationId, secretVersion } from "../resources/shared";
import { authSchemeConfig } from "./auth-scheme-config-inputs";
import { DATA } from "./credential-data";
import { fullCredential } from "./credential-inputs";

const scheme = {
  /**
   * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
   * copy of its own, which later changes of the system do not reach.
   */
  authSchemeConfig: z.union([z.string().min(1, "must not be empty"), authSchemeConfig]),
};

/** The short forms hold the secret itself; the type of the credential follows from the auth scheme config. */
export const entry = z.union([
  z.strictObject({ ...scheme, ...DATA.string }),
  z.strictObject({ ...scheme, ...DATA.basicAuth }),
  z.strictObject({ ...scheme, ...DATA.oauth2Client }),
  z.strictObject({ ...scheme, ...DATA.oauth2Token }),
  z.strictObject({ ...scheme, ...DATA.oauth2Code }),
  z.strictObject({ ...scheme, ...DATA.certificate }),
  z.strictObject({ ...scheme, ...DATA.binary }),
  z.strictObject({ ...scheme, ...DATA.oauth1Token }),
  z.strictObject({ ...scheme, ...DATA.oauth1 }),
  z.strictObject(scheme),
  z.strictObject({
    ...scheme,
    /** The credential in full, of a type that suits the auth scheme config. */
    credential: fullCredential,
  }),
]);
export type PlatformEntry = z.infer<typeof entry>;

/** What a program may write for a connection. Types, checks, diffs and docs come from here. */
export const platformConnectionInputs = z.strictObject({
  /** Organisation that owns the project, a ULID. Default: that of the template when it is given as a resource. */
  organisationId,
  /** The template that it is made for and linked to, or its id (ULID). A change makes a new connection. */
  connectionTemplateId: having(
    { replaces: true },
    z.string().min(1, "must be the id of a connection template, or the template"),
  ),
  /**
   * The system, or its id (ULID); needed to find auth scheme configs by id. Default: that of the template when it is
   * given as a resource. Changing it makes a new connection; leaving it out later changes nothing.
   */
  systemId: having({ replaces: true, createOnly: true }, addressable().optional()),
  /** Name, unique within the system. Default: the name of the resource. Changed in place. */
  name: having({ rotates: true }, z.string().min(1, "must not be empty")),
  /**
   * Address that replaces that of the system; the service keeps scheme and host only, and takes https without a scheme.
   * Default: that of the system. Changed in place.
   */
  baseUrl: having({ rotates: true }, z.string().optional()),
  /** Secrets of the account, in the order of their application; nearly always one. Changed in place. */
  credentials: z.array(entry),
  /**
   * External id of the end user whose connection it is, for dynamic templates. The API never tells it. Default: none,
   * the connection is static. A change makes a new connection.
   */
  externalId: having({ replaces: true, writeOnly: true }, z.string().min(1, "must not be empty").optional()),
  /**
   * Further templates, of other environments, that it serves; each is a template or the id (ULID) of one. The API never
   * tells them, so changes made elsewhere go unseen. Default: none. Changed in place.
   */
  links: having({ writeOnly: true }, z.array(z.string().min(1, "must not be empty")).optional()),
  /**
   * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
   * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
   */
  secretVersion,
});
export type PlatformConnectionInputs = z.infer<typeof platformConnectionInputs>;
