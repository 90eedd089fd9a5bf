import type { Api } from "../api/client";
import { unlessGone } from "../api/gone";
import { type ConnectorAddress, getVersion, listVersions, type Version } from "../api/versions";
import { hasUnknown } from "../lifecycle/unknown";
import type { Fingerprint } from "./openapi-document";
import { isFingerprint } from "./openapi-inputs";

/** A version, which may be named after its content: then it belongs to a family, those with one prefix. */
export interface Member extends ConnectorAddress {
  readonly name: string;
  readonly namePrefix?: string | undefined;
  readonly openapi?: string | Fingerprint | undefined;
  readonly keepVersions?: number | undefined;
}

/** A resource as it was recorded. */
export interface Recorded {
  readonly id: string;
  readonly olds: Member & { readonly madeVersions?: readonly string[] };
}

const HASH_LENGTH = 8;

/** The name that follows from content. */
export const nameByContent = (namePrefix: string, { sha256 }: Fingerprint): string =>
  `${namePrefix}-${sha256.slice(0, HASH_LENGTH)}`;

/** Whether a version is named after its content. */
export const isByContent = ({ name, namePrefix, openapi }: Omit<Member, keyof ConnectorAddress>): boolean =>
  namePrefix !== undefined && isFingerprint(openapi) && name === nameByContent(namePrefix, openapi);

/** What versions of one family have in common, and two resources of one program not; undefined until it is known. */
export function familyOf({ organisationId, connectorId, namePrefix }: Partial<Member>): string | undefined {
  const keys = [organisationId, connectorId, namePrefix];
  return keys.some((key) => key === undefined || hasUnknown(key)) ? undefined : keys.join("/");
}

/** The ids of the versions that a resource made; states without a list are of those that made their own version. */
export const madeBy = ({ id, olds }: Recorded): readonly string[] => olds.madeVersions ?? [id];

/** The ids that a version takes over from the one in whose stead it is made: the newest few, for a way back. */
export async function takenOver(api: Api, news: Member, before: Recorded | undefined): Promise<string[]> {
  const { keepVersions = 0 } = news;
  if (!before || keepVersions === 0 || !isByContent(news) || !isByContent(before.olds)) return [];
  if (familyOf(news) !== familyOf(before.olds)) return [];
  const earlier = (await versionsOf(api, news, madeBy(before))).filter(({ name }) => name !== news.name);
  const newestFirst = earlier.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return newestFirst.slice(0, keepVersions).map(({ id }) => id);
}

/** The versions of a list that are there, by id. */
export async function versionsOf(api: Api, at: ConnectorAddress, ids: readonly string[]): Promise<Version[]> {
  const all = (await unlessGone(api, at.organisationId, listVersions(api, at))) ?? [];
  return all.filter(({ id }) => ids.includes(id));
}

/** Ids of the versions that this process has deleted: a read may show them a moment longer. */
const deleted = new Set<string>();

/** Remembers that a version is deleted. */
export const forget = (id: string): void => void deleted.add(id);

/** Content that was here before, such as after a way back, is taken as it is. */
export async function existingByContent(api: Api, member: Member): Promise<Version | undefined> {
  if (!isByContent(member)) return undefined;
  const found = await unlessGone(api, member.organisationId, getVersion(api, member, member.name));
  return found && !deleted.has(found.id) ? found : undefined;
}
