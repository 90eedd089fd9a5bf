import type { ConnectionCredential } from "../api/platform/connections";
import type { KeyedConfig } from "../api/platform/systems";
import { RefusalError } from "../api/errors";
import { mapReferences, written } from "../lifecycle/references";
import { NO_ID, REDACTED } from "../api/wire";
import { configId, configInput, detailsOf, memberOf, type StoredClient, storedClient } from "./auth-scheme-config";
import type { PlatformEntry } from "./connection-inputs";
import { formsOf, offeredBy, type ShortEntry, takes } from "./schemes";

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
  { authSchemeConfig: _, ...given }: ShortEntry,
  config: KeyedConfig,
  path: string,
): { type: string; data: object; name?: string; expiresAt?: string } {
  const scheme = offeredBy(config);
  const form = mapReferences(given, written) as typeof given;
  const type = scheme.types.find((one) => takes(one, form));
  if (type !== undefined) return { type, data: type === "none" ? {} : { [memberOf(type)]: given } };
  throw new RefusalError(`${path}: ${formsOf(scheme)}`);
}

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
