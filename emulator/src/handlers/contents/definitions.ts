import { invalid, missing, Refusal, taken } from "../../errors";
import type { Connector, Version } from "../../objects";
import { page, type PageQuery } from "../../paging";
import { type Answer, type Call, connectorOf, created, done, forced, type Handler, ok } from "../call";
import { draftOf, readVersion, touch } from "../versions";
import type { Definition } from "./objects";
import { contentsOf, definitionsOf, linksOf, type Referrer, referrersOf, withoutLinks } from "./parts";
import { fileOf, keptSchema, referredIn } from "./schemas";

interface InlineSchema {
  contentType: string;
  content: string;
}

/** A definition as clients send it. */
export interface DefinitionCreate {
  name: string;
  accept: string[];
  description?: string;
  schema: InlineSchema;
}

const list: Handler = (call) => {
  const [connector, version] = [connectorOf(call), readVersion(call)];
  const { name } = call.query as { name?: string };
  const found = definitionsOf(call, version.id).filter((one) => name === undefined || one.name === name);
  return ok(
    page(found, call.query as PageQuery, "definitions", (one) => showDefinition(call, connector, version, one)),
  );
};

const create: Handler = (call) => {
  const [connector, version] = [connectorOf(call), draftOf(call)];
  const { definitions } = call.body as { definitions: DefinitionCreate[] };
  const names = new Set(definitionsOf(call, version.id).map(({ name }) => name));
  for (const [i, { name }] of definitions.entries()) {
    if (names.has(name)) throw taken("definition", `definitions[${i}].name`);
    names.add(name);
  }
  const kept = definitions.map(({ schema, ...rest }, i) => {
    const parsed = parsedSchema(schema, names, `definitions[${i}].schema`);
    return keepDefinition(call, version.id, { ...rest, id: call.store.newId(), schema: parsed });
  });
  touch(call, version);
  return created({ definitions: kept.map((one) => showDefinition(call, connector, version, one)) });
};

const get: Handler = (call) => {
  const [connector, version] = [connectorOf(call), readVersion(call)];
  const definition = definitionOf(call, version);
  const referencedBy = referrersOf(call, version.id, definition);
  return ok({ ...showDefinition(call, connector, version, definition), referencedBy });
};

const update: Handler = (call) => {
  const [connector, version] = [connectorOf(call), draftOf(call)];
  const { id, name, schema: before } = definitionOf(call, version);
  const body = call.body as Omit<DefinitionCreate, "schema"> & { id: string; schema?: InlineSchema };
  if (body.id !== id) throw invalid("id", "must be that of the definition in the path");
  if (body.name !== name) throw invalid("name", "cannot be changed, as others refer to it");
  const names = new Set(definitionsOf(call, version.id).map((one) => one.name));
  const schema = body.schema ? parsedSchema(body.schema, names, "schema") : before;
  const { accept, description } = body;
  const own = { id, name, accept, schema, ...(description !== undefined && { description }) };
  const kept = keepDefinition(call, version.id, own);
  touch(call, version);
  return ok(showDefinition(call, connector, version, kept));
};

const remove: Handler = (call) => {
  const version = draftOf(call);
  return removed(call, version, [definitionOf(call, version)]);
};

const removeSeveral: Handler = (call) => {
  const version = draftOf(call);
  const { ids = [], names = [], all = false } = call.body as { ids?: string[]; names?: string[]; all?: boolean };
  if (all && ids.length + names.length > 0) throw invalid("all", "excludes ids and names");
  const known = definitionsOf(call, version.id);
  if (all) return removed(call, version, known);
  const find = (key: "id" | "name") => (value: string) => {
    const found = known.find((one) => one[key] === value);
    if (!found) throw missing(`definition: ${value}`);
    return found;
  };
  const [byId, byName] = [ids.map(find("id")), names.map(find("name"))];
  const twice = byName.findIndex((one) => byId.includes(one));
  if (twice >= 0) throw invalid(`names[${twice}]`, "is named by its id already");
  return removed(call, version, [...byId, ...byName]);
};

const getSchema: Handler = (call) => {
  const version = readVersion(call);
  const file = call.params["schema_filename"];
  const definition = definitionsOf(call, version.id).find(({ name }) => fileOf(name) === file);
  if (!definition) throw missing("schema");
  return { status: 200, body: definition.schema, contentType: "application/schema+json" };
};

/** Handlers of definitions. */
export const definitionHandlers = {
  v1ListDefinitions: list,
  v1CreateDefinitions: create,
  v1GetDefinition: get,
  v1UpdateDefinition: update,
  v1DeleteDefinition: remove,
  v1DeleteDefinitions: removeSeveral,
  v1GetRawSchema: getSchema,
};

/** A definition as the API shows it: its schema is read at an address of its own. */
export function showDefinition(call: Call, connector: Connector, version: Version, definition: Definition): object {
  const { schema: _, updatedAt: __, ...shown } = definition;
  const place = [call.organisation, "schemas", connector.id, version.name, fileOf(definition.name)];
  return { ...shown, url: `${call.origin}/api/connect/v1/o/${place.map(encodeURIComponent).join("/")}` };
}

/** Keeps a definition in a version. */
export function keepDefinition(call: Call, versionId: string, definition: Omit<Definition, "updatedAt">): Definition {
  const kept = { ...definition, schema: keptSchema(definition.schema), updatedAt: call.store.now() };
  call.store.put("definition", call.organisation, versionId, kept);
  return kept;
}

function definitionOf(call: Call, version: Version): Definition {
  const name = call.params["definition_name"];
  const definition = definitionsOf(call, version.id).find((one) => one.name === name);
  if (!definition) throw missing("definition");
  return definition;
}

/** A schema that refers to known definitions only. */
function parsedSchema({ contentType, content }: InlineSchema, names: Set<string>, path: string): unknown {
  if (!/^application\/(schema\+)?json\b/.test(contentType)) {
    throw invalid(`${path}.contentType`, "must be application/schema+json");
  }
  let schema: unknown;
  try {
    schema = JSON.parse(content);
  } catch (error) {
    throw invalid(`${path}.content`, `is no JSON: ${(error as Error).message}`);
  }
  if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null || Array.isArray(schema))) {
    throw invalid(`${path}.content`, "is no JSON Schema, which is an object or a boolean");
  }
  const unknown = referredIn(schema).find((name) => !names.has(name));
  if (unknown !== undefined) throw invalid(`${path}.content`, `refers to ${unknown}, which is no definition`);
  return schema;
}

function removed(call: Call, version: Version, definitions: Definition[]): Answer {
  const ids = definitions.map(({ id }) => id);
  for (const definition of forced(call) ? [] : definitions) {
    const referencedBy = referrersOf(call, version.id, definition).filter(({ id }) => !ids.includes(id));
    if (referencedBy.length > 0) throw inUse(definition, referencedBy);
  }
  for (const id of ids) call.store.remove("definition", call.organisation, id);
  for (const kind of ["action", "trigger"] as const) {
    const linked = contentsOf(call, kind, version.id).filter((one) =>
      linksOf(one).some(({ definitionId }) => ids.includes(definitionId)),
    );
    for (const one of linked) call.store.put(kind, call.organisation, version.id, withoutLinks(one, ids));
  }
  touch(call, version);
  return done;
}

const inUse = ({ id, name }: Definition, referencedBy: Referrer[]): Refusal =>
  new Refusal(412, `The definition ${name} is in use.`, undefined, undefined, {
    definition: { id, name, referencedBy },
  });
