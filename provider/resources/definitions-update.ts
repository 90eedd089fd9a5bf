import { createOnce } from "../api/ambiguous";
import type { Api } from "../api/client";
import { createDefinitions, deleteDefinitions, listDefinitions, updateDefinition } from "../api/definitions";
import { ApiError } from "../api/errors";
import { unlessGone } from "../api/gone";
import type { VersionAddress } from "../api/versions";
import type { Change, Progress } from "../lifecycle/definition";
import { same } from "../lifecycle/same";
import { ACCEPT, type DefinitionInput, meaningOf } from "./definitions-inputs";
import type { Computed, Inputs } from "./definitions-lifecycle";
import {
  bodyOf,
  namesakesOf,
  readDefinitions,
  type Remote,
  remoteOf,
  type Stored,
  storedOf,
} from "./definitions-remote";
import { isHeld } from "./held";
import { editing, IF_FIRST } from "./published";
import { under } from "./shared";

/** One request for all that are new, one for each that changed, and one for all that go, when nothing needs them. */
export async function convergeDefinitions(
  api: Api,
  { olds, news, stays }: Change<Inputs, Computed>,
  progress: Progress<Inputs & Computed, Remote>,
): Promise<Remote> {
  const holding = new Map(recorded(olds).map((one) => [one.name, one]));
  const remote = (): Remote => remoteOf(news, [...holding.values()]);
  const done = (stored: Stored[]): void => {
    for (const one of stored) holding.set(one.name, one);
    progress(remote(), news);
  };

  const wanted = Object.entries(news.definitions);
  const added = wanted.filter(([name]) => !holding.has(name));
  if (added.length > 0) done(await add(api, news, Object.fromEntries(added)));
  for (const [name, input] of wanted) {
    const [was, id] = [under(olds.definitions, name), under(olds.ids, name)];
    if (!was || id === undefined || same(meaningOf(was), meaningOf(input))) continue;
    const answer = await editing(api, news, updateDefinition(api, news, { ...bodyOf([name, input]), id }));
    done(storedOf([answer], news.definitions));
  }
  const given = [...holding.keys()].filter((name) => !Object.hasOwn(news.definitions, name));
  // What moved to another resource only leaves this one.
  const taken = given.filter((name) => stays(partOf(news, name)));
  const removed = given.filter((name) => !taken.includes(name));
  for (const name of [...taken, ...(await removeUnneeded(api, news, removed))]) holding.delete(name);
  return remote();
}

/** Adds definitions. Those that an interrupted update has added already are taken over when they mean the same. */
async function add(api: Api, at: VersionAddress, added: Inputs["definitions"]): Promise<Stored[]> {
  const entries = Object.entries(added);
  const wanted = ({ definitions }: Remote): boolean =>
    definitions.every((one) => isWanted(one, under(added, one.name)));
  const there = () => readDefinitions(api, at, added);
  try {
    const made = await createOnce(api, {
      create: async () =>
        remoteOf(at, storedOf(await editing(api, at, createDefinitions(api, at, entries.map(bodyOf))), added)),
      namesakes: async () => namesakesOf(await there()),
      mayBe: wanted,
      isCertain: true,
      remove: () => removeDefinitions(api, at, Object.keys(added), false),
    });
    return made.definitions;
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 409)) throw error;
    const found = await there();
    if (!found || !wanted(found)) throw error;
    const { definitions } = found;
    const left = entries.filter(([name]) => definitions.every((one) => one.name !== name));
    return left.length === 0 ? definitions : [...definitions, ...(await add(api, at, Object.fromEntries(left)))];
  }
}

/** A definition by its place: it is known by its name. */
export const partOf = ({ connectorId, version }: VersionAddress, name: string): string =>
  [connectorId, version, name].join("/");

/** The name of a definition, as others refer to it. */
export const nameOfDefinition = (at: VersionAddress, name: string): string => `Definition ${partOf(at, name)}`;

const isWanted = ({ accept, description, written: schema }: Stored, input: DefinitionInput | undefined): boolean =>
  input !== undefined && same(meaningOf({ accept, description, schema }), meaningOf(input));

/** Deletes definitions; one that is gone already does not keep the others. */
export async function removeDefinitions(api: Api, at: VersionAddress, names: string[], force: boolean): Promise<void> {
  try {
    await editing(api, at, deleteDefinitions(api, at, names, force), IF_FIRST);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const all = (await unlessGone(api, at.organisationId, listDefinitions(api, at))) ?? [];
    const left = all.map(({ name }) => name).filter((name) => names.includes(name));
    if (left.length === names.length) throw error;
    if (left.length > 0) await editing(api, at, deleteDefinitions(api, at, left, force), IF_FIRST);
  }
}

/** Whether the refusal may mean that one of several names is unknown; with which status is not documented. */
const isMissing = (error: unknown): boolean => error instanceof ApiError && [400, 404].includes(error.status);

/**
 * What refers to a definition depends on it, so its own change comes after this one: a definition that is still needed
 * stays for now, recorded, and the next update removes it. Resolves to the names that are gone.
 */
async function removeUnneeded(api: Api, news: Inputs, names: string[]): Promise<string[]> {
  if (names.length === 0) return [];
  try {
    await removeDefinitions(api, news, names, news.forceDelete ?? false);
    return names;
  } catch (error) {
    if (!isHeld(error)) throw error;
    const all = names.map((name) => `"${name}"`).join(", ");
    api.warn(`Something still refers to ${all}: what is to go stays for now, and the next "pulumi up" removes it.`);
    return [];
  }
}

const recorded = ({ definitions, ids, urls }: Inputs & Computed): Stored[] =>
  Object.entries(definitions).map(([name, { accept = ACCEPT, description, schema }]) => ({
    id: ids[name] ?? "",
    name,
    accept,
    description,
    url: urls[name] ?? "",
    written: schema,
  }));
