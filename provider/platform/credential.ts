import { z } from "zod";
import type { ConnectionCredential } from "../api/platform/connections";
import type { KeyedConfig } from "../api/platform/systems";
import { VersoriError } from "../api/errors";
import { mapReferences, written } from "../lifecycle/references";
import { NO_ID, REDACTED } from "../api/wire";
import { configId, configInput, detailsOf, memberOf, type StoredClient, storedClient } from "./auth-scheme-config";
import type { SystemAuthSchemeConfig } from "./auth-scheme-config-inputs";
import type { PlatformEntry } from "./connection-inputs";
import { DATA } from "./credential-data";

type Members = Record<string, unknown>;

/** What the API adds to an entry of `credentials`, at the same place of the list. */
export interface BoundPlatformCredential {
  /** Id of the pair of config and credential. */
  readonly id: string;
  /** Id of the credential itself. */
  readonly credentialId: string;
  /** Type of the credential. */
  readonly type: string;
  /** Where the service keeps the client secret of the connection's own config, when that has one. */
  readonly client?: StoredClient;
}

/** The types of credentials that suit an auth scheme config, the usual one first. */
export function suitingTypes(config: KeyedConfig | SystemAuthSchemeConfig): string[] {
  const { grant, tokenAuth } = detailsOf(config) as { grant?: { type: string }; tokenAuth?: boolean };
  const byGrant: Record<string, string[]> = {
    authorizationCode: ["oauth2-token", "oauth2-code"],
    clientCredentials: ["oauth2-client"],
    password: ["oauth2-password"],
  };
  const byType: Record<string, string[]> = {
    none: ["none"],
    "api-key": ["string", "binary"],
    "basic-auth": ["basic-auth"],
    hmac: ["string", "binary"],
    certificate: ["certificate"],
    oauth1: tokenAuth === true ? ["oauth1-token"] : ["oauth1"],
    oauth2: byGrant[grant?.type ?? ""] ?? [],
  };
  return byType[config.type] ?? [];
}

/** An entry as the API wants it. */
export function entryBody(
  entry: PlatformEntry,
  config: KeyedConfig,
  owner: { organisationId: string; name: string },
  bound: BoundPlatformCredential | undefined,
  path: string,
): object {
  const { type, data, name, expiresAt } =
    "credential" in entry ? { data: {}, ...entry.credential } : followed(entry, config, path);
  const credential = {
    // A credential of another type is another credential.
    id: bound?.type === type ? bound.credentialId : NO_ID,
    organisationId: owner.organisationId,
    type,
    name: name ?? owner.name,
    data: type === "oauth2-client" ? withTokenUrl(data, config) : data,
    expiresAt,
  };
  return { id: bound?.id ?? NO_ID, authSchemeConfig: config, credential };
}

/** An entry as the API has it, written as the known one is; what the API hides is taken from there. */
export function entryInput(
  remote: ConnectionCredential,
  known: PlatformEntry | undefined,
  bound: BoundPlatformCredential | undefined,
): PlatformEntry {
  const { credential } = remote;
  const authSchemeConfig = schemeInput(remote.authSchemeConfig, known?.authSchemeConfig);
  const type = credential?.type ?? "none";
  const data = (credential?.data?.[memberOf(type)] ?? {}) as Members;
  // What a sign-in gave is spent, and the service made something else of it.
  if (known && isSignIn(known) && bound?.type === type) return { ...known, authSchemeConfig };
  if (known && bound?.type === type && !("credential" in known)) {
    return { ...known, ...told(data, known), authSchemeConfig };
  }
  const before = known && "credential" in known ? known.credential : undefined;
  const inner = before?.type === type ? ((before.data as Members | undefined)?.[memberOf(type)] as Members) : undefined;
  const kept = { ...inner, ...told(data, inner) };
  const name = before && before.name === undefined ? {} : { name: credential?.name };
  const expiresAt = credential?.expiresAt === undefined ? {} : { expiresAt: credential.expiresAt };
  const full = { ...name, ...expiresAt, type, ...(type !== "none" && { data: { [memberOf(type)]: kept } }) };
  return { authSchemeConfig, credential: full } as PlatformEntry;
}

/** What the API adds to an entry. */
export function boundOf({ id, credential, authSchemeConfig }: ConnectionCredential): BoundPlatformCredential {
  const client = authSchemeConfig && storedClient(authSchemeConfig);
  const type = credential?.type ?? "none";
  return { id, credentialId: credential?.id ?? NO_ID, type, ...(client && { client }) };
}

/** The credential that follows from the members of a short form and the type of its config. */
function followed(
  { authSchemeConfig: _, ...given }: Exclude<PlatformEntry, { credential: object }>,
  config: KeyedConfig,
  path: string,
): { type: string; data: object; name?: string; expiresAt?: string } {
  const types = suitingTypes(config);
  const form = mapReferences(given, written);
  const type = types.find((one) => z.strictObject(shapeOf(one)).safeParse(form).success);
  if (type !== undefined) return { type, data: type === "none" ? {} : { [memberOf(type)]: given } };
  throw new VersoriError(`${path}: ${unsuited(config, types)}`);
}

/** What a config asks for, in words. */
export function unsuited(config: KeyedConfig | SystemAuthSchemeConfig, types: string[]): string {
  const forms = types.map((type) => Object.keys(shapeOf(type)).join(", ") || "nothing").join("; or ");
  const { grant } = detailsOf(config) as { grant?: { type: string } };
  const kind = grant ? `${config.type} with the grant ${grant.type}` : config.type;
  const what = `the auth scheme config "${configId(config)}" is of the type ${kind}, which takes ${forms}.`;
  if (types[0] !== "oauth2-token") return what;
  return (
    `${what} A person has to sign in: open the address that platform.initialiseOAuth2 returns, and give the code and ` +
    "state that it ends with, or tokens that you hold already."
  );
}

const shapeOf = (type: string): z.ZodRawShape => DATA[memberOf(type) as keyof typeof DATA];

/** Whether an entry is what a sign-in in a browser ended with, which is good for one use. */
export const isSignIn = (entry: PlatformEntry): boolean =>
  "code" in entry ||
  "oauthVerifier" in entry ||
  ("credential" in entry && ["oauth2-code", "oauth1"].includes(entry.credential.type));

/** Tokens are fetched where the config says, unless the program says otherwise. */
function withTokenUrl(data: object, config: KeyedConfig): object {
  const client = (data as { oauth2Client?: Members }).oauth2Client;
  const { tokenUrl } = detailsOf(config);
  return { oauth2Client: { ...(tokenUrl !== undefined && { tokenUrl }), ...client } };
}

function schemeInput(
  remote: KeyedConfig | undefined,
  known: PlatformEntry["authSchemeConfig"] | undefined,
): PlatformEntry["authSchemeConfig"] {
  if (!remote) return known ?? "";
  if (known !== undefined && typeof known !== "string") return configInput(remote, known);
  return configId(remote) === "" ? configInput(remote) : configId(remote);
}

/** Readable members; with a known entry, only those that it has. */
const told = (data: Members, known: Members | undefined): Members =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([key, value]) => value !== REDACTED && value !== null && (known === undefined || known[key] !== undefined),
    ),
  );
