import type { ConnectionCredential } from "../api/connections";
import { markedAsChanged } from "../lifecycle/changed-elsewhere";
import { same } from "../lifecycle/same";
import { isUnknown } from "../lifecycle/unknown";
import {
  type AuthSchemeConfig,
  authSchemeConfig,
  configInput,
  configShown,
  type StoredGrant,
  storedGrant,
} from "./auth-scheme-config";
import { type ConnectionInputs, type Entry, type Purpose, PURPOSES } from "./connection-inputs";
import { secretInput } from "./credential-forms";

/** What the API adds to an entry of `credentials`, at the same place of the same list. */
export interface BoundCredential {
  /** Id of the pair of config and credential. */
  readonly id: string;
  /** Id of the credential itself. */
  readonly credentialId: string;
  /** Scheme of the connection's copy of the config. */
  readonly schemeType: string;
  /** The connection's copy of a config that the program names by id. */
  readonly authSchemeConfig?: AuthSchemeConfig;
  /** Where the service keeps the client secret of the connection's own config, when that has one. */
  readonly client?: StoredGrant;
  /** Moment at which the platform deletes the credential, when there is one. */
  readonly expiresAt?: string;
}

export type BoundCredentials = Record<Purpose, BoundCredential[]>;
type Credentials = ConnectionInputs["credentials"];

/** An entry as it was, with what the API added to it. */
export interface BoundEntry {
  readonly entry: Entry;
  readonly bound: BoundCredential;
}

/**
 * Finds for each wanted entry the one it was; undefined when the two lists do not hold the same entries. What makes an
 * entry is its config's id and scheme, and the kind of credential or the id of an existing one.
 */
export function matched(wanted: Entry[], had: BoundEntry[]): BoundEntry[] | undefined {
  const left = [...had];
  const pairs = wanted.map((entry) => {
    const found = left.findIndex((old) => isSameEntry(entry, old));
    return found < 0 ? undefined : left.splice(found, 1)[0];
  });
  return left.length === 0 && pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

export const boundEntries = (credentials: Credentials, bound: BoundCredentials, purpose: Purpose): BoundEntry[] =>
  (credentials[purpose] ?? []).flatMap((entry, i) => {
    const credential = bound[purpose][i];
    return credential ? [{ entry, bound: credential }] : [];
  });

/** Whether all entries are those from before, in whatever order; a list not known yet may hold others. */
export const hasSameEntries = (news: Credentials | undefined, olds: Credentials, bound: BoundCredentials): boolean =>
  news !== undefined &&
  !isUnknown(news) &&
  PURPOSES.every((purpose) => {
    const wanted: unknown = news[purpose] ?? [];
    return Array.isArray(wanted) && matched(wanted as Entry[], boundEntries(olds, bound, purpose)) !== undefined;
  });

/** Whether some entry has another secret, or a secret not known yet. */
export const hasNewSecret = (news: Credentials, olds: Credentials, bound: BoundCredentials): boolean =>
  PURPOSES.some((purpose) => {
    const wanted = news[purpose] ?? [];
    const had = matched(wanted, boundEntries(olds, bound, purpose)) ?? [];
    return had.some((old, i) => !same(wanted[i]?.credential, old.entry.credential));
  });

/** Whether some authorization code was there before, and used up with that. */
export const holdsSpent = (news: Credentials, olds: Credentials): boolean =>
  PURPOSES.some((purpose) =>
    (news[purpose] ?? []).some(
      ({ credential }) =>
        "type" in credential &&
        credential.type === "oauth2-code" &&
        (olds[purpose] ?? []).some((old) => same(old.credential, credential)),
    ),
  );

function isSameEntry(wanted: Entry, { entry, bound }: BoundEntry): boolean {
  if (isUnknown(wanted)) return false;
  const { authSchemeConfig: config, credential } = wanted;
  if (configId(config) !== configId(entry.authSchemeConfig) || isUnknown(credential)) return false;
  if (typeof config !== "string" && config.schemeType !== bound.schemeType) return false;
  const was = entry.credential;
  return "id" in credential || "id" in was ? same(credential, was) : credential.type === was.type;
}

/**
 * The entries of a connection as the API has them, each with the known one it is: by its id where that is recorded,
 * else by its place, as right after a request that set them all.
 */
export function recognised(remotes: ConnectionCredential[], known: Known, purpose: Purpose): Recognised[] {
  const { credentials = {}, boundCredentials } = known;
  if (boundCredentials) {
    const had = boundEntries(credentials, boundCredentials, purpose);
    return remotes.map((remote) => ({ remote, known: had.find(({ bound }) => bound.id === remote.id) }));
  }
  return remotes.map((remote, i) => {
    const entry = credentials[purpose]?.[i];
    return { remote, known: entry && { entry, bound: boundOf({ remote, known: { entry } }) } };
  });
}

type Known = { credentials?: Credentials; boundCredentials?: BoundCredentials };
interface Recognised {
  readonly remote: ConnectionCredential;
  readonly known?: BoundEntry | undefined;
}

const configId = (config: Entry["authSchemeConfig"]): string => (typeof config === "string" ? config : config.id);

/** An entry as the API has it, written as a program would; what the API hides is taken from the known entry. */
export function entryOf({ remote, known }: Recognised): Entry {
  const { credential } = remote;
  const config = told(remote, known);
  const copy = known?.bound.authSchemeConfig;
  const isNamed = typeof known?.entry.authSchemeConfig === "string";
  const kept = isNamed && same(configShown(remote.authSchemeConfig, copy), copy);
  const authSchemeConfig = kept ? known.entry.authSchemeConfig : config;
  const before = known?.entry.credential;
  if (!before || "id" in before || isOther(remote, known)) {
    return { authSchemeConfig, credential: { id: credential.id } };
  }
  const name = before.name === undefined ? {} : { name: credential.name };
  return { authSchemeConfig, credential: { ...name, ...secretInput(credential, before) } as Entry["credential"] };
}

/** The config as the API has it, marked where its client secret is kept in another place than before. */
function told({ authSchemeConfig: remote }: ConnectionCredential, known: BoundEntry | undefined): AuthSchemeConfig {
  const config = configInput(remote, knownConfig(known));
  const client = known?.bound.client;
  const isMoved = client !== undefined && storedGrant(remote)?.credentialId !== client.credentialId;
  return isMoved ? markedAsChanged(authSchemeConfig, config) : config;
}

/** Whether a pair got another credential, which others may use: it must not be overwritten. A sign-in may do that. */
const isOther = ({ credential: { id, type } }: ConnectionCredential, known: BoundEntry | undefined): boolean =>
  known !== undefined && known.bound.credentialId !== id && type !== "oauth2-token";

/** What the API adds to an entry. */
export function boundOf({ remote, known }: { remote: ConnectionCredential; known?: { entry: Entry } | undefined }) {
  const { id, credential, authSchemeConfig: config } = remote;
  const isNamed = typeof known?.entry.authSchemeConfig === "string";
  const client = isNamed ? undefined : storedGrant(config);
  return {
    id,
    credentialId: credential.id,
    schemeType: config.schemeType,
    ...(isNamed && { authSchemeConfig: configShown(config) }),
    ...(client && { client }),
    ...(credential.expiresAt !== undefined && { expiresAt: credential.expiresAt }),
  };
}

function knownConfig(known: BoundEntry | undefined): AuthSchemeConfig | undefined {
  const config = known?.entry.authSchemeConfig;
  return typeof config === "string" ? known?.bound.authSchemeConfig : config;
}
