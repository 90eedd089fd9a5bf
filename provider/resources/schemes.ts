import type { Offered } from "../lifecycle/definition";
import type { Problem } from "../lifecycle/problems";
import { isUnknown } from "../lifecycle/unknown";
import { under } from "./shared";

/**
 * The types of credentials that suit each scheme type, for OAuth 2.0 with its grant, the usual one first. The API does
 * not say by which grant tokens that somebody holds already have come.
 */
const SUITING: Readonly<Record<string, readonly string[]>> = {
  none: ["none"],
  "api-key": ["string", "binary"],
  "basic-auth": ["basic-auth"],
  certificate: ["certificate"],
  hmac: ["string", "binary"],
  "oauth2 with the grant authorization_code": ["oauth2-token", "oauth2-code"],
  "oauth2 with the grant client_credentials": ["oauth2-client", "oauth2-token"],
  "oauth2 with the grant password": ["oauth2-password", "oauth2-token"],
};

/** Types that are in no row, such as `custom-function`, may suit any scheme. */
const JUDGED = new Set(Object.values(SUITING).flat());

interface Config {
  readonly id: string;
  readonly schemeType: string;
  readonly grant?: { readonly grantType?: string };
}

/** What others need to know of an auth scheme config; no secret is in it. */
export function offeredBy(config: object): Offered {
  const { id, schemeType, grant } = config as Config;
  const kind = grant?.grantType === undefined ? schemeType : `${schemeType} with the grant ${grant.grantType}`;
  return { id, kind, types: under(SUITING, kind) ?? [] };
}

/** The same for the configs of a program, as far as they are known. */
export const offeredIn = <T extends object>(configs: T[], of: (config: T) => Offered): Offered[] | undefined =>
  // In a preview, the list may be unknown as a whole.
  Array.isArray(configs) && !configs.some(isUnknown) ? configs.map(of) : undefined;

/** What is wrong with a credential of this type for a scheme. */
export function unsuited({ id, kind, types }: Offered, type: unknown, path: PropertyKey[]): Problem[] {
  if (types.length === 0 || typeof type !== "string" || types.includes(type) || !JUDGED.has(type)) return [];
  const suiting = types.map((one) => `"${one}"`).join(" or ");
  const what = `the auth scheme config "${id}" is of the type ${kind}, which takes ${suiting}`;
  return [{ path, message: `"${type}" does not suit: ${what}` }];
}
