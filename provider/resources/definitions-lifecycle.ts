import { createDefinitions } from "../api/definitions";
import { VersoriError } from "../api/errors";
import type { Definition, Owned } from "../lifecycle/definition";
import { lifecycle } from "../lifecycle/lifecycle";
import { definitionsInputs, type DefinitionsInputs } from "./definitions-inputs";
import {
  bodyOf,
  definitionsInput,
  namesakesOf,
  readDefinitions,
  type Remote,
  remoteOf,
  storedOf,
} from "./definitions-remote";
import { convergeDefinitions, nameOfDefinition, partOf, removeDefinitions } from "./definitions-update";
import { explainHeld } from "./held";
import { editing, IF_RENAMED, nameOfVersion } from "./published";

export type Inputs = DefinitionsInputs & Owned;

export interface Computed {
  ids: Record<string, string>;
  urls: Record<string, string>;
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "Definitions",
  inputs: definitionsInputs,
  unique: ["organisationId", "connectorId", "version"],

  names: ({ definitions, ...at }) => Object.keys(definitions).map((name) => nameOfDefinition(at, name)),

  within: nameOfVersion,

  parts: (_id, state) => Object.keys(state.definitions).map((name) => partOf(state, name)),

  create: (api, inputs, _, once) =>
    once(async () => {
      const bodies = Object.entries(inputs.definitions).map(bodyOf);
      const answer = await editing(api, inputs, createDefinitions(api, inputs, bodies), IF_RENAMED);
      return remoteOf(inputs, storedOf(answer, inputs.definitions));
    }),

  namesakes: async (api, inputs) => namesakesOf(await readDefinitions(api, inputs, inputs.definitions)),

  read(api, _id, { organisationId, connectorId, version, definitions }) {
    if (connectorId === undefined || version === undefined) {
      throw new VersoriError("connectorId and version are needed to find the definitions of a version");
    }
    return readDefinitions(api, { organisationId, connectorId, version }, definitions);
  },

  update: convergeDefinitions,

  async delete(api, _id, state, stays) {
    const { definitions, forceDelete = false } = state;
    const names = Object.keys(definitions).filter((name) => !stays(partOf(state, name)));
    const attempt = removeDefinitions(api, state, names, forceDelete);
    await attempt.catch((error: unknown) => explainHeld("A definition", error));
  },

  inputsOf: (remote, { definitions }) => ({ definitions: definitionsInput(remote, definitions) }),

  computedOf: ({ definitions }) => ({
    ids: Object.fromEntries(definitions.map(({ name, id }) => [name, id])),
    urls: Object.fromEntries(definitions.map(({ name, url }) => [name, url])),
  }),
};

/** What the plugin runs for definitions. */
export const definitionsLifecycle = lifecycle(definition);
