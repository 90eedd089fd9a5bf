import { z } from "zod";
import { having } from "../lifecycle/traits";
import { organisationId, secretVersion } from "../resources/shared";
import { configId } from "./auth-scheme-config";
import { authSchemeConfig, type SystemAuthSchemeConfig } from "./auth-scheme-config-inputs";

/** The service keeps configs in an order of its own, so a config is told by its id alone. */
const byId = (value: unknown): unknown =>
  Object.fromEntries(((value ?? []) as SystemAuthSchemeConfig[]).map((config) => [configId(config), config]));

/** What a program may write for a system. Types, checks, diffs and docs come from here. */
export const systemInputs = z.strictObject({
  /**
   * Organisation that owns the system, a ULID. Default: `versori:organisationId` of the Provider or the stack
   * configuration, else `VERSORI_ORGANISATION_ID`. A change makes a new system.
   */
  organisationId,
  /** Name shown to people; need not be unique. Default: the name of the resource. Changed in place. */
  name: z.string().min(1, "must not be empty"),
  /** Domain or short name of the external system, such as `shop.example.com`. Changed in place. */
  domain: z.string().min(1, "must not be empty"),
  /** Address that all requests start from; the runtime drops `/api` at its end. Changed in place. */
  templateBaseUrl: z.string().min(1, "must not be empty"),
  /**
   * Ways to authenticate. Configs that are not listed are removed. A new system has them in this order, and templates
   * start with all of them; afterwards the service keeps an order of its own, so another order changes nothing.
   * Default: none. Changed in place.
   */
  authSchemeConfigs: having({ meaning: byId }, z.array(authSchemeConfig).optional()),
  /**
   * Labels; keys start with a letter and hold letters, digits and underscores. Taken on creation only and never told,
   * so changes made elsewhere go unseen. Default: none. Changing them makes a new system; leaving them out changes
   * nothing.
   */
  labels: having(
    { replaces: true, createOnly: true, writeOnly: true },
    z
      .record(z.string().regex(/^[a-z]\w*$/i, "must start with a letter, then letters, digits and _"), z.string())
      .optional(),
  ),
  /**
   * Any number; another one than before, or the first one, stores the client secrets anew although they are the same,
   * as after a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
   */
  secretVersion,
});
export type SystemInputs = z.infer<typeof systemInputs>;
