import { createOnce } from "../api/ambiguous";
import { isUnavailable, messageOf, VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import { createVersion, deleteVersion, getVersion, listVersions, type Version as Remote } from "../api/versions";
import type { Message } from "../api/wire";
import type { Definition, Owned } from "../lifecycle/definition";
import { inTurn } from "../lifecycle/in-turn";
import { lifecycle } from "../lifecycle/lifecycle";
import { connectorVersionInputs, type ConnectorVersionInputs } from "./connector-version-inputs";
import { convergeVersion, withdraw } from "./connector-version-update";
import { explainHeld, isHeld } from "./held";

type Inputs = ConnectorVersionInputs & Owned;

interface Computed {
  createdAt: string;
  updatedAt: string;
  publishedAt?: string;
  isLatest: boolean;
  messages: Message[];
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "ConnectorVersion",
  inputs: connectorVersionInputs,
  unique: ["organisationId", "connectorId", "name"],

  refuse({ publishedAt, name }, news, changed) {
    if (!changed.has("description") || publishedAt === undefined || news.published === false) return undefined;
    return (
      `description: version "${name}" is published, and published versions cannot be edited. ` +
      'Give the new text to a version with another name, or withdraw this one first with "published: false".'
    );
  },

  async create(api, inputs, progress) {
    const { name, fromVersion } = inputs;
    const made = await createOnce(
      () => createVersion(api, inputs, { name, fromVersion }),
      async () => (await listVersions(api, inputs)).filter((other) => other.name === name),
    );
    progress(made, inputs);
    return inTurn(inputs.connectorId, () => convergeVersion(api, inputs, made, (reached) => progress(reached, inputs)));
  },

  async read(api, id, { organisationId, connectorId, name }) {
    if (connectorId === undefined) throw new VersoriError("connectorId is needed to find a version");
    const at = { organisationId, connectorId };
    const named = name === undefined ? undefined : await unlessGone(api, organisationId, getVersion(api, at, name));
    if (named?.id === id) return named;
    // Its name is its address: under another name, the version is found in the list only.
    const all = await unlessGone(api, organisationId, listVersions(api, at));
    return all?.find((version) => version.id === id);
  },

  async update(api, { olds, news }, progress) {
    // The API wants the whole version back as it is now, and who is the default may have changed since the last look.
    return inTurn(news.connectorId, async () => {
      const was = await getVersion(api, news, olds.name);
      return convergeVersion(api, news, was, (reached) => progress(reached, news));
    });
  },

  async delete(api, _id, { forceDelete, publishedAt, ...at }) {
    const forced = forceDelete ?? false;
    const draft = () => inTurn(at.connectorId, () => withdraw(api, at, stays));
    const remove = () => unlessGone(api, at.organisationId, deleteVersion(api, at, at.name, forced));
    if (publishedAt !== undefined && !forced) await draft();
    await remove().catch(async (error: unknown) => {
      // It may have been published since it was last seen.
      if (forced || publishedAt !== undefined || !isHeld(error)) explainHeld("The version", error);
      await draft();
      await remove();
    });
  },

  inputsOf: ({ name, description, isDefault, publishedAt }) => ({
    name,
    description,
    isDefault,
    published: publishedAt !== undefined,
  }),

  computedOf: ({ createdAt, updatedAt, publishedAt, isLatest, messages }) => ({
    createdAt,
    updatedAt,
    ...(publishedAt !== undefined && { publishedAt }),
    isLatest,
    messages: messages ?? [],
  }),
};

/** What the plugin runs for connector versions. */
export const connectorVersionLifecycle = lifecycle(definition);

/** A version has to be a draft to be deleted; to withdraw it is refused while something uses it. */
function stays(error: unknown): never {
  if (isUnavailable(error)) throw new VersoriError(`${messageOf(error)} Set forceDelete: true to delete it as it is.`);
  explainHeld("The version", error);
}
