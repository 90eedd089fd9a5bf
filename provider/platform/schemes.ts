import type { z } from "zod";
import type { KeyedConfig } from "../api/platform/systems";
import type { Offered, Offers } from "../lifecycle/definition";
import type { Problem } from "../lifecycle/problems";
import { lacking } from "../lifecycle/suggestion";
import { isUnknown } from "../lifecycle/unknown";
import { under } from "../resources/shared";
import { configId, detailsOf, memberOf } from "./auth-scheme-config";
import type { SystemAuthSchemeConfig } from "./auth-scheme-config-inputs";
import type { PlatformConnectionInputs, PlatformEntry } from "./connection-inputs";
import { DATA } from "./credential-data";

/** An entry that holds the secret itself, without the type of its credential. */
export type ShortEntry = Exclude<PlatformEntry, { credential: object }>;

/** The types of credentials that suit each kind of auth scheme config, the usual one first. */
const SUITING: Readonly<Record<string, readonly string[]>> = {
  none: ["none"],
  "api-key": ["string", "binary"],
  "basic-auth": ["basic-auth"],
  hmac: ["string", "binary"],
  certificate: ["certificate"],
  oauth1: ["oauth1"],
  "oauth1 with tokenAuth": ["oauth1-token"],
  "oauth2 with the grant authorizationCode": ["oauth2-token", "oauth2-code"],
  "oauth2 with the grant clientCredentials": ["oauth2-client"],
  "oauth2 with the grant password": ["oauth2-password"],
};

/** What others need to know of an auth scheme config; no secret is in it. */
export function offeredBy(config: KeyedConfig | SystemAuthSchemeConfig): Offered {
  const { grant, tokenAuth } = detailsOf(config) as { grant?: { type?: string }; tokenAuth?: boolean };
  const suffix = grant?.type === undefined ? "" : ` with the grant ${grant.type}`;
  const kind = config.type + (tokenAuth === true ? " with tokenAuth" : suffix);
  // Whether a person signs in may not be known yet.
  return { id: configId(config), kind, types: isUnknown(tokenAuth) ? [] : (under(SUITING, kind) ?? []) };
}

/** Whether a short form has what a credential of this type needs, and nothing else. */
export function takes(type: string, given: object): boolean {
  const shape = Object.entries(shapeOf(type));
  const names = Object.keys(given);
  const needed = shape.filter(([, member]) => !(member as z.ZodType).safeParse(undefined).success);
  return needed.every(([key]) => names.includes(key)) && names.every((name) => shape.some(([key]) => key === name));
}

/** What a config asks for, in words. */
export function formsOf({ id, kind, types }: Offered): string {
  const forms = types.map((type) => Object.keys(shapeOf(type)).join(", ") || "nothing").join("; or ");
  const what = `the auth scheme config "${id}" is of the type ${kind}, which takes ${forms}.`;
  if (types[0] !== "oauth2-token") return what;
  return (
    `${what} A person has to sign in: open the address that platform.initialiseOAuth2 returns, and give the code and ` +
    "state that it ends with, or tokens that you hold already."
  );
}

/** Entries whose config is not there, or whose secret does not suit it, as far as both are known. */
export function connectionMisfits(
  inputs: Partial<PlatformConnectionInputs>,
  offers: Offers,
  olds: Partial<PlatformConnectionInputs> = {},
): Problem[] {
  // A connection has copies of its configs: what stood there before needs nothing of the same system any more.
  const isSame = olds.systemId === inputs.systemId;
  const before = new Set(isSame ? listOf(olds).map(keyOf) : []);
  return listOf(inputs).flatMap((entry, i) =>
    isUnknown(entry) || before.has(keyOf(entry)) ? [] : misfits(entry, offers, ["credentials", i]),
  );
}

/** A config that is not among those on offer. */
export function unlisted(id: string, offers: Offers, path: PropertyKey[]): Problem[] {
  const known = offers?.map((one) => one.id);
  if (!known || isUnknown(id) || known.some(isUnknown) || known.includes(id)) return [];
  return [{ path, message: lacking("the system", "auth scheme config", id, known) }];
}

function misfits(entry: PlatformEntry, offers: Offers, path: PropertyKey[]): Problem[] {
  const { authSchemeConfig: config } = entry;
  const scheme = typeof config === "string" ? offers?.find(({ id }) => id === config) : offeredBy(config);
  if (!scheme) return typeof config === "string" ? unlisted(config, offers, [...path, "authSchemeConfig"]) : [];
  if (scheme.types.length === 0) return [];
  if (!("credential" in entry)) {
    const { authSchemeConfig: _, ...given } = entry;
    return scheme.types.some((type) => takes(type, given)) ? [] : [{ path, message: formsOf(scheme) }];
  }
  const { type } = entry.credential;
  if (type === undefined || isUnknown(type) || scheme.types.includes(type)) return [];
  const suiting = scheme.types.map((one) => `"${one}"`).join(" or ");
  const what = `the auth scheme config "${scheme.id}" is of the type ${scheme.kind}, which takes ${suiting}`;
  return [{ path: [...path, "credential", "type"], message: `"${type}" does not suit: ${what}` }];
}

/** What tells one entry from another, apart from its secret. */
function keyOf({ authSchemeConfig: config, ...rest }: PlatformEntry): string {
  const { id, kind } = typeof config === "string" ? { id: config, kind: "" } : offeredBy(config);
  const form = "credential" in rest ? rest.credential.type : Object.keys(rest).sort();
  return JSON.stringify([id, kind, form]);
}

const listOf = ({ credentials }: Partial<PlatformConnectionInputs>): PlatformEntry[] =>
  Array.isArray(credentials) ? credentials : [];

const shapeOf = (type: string): z.ZodRawShape => DATA[memberOf(type) as keyof typeof DATA];
