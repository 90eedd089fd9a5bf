import type { z } from "zod";
import type { Api } from "../api/client";
import {
  type Collection,
  type Content as Remote,
  type ContentError,
  createContent,
  deleteContent,
  getContent,
  listContents,
} from "../api/contents";
import { isNotFound, isUnavailable, messageOf, VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import type { Definition, Owned } from "../lifecycle/definition";
import { lifecycle } from "../lifecycle/lifecycle";
import type { Problem } from "../lifecycle/problems";
import { actionInputs, type ActionInputs } from "./action-inputs";
import { contentInput, creationBody } from "./content-body";
import { verifyReferences } from "./content-fit";
import { convergeContent } from "./content-update";
import { editing, IF_FIRST, IF_RENAMED, nameOfVersion } from "./published";
import { triggerInputs, type TriggerInputs } from "./trigger-inputs";

export type Inputs = (ActionInputs | TriggerInputs) & Owned;

export interface Computed {
  validated: boolean;
  errors: ContentError[];
}

type Kind = Definition<Inputs, Computed, Remote>;

/** Actions and triggers differ in their address and in what may be written, and in nothing else. */
const definition = (type: string, collection: Collection, inputs: z.ZodType): Kind => ({
  type,
  inputs,
  unique: ["organisationId", "connectorId", "version", "name"],
  rules,

  names: ({ name, ...at }) => [`${type} ${at.organisationId}/${at.connectorId}/${at.version}/${name}`],

  within: nameOfVersion,

  verify: verifyReferences,

  create: (api, news, _, once) =>
    once(() => editing(api, news, createContent(api, news, collection, creationBody(news)), IF_RENAMED)),

  async namesakes(api, { name, ...at }) {
    const namesake = await unlessGone(api, at.organisationId, getContent(api, at, collection, name));
    return namesake ? [namesake] : [];
  },

  async read(api, id, { organisationId, connectorId, version, name }) {
    if (connectorId === undefined || version === undefined) {
      throw new VersoriError(`connectorId and version are needed to find one of a version's ${collection}`);
    }
    const at = { organisationId, connectorId, version };
    const named =
      name === undefined ? undefined : await unlessGone(api, organisationId, getContent(api, at, collection, name));
    if (named?.id === id) return named;
    // Its name is its address: under another name, it is found in the list only.
    const all = await unlessGone(api, organisationId, listContents(api, at, collection));
    return all?.find((content) => content.id === id);
  },

  update: (api, change) => convergeContent(api, collection, change),

  delete: (api, _id, state) => remove(api, collection, state),

  inputsOf: contentInput,

  computedOf: ({ errors }) => ({ validated: errors !== undefined, errors: errors ?? [] }),
});

/** What the plugin runs for actions. */
export const actionLifecycle = lifecycle(definition("Action", "actions", actionInputs));

/** What the plugin runs for triggers. */
export const triggerLifecycle = lifecycle(definition("Trigger", "triggers", triggerInputs));

/** An operation that the service lacks may be told as an object that is not there, so a 404 is looked into. */
async function remove(api: Api, collection: Collection, at: Inputs): Promise<void> {
  try {
    await editing(api, at, deleteContent(api, at, collection, at.name), IF_FIRST);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    const left = await unlessGone(api, at.organisationId, getContent(api, at, collection, at.name));
    if (!left && isNotFound(error)) return;
    throw new VersoriError(
      `The service does not offer to delete ${collection} (${messageOf(error)}): delete "${at.name}" in the console ` +
        'and run "pulumi refresh", or delete the version, which takes its contents along.',
    );
  }
}

function rules({ parameters = [], responses }: Inputs): Problem[] {
  const places = parameters.map(({ name, in: place }) => `${place} parameter "${name}"`);
  const statuses = responses.map(({ status }) =>
    status === undefined ? "response without status" : `status ${status}`,
  );
  return [...repeated("parameters", places), ...repeated("responses", statuses)];
}

const repeated = (property: string, names: string[]): Problem[] =>
  names.flatMap((name, i) =>
    names.indexOf(name) < i ? [{ path: [property, i], message: `is the second ${name}; there may be one` }] : [],
  );
