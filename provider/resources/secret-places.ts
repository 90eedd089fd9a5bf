import { Output, output, Resource, secret } from "@pulumi/pulumi";
import type { StoredName } from "../dynamic/stored";

const client = (grant: string): string[] =>
  ["authorizationCode", "password"].map((type) => `${grant}.${type}.clientSecret`);

/** Where the auth scheme config of a system has secrets. */
const ofSystem = ["oauth1.consumerSecret", ...client("oauth2.grant")];

const within = (path: string, places: string[]): string[] => places.map((place) => `${path}.${place}`);

/** Where an entry of a connection has secrets, v1. */
const ofEntry = ["credential.data", "authSchemeConfig.grant.clientSecret"];

/** The secrets of each type of data, in full and by themselves. */
const DATA: Readonly<Record<string, string[]>> = {
  string: ["value"],
  binary: ["valueBase64"],
  basicAuth: ["password"],
  oauth2Password: ["password"],
  oauth2Client: ["clientSecret"],
  oauth2Token: ["refreshToken", "accessToken"],
  oauth2Code: ["code"],
  oauth1: ["oauthToken", "oauthVerifier"],
  oauth1Token: ["token", "tokenSecret"],
  certificate: ["key"],
};

/**
 * The places of secrets in the arguments of each resource; lists on the way do not count. It is what the schemas say,
 * which a program does not load.
 */
export const SECRET_PLACES: Readonly<Partial<Record<StoredName, string[]>>> = {
  connector: ["authSchemeConfigs.grant.clientSecret"],
  connection: ["action", "trigger"].flatMap((purpose) => within(`credentials.${purpose}`, ofEntry)),
  credential: ["data"],
  "platform/system": within("authSchemeConfigs", ofSystem),
  "platform/connection": within("credentials", [
    ...within("authSchemeConfig", ofSystem),
    ...new Set(Object.values(DATA).flat()),
    ...Object.entries(DATA).flatMap(([type, names]) => within(`credential.data.${type}`, names)),
  ]),
};

/** Arguments with a mark on each secret, which a program need not put there. */
export const guarded = (module: StoredName, args: object): Record<string, unknown> =>
  marked(
    args,
    (SECRET_PLACES[module] ?? []).map((place) => place.split(".")),
  ) as Record<string, unknown>;

/** Marks what stands at the ends of paths. */
function marked(value: unknown, paths: string[][]): unknown {
  if (value === undefined || value === null || paths.length === 0) return value;
  if (paths.some((path) => path.length === 0)) return secret(value);
  if (value instanceof Promise || Output.isInstance(value)) {
    return output(value).apply((known: unknown) => output(marked(known, paths)));
  }
  if (typeof value !== "object" || Resource.isInstance(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => marked(item, paths));
  const below = (key: string): string[][] => paths.flatMap(([first, ...rest]) => (first === key ? [rest] : []));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, marked(member, below(key))]));
}
