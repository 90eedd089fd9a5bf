import { z } from "zod";
import { having } from "../lifecycle/traits";
import { authSchemeConfig } from "./auth-scheme-config";
import { credentialReference, newCredential } from "./credential-forms";
import { connectorId, forceDelete, organisationId, secretVersion, variables } from "./shared";

const entry = z.strictObject({
  /**
   * How to authenticate: the id of one of the connector's auth scheme configs, or a config in full. The connection
   * keeps a copy of its own, which later changes of the connector do not reach.
   */
  authSchemeConfig: z.union([z.string().min(1, "must not be empty"), authSchemeConfig]),
  /**
   * The secret: a new one, which comes and goes with the connection, a `Credential`, or `{ id }` of a credential that
   * exists already.
   */
  credential: z.union([newCredential, credentialReference]),
});
export type Entry = z.infer<typeof entry>;

/** What a program may write for a connection. Types, checks, diffs and docs come from here. */
export const connectionInputs = z.strictObject({
  /**
   * Organisation that owns the connector, a ULID. Default: that of the connector when it is given as a resource, else
   * as for connectors. A change makes a new connection.
   */
  organisationId,
  /** The connector, or its id (ULID). A change makes a new connection. */
  connectorId,
  /** Name, unique within the connector. Default: the name of the resource. Changed in place. */
  name: z.string().min(1, "must not be empty"),
  /** Values for the connector's `{{placeholders}}`, by name. Absent: left alone; `{}` removes all. Changed in place. */
  variables: having({ leftAlone: true }, variables.optional()),
  /**
   * Secrets of the account, by purpose; at least one. New secrets, other names, another order and edited configs are
   * changes in place; other entries or another scheme or credential type make a new connection.
   */
  credentials: z.strictObject({
    /** Applied to outgoing requests, in this order. */
    action: z.array(entry).optional(),
    /** Checked on incoming triggers, in this order. */
    trigger: z.array(entry).optional(),
  }),
  /** Delete the connection even while it is in use. Default: false. Sends nothing when changed. */
  forceDelete,
  /**
   * Make a new connection when a secret changes, for services that cannot change a secret in place. Default: false.
   */
  replaceOnSecretChange: having({ local: true }, z.boolean().optional()),
  /**
   * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
   * a change made elsewhere. Default: none. With
   * `replaceOnSecretChange`, it makes a new connection.
   */
  secretVersion,
});
export type ConnectionInputs = z.infer<typeof connectionInputs>;

/** The two lists of credentials. */
export const PURPOSES = ["action", "trigger"] as const;
export type Purpose = (typeof PURPOSES)[number];
