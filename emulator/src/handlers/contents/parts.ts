import type { Call } from "../call";
import type { Content, ContentKind, Definition, Link } from "./objects";
import { referredFrom } from "./schemas";

/** What refers to a definition. */
export interface Referrer {
  type: ContentKind | "definition";
  id: string;
  name: string;
}

const KINDS = ["definition", "action", "trigger"] as const;

/** The definitions of a version. */
export const definitionsOf = ({ store, organisation }: Call, versionId: string): Definition[] =>
  store.list<Definition>("definition", organisation, versionId);

/** The actions or triggers of a version. */
export const contentsOf = ({ store, organisation }: Call, kind: ContentKind, versionId: string): Content[] =>
  store.list<Content>(kind, organisation, versionId);

/** All that refers to a definition of a version. */
export function referrersOf(call: Call, versionId: string, { id, name }: Definition): Referrer[] {
  const definitions = definitionsOf(call, versionId).filter(
    (other) => other.id !== id && referredFrom(other.schema).includes(name),
  );
  const contents = (kind: ContentKind): Referrer[] =>
    contentsOf(call, kind, versionId)
      .filter((content) => linksOf(content).some(({ definitionId }) => definitionId === id))
      .map((content) => ({ type: kind, id: content.id, name: content.name }));
  const schemas = definitions.map((other) => ({ type: "definition" as const, id: other.id, name: other.name }));
  return [...schemas, ...contents("action"), ...contents("trigger")];
}

/** A content that no longer refers to some definitions. */
export function withoutLinks(content: Content, ids: readonly string[]): Content {
  const kept = ({ definitionId }: Link): boolean => !ids.includes(definitionId);
  const { requestBody, responses } = content;
  return {
    ...content,
    ...(requestBody && { requestBody: { ...requestBody, definitions: requestBody.definitions.filter(kept) } }),
    responses: responses.map((response) => ({ ...response, definitions: response.definitions.filter(kept) })),
  };
}

/** Every link of an action or a trigger. */
export const linksOf = ({ requestBody, responses }: Content): Link[] => [
  ...(requestBody?.definitions ?? []),
  ...responses.flatMap(({ definitions }) => definitions),
];

/** Removes what a version holds, with the version. */
export function removeContents({ store, organisation }: Call, versionId: string): void {
  for (const kind of KINDS) {
    for (const { id } of store.list(kind, organisation, versionId)) store.remove(kind, organisation, id);
  }
}

/** Gives a version what another one holds, be it of another organisation. */
export function copyContents(call: Call, from: { organisation: string; id: string }, versionId: string): void {
  const { store, organisation } = call;
  const ids = new Map<string, string>();
  const copy = <T extends { id: string; updatedAt: string }>(kind: (typeof KINDS)[number], one: T): void => {
    const id = store.newId();
    ids.set(one.id, id);
    store.put(kind, organisation, versionId, { ...one, id, updatedAt: store.now() });
  };
  // The oldest are the last of a list, and stay the oldest.
  for (const one of store.list<Definition>("definition", from.organisation, from.id).reverse()) copy("definition", one);
  const relinked = (link: Link): Link => ({
    id: store.newId(),
    definitionId: ids.get(link.definitionId) ?? link.definitionId,
  });
  for (const kind of ["action", "trigger"] as const) {
    for (const one of store.list<Content>(kind, from.organisation, from.id).reverse()) {
      const { requestBody, responses } = one;
      const body = requestBody && { ...requestBody, definitions: requestBody.definitions.map(relinked) };
      const answers = responses.map((answer) => ({ ...answer, definitions: answer.definitions.map(relinked) }));
      copy(kind, { ...one, ...(body && { requestBody: body }), responses: answers });
    }
  }
}
