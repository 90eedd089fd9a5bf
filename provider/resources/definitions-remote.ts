import { creationOf } from "../api/ambiguous";
import type { Api } from "../api/client";
import { type Definition, type DefinitionBody, getRawSchema, listDefinitions } from "../api/definitions";
import { unlessGone } from "../api/gone";
import type { VersionAddress } from "../api/versions";
import { same } from "../lifecycle/same";
import { schemaInput } from "./definition-schema";
import { ACCEPT, type DefinitionInput, type DefinitionsInputs, meaningOf } from "./definitions-inputs";
import { under } from "./shared";

/** A definition with the schema that it holds, written as a program would. */
export type Stored = Definition & { written: DefinitionInput["schema"] };

/** Some definitions of one version, which the API does not know as one thing. */
export interface Remote {
  readonly id: string;
  readonly definitions: Stored[];
  /** Moment (RFC 3339) at which the first of them was made, where somebody asked. */
  readonly createdAt?: string;
}

type Inputs = DefinitionsInputs["definitions"];

/** The API has no id for several definitions together, so their place stands for one. */
export const remoteOf = ({ connectorId, version }: VersionAddress, definitions: Stored[]): Remote => ({
  id: `${connectorId}/${version}`,
  definitions,
});

/** A definition as it is sent. */
export const bodyOf = ([name, { accept = ACCEPT, description, schema }]: [
  string,
  DefinitionInput,
]): DefinitionBody => ({
  name,
  accept,
  description,
  schema: {
    contentType: "application/schema+json",
    content: typeof schema === "string" ? schema : JSON.stringify(schema),
  },
});

/** Definitions as a request answered that sent their schemas along. */
export const storedOf = (answers: Definition[], sent: Inputs): Stored[] =>
  answers.flatMap((one) => {
    const input = under(sent, one.name);
    return input ? [{ ...one, written: input.schema }] : [];
  });

/** Reads those that are owned, or all when none are known yet; undefined when not one of them is left. */
export async function readDefinitions(api: Api, at: VersionAddress, known?: Inputs): Promise<Remote | undefined> {
  const all = await unlessGone(api, at.organisationId, listDefinitions(api, at));
  const owned = all?.filter(({ name }) => !known || Object.hasOwn(known, name)) ?? [];
  if (!all || owned.length === 0) return undefined;
  const stored = owned.map(async (one) => {
    const schema = await getRawSchema(api, at, fileOf(one.url));
    return { ...one, written: schemaInput(schema, one, all, known && under(known, one.name)?.schema) };
  });
  return remoteOf(at, await Promise.all(stored));
}

/** Definitions that were found, if any. Their own ids tell when they were made, not the one of them together. */
export const namesakesOf = (found: Remote | undefined): Remote[] =>
  found ? [{ ...found, createdAt: new Date(Math.min(...found.definitions.map(creationOf))).toISOString() }] : [];

const fileOf = (url: string): string => decodeURIComponent(/([^/?#]*)(?:[?#].*)?$/.exec(url)?.[1] ?? "");

/** Definitions written as a program would: those that mean what is known stay as they are known. */
export const definitionsInput = ({ definitions }: Remote, known: Inputs = {}): Inputs =>
  Object.fromEntries(
    definitions.map(({ name, accept, description, written: schema }) => {
      const before = under(known, name);
      const read = { ...(!before?.accept && same(accept, ACCEPT) ? {} : { accept }), description, schema };
      return [name, before && same(meaningOf(before), meaningOf(read)) ? before : read];
    }),
  );
