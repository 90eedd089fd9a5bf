import { invalid, missing, taken } from "../../errors";
import { NO_ID, type Version } from "../../objects";
import { page, type PageQuery } from "../../paging";
import { type Call, connectorOf, created, done, type Handler, ok } from "../call";
import { draftOf, readVersion, touch } from "../versions";
import { showDefinition } from "./definitions";
import { type Given, linksFrom } from "./links";
import type { Content, ContentKind, Definition } from "./objects";
import { contentsOf, definitionsOf } from "./parts";
import { problemsOf } from "./problems";

/** An action or a trigger as clients send it: on creation without ids, on updates in the form of an answer. */
export interface ContentBody extends Omit<Content, "id" | "updatedAt" | "requestBody" | "responses"> {
  id?: string;
  errors?: unknown;
  requestBody?: { required: boolean; definitions: Given[] };
  responses: { id?: string; status?: number; definitions: Given[] }[];
}

// eslint-disable-next-line max-lines-per-function -- five short functions that share their kind
const handlersOf = (kind: ContentKind): Record<"list" | "create" | "get" | "update" | "remove", Handler> => ({
  list(call) {
    const version = readVersion(call);
    const { name } = call.query as { name?: string };
    const found = contentsOf(call, kind, version.id).filter((one) => name === undefined || one.name === name);
    const shown = shower(call, version);
    return ok(page(found, call.query as PageQuery, `${kind}s`, shown));
  },

  create(call) {
    const version = draftOf(call);
    const body: ContentBody = call.body;
    if (contentsOf(call, kind, version.id).some(({ name }) => name === body.name)) throw taken(kind, "/name");
    const content = keepContent(call, kind, version, body);
    touch(call, version);
    return created(shower(call, version)(content));
  },

  get(call) {
    const version = readVersion(call);
    return ok(shower(call, version)(existing(call, kind, version)));
  },

  update(call) {
    const version = draftOf(call);
    const was = existing(call, kind, version);
    const body: ContentBody = call.body;
    if (body.id !== was.id) throw invalid("/id", `must be that of the ${kind} in the path`);
    if (body.name !== was.name) throw invalid("/name", "cannot be changed, as it is the address");
    const content = keepContent(call, kind, version, body, { id: was.id });
    touch(call, version);
    return ok(shower(call, version)(content));
  },

  remove(call) {
    const version = draftOf(call);
    call.store.remove(kind, call.organisation, existing(call, kind, version).id);
    touch(call, version);
    return done;
  },
});

const [actions, triggers] = [handlersOf("action"), handlersOf("trigger")];

/** Handlers of actions and triggers. */
export const contentHandlers = {
  v1ListActions: actions.list,
  v1CreateAction: actions.create,
  v1GetAction: actions.get,
  v1UpdateAction: actions.update,
  v1DeleteAction: actions.remove,
  v1ListTriggers: triggers.list,
  v1CreateTrigger: triggers.create,
  v1GetTrigger: triggers.get,
  v1UpdateTrigger: triggers.update,
  v1DeleteTrigger: triggers.remove,
};

/** Shows contents of one version, with their definitions in full. */
export function shower(call: Call, version: Version, definitions = definitionsOf(call, version.id)) {
  const connector = connectorOf(call);
  const known = new Map<string, Definition>(definitions.map((one) => [one.id, one]));
  const linked = (links: { id: string; definitionId: string }[]): object[] =>
    links.flatMap(({ id, definitionId }) => {
      const definition = known.get(definitionId);
      return definition ? [{ id, definition: showDefinition(call, connector, version, definition) }] : [];
    });
  return ({ updatedAt: _, requestBody, responses, ...content }: Content): object => ({
    ...content,
    errors: problemsOf(content),
    ...(requestBody && { requestBody: { ...requestBody, definitions: linked(requestBody.definitions) } }),
    responses: responses.map((response) => ({ ...response, definitions: linked(response.definitions) })),
  });
}

interface Keeping {
  /** Default: a new one. */
  id?: string;
  /** The definitions of the version, where they are at hand. */
  definitions?: Definition[];
  /** Imports take documents as they are: a definition may be for a type here that it is for elsewhere only. */
  severalForOneType?: boolean;
}

/** Keeps an action or a trigger in a version. */
export function keepContent(
  call: Call,
  kind: ContentKind,
  version: Version,
  { errors: _, requestBody, responses, ...body }: ContentBody,
  { id = call.store.newId(), definitions = definitionsOf(call, version.id), severalForOneType = false }: Keeping = {},
): Content {
  if (responses.length === 0) throw invalid("/responses", "needs at least one");
  const links = linksFrom(call, definitions, severalForOneType);
  const kept: Content = {
    ...body,
    id,
    ...(requestBody && {
      requestBody: { ...requestBody, definitions: links(requestBody.definitions, "/requestBody/definitions") },
    }),
    responses: responses.map((response, i) => {
      const twice = responses.findIndex(({ status }) => status === response.status) < i;
      if (twice) throw invalid(`/responses/${i}/status`, "is used twice");
      const own = response.id === undefined || response.id === NO_ID ? call.store.newId() : response.id;
      return { ...response, id: own, definitions: links(response.definitions, `/responses/${i}/definitions`) };
    }),
    updatedAt: call.store.now(),
  };
  call.store.put(kind, call.organisation, version.id, kept);
  return kept;
}

function existing(call: Call, kind: ContentKind, version: Version): Content {
  const name = call.params[`${kind}_name`];
  const content = contentsOf(call, kind, version.id).find((one) => one.name === name);
  if (!content) throw missing(kind);
  return content;
}
