import type { Api } from "../api/client";
import { unlessGone } from "../api/gone";
import { type ConnectorAddress, listVersions, type Version } from "../api/versions";

/** A version whose name follows from its content belongs to a family: the same prefix, then a hash. */
export interface Family extends ConnectorAddress {
  readonly namePrefix: string;
}

const HASH_LENGTH = 8;

/** The families that the program declares in this run, each with the name of its present version. */
const present = new Map<string, string>();

/** The name that follows from content, and remembers it as the present one of its family. */
export function nameByContent(family: Family, sha256: string): string {
  const name = `${family.namePrefix}-${sha256.slice(0, HASH_LENGTH)}`;
  present.set(keyOf(family), name);
  return name;
}

/** Whether a name follows from content. */
export const isByContent = (name: string, namePrefix: string | undefined): namePrefix is string =>
  namePrefix !== undefined && name.startsWith(`${namePrefix}-`) && isHash(name.slice(namePrefix.length + 1));

/**
 * The versions that go when one does. While the program declares another one of the family, the newest few stay to
 * return to; otherwise the family ends.
 */
export async function versionsToRemove(api: Api, family: Family, keepVersions: number): Promise<Version[]> {
  const all = (await unlessGone(api, family.organisationId, listVersions(api, family))) ?? [];
  const now = present.get(keyOf(family));
  const others = all.filter(({ name }) => isByContent(name, family.namePrefix) && name !== now);
  if (now === undefined) return others;
  const newestFirst = others.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return newestFirst.slice(keepVersions);
}

const isHash = (text: string): boolean => new RegExp(`^[0-9a-f]{${String(HASH_LENGTH)}}$`).test(text);

const keyOf = ({ organisationId, connectorId, namePrefix }: Family): string =>
  [organisationId, connectorId, namePrefix].join("/");
