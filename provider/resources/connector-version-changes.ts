import type { Api } from "../api/client";
import { getVersion } from "../api/versions";
import type { Message } from "../api/wire";
import type { Owned } from "../lifecycle/definition";
import { isUnknown } from "../lifecycle/unknown";
import type { ConnectorVersionInputs } from "./connector-version-inputs";
import { changesBetween } from "./openapi-document";
import { isFingerprint } from "./openapi-inputs";
import { REMEDY } from "./published";

/** What a version is made from, once it is checked. */
export type Inputs = ConnectorVersionInputs & Owned & { name: string };

/** What the service adds, and which versions the resource made. */
export interface Computed {
  createdAt: string;
  updatedAt: string;
  publishedAt?: string;
  isLatest: boolean;
  messages: Message[];
  madeVersions?: string[];
}

type State = Inputs & Computed;
type Changed = ReadonlySet<string>;

/** What a draft may change, and a published version may not. */
const EDITS = ["description", "openapi"] as const;
const FIXED = [...EDITS, "fromVersion"];

/** Whether a version can be edited, or made anew under its name: nobody relies on it, or the program withdraws it. */
export const isDraft = ({ publishedAt }: State, { published }: Inputs): boolean =>
  publishedAt === undefined || published === false;

/** Its publication, or somebody at the console, may have published it since it was recorded. */
export async function current(api: Api, id: string, olds: State, changed: Changed): Promise<Partial<State>> {
  const isMoved = changed.has("name") || changed.has("connectorId");
  if (olds.publishedAt !== undefined || isMoved || !FIXED.some((key) => changed.has(key))) return {};
  const { publishedAt, ...now } = await getVersion(api, olds, olds.name);
  return now.id === id && publishedAt !== undefined ? { publishedAt } : {};
}

/** Refuses to edit what is published. */
export function refuse(olds: State, news: Inputs, changed: Changed): string | undefined {
  const edited = EDITS.find((key) => changed.has(key) && !isUnknown(news[key]));
  if (edited === undefined || isDraft(olds, news)) return undefined;
  return `${edited}: version "${olds.name}" is published, and published versions cannot be edited. ${REMEDY}`;
}

/** Sums up what another document changes, and says that a published copy stays as it is. */
export function remark(olds: State, news: Inputs, changed: Changed): string | undefined {
  const { openapi, fromVersion } = news;
  if (changed.has("openapi") && isFingerprint(olds.openapi) && isFingerprint(openapi)) {
    return `openapi: ${changesBetween(olds.openapi, openapi)}.`;
  }
  if (!changed.has("fromVersion") || changed.has("name") || isUnknown(fromVersion) || isDraft(olds, news))
    return undefined;
  return (
    `fromVersion: version "${olds.name}" is published and stays what it is. ` +
    `Under another name, the version would be made from "${String(fromVersion)}".`
  );
}
