import type { Api } from "../api/client";
import { VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import { createVersion, getVersion, listVersions, type Version } from "../api/versions";
import type { Definition, Progress } from "../lifecycle/definition";
import { found, listed } from "../lifecycle/found";
import { inTurn } from "../lifecycle/in-turn";
import { lifecycle } from "../lifecycle/lifecycle";
import { type Computed, current, type Inputs, isDraft, refuse, remark } from "./connector-version-changes";
import { importDocument, preparedVersion } from "./connector-version-content";
import { connectorVersionInputs } from "./connector-version-inputs";
import { removeMade } from "./connector-version-removal";
import { convergeVersion } from "./connector-version-update";
import { isFingerprint } from "./openapi-inputs";
import { nameOfVersion } from "./published";
import { existingByContent, madeBy, takenOver } from "./version-family";

/** A version, and the ids of those that its resource made, where they are known. */
type Remote = Version & { madeVersions?: string[] };

const definition: Definition<Inputs, Computed, Remote> = {
  type: "ConnectorVersion",
  inputs: connectorVersionInputs,
  unique: ["organisationId", "connectorId", "name"],

  prepare: preparedVersion,

  current,

  replacesWhen: { openapi: isDraft, fromVersion: isDraft },

  remark,

  refuse,

  parts: (id, olds) => [...new Set([id, ...madeBy({ id, olds })])],

  names: ({ name, ...at }) => [nameOfVersion({ ...at, version: name })],

  async verify(api, { organisationId, connectorId, name, fromVersion }, _, isPlanned) {
    if (fromVersion === undefined) return;
    if (fromVersion !== name && isPlanned(nameOfVersion({ organisationId, connectorId, version: fromVersion }))) return;
    const attempt = unlessGone(api, organisationId, listVersions(api, { organisationId, connectorId }));
    const names = (await found(attempt, ["connectorId"], "connector")).map((one) => one.name);
    // The one that is replaced goes before the new one copies anything.
    const others = names.filter((other) => other !== name);
    listed(fromVersion, others, ["fromVersion"], ["the connector", "other version"]);
  },

  implies: (id, { published }) => (published === true ? [`ConnectorVersionPublication ${id}`] : []),

  async create(api, inputs, progress, once, before) {
    const { name, fromVersion } = inputs;
    const earlier = await takenOver(api, inputs, before);
    const found = await existingByContent(api, inputs);
    const made =
      found ??
      (await once(() =>
        isFingerprint(inputs.openapi)
          ? importDocument(api, inputs, name, inputs.openapi)
          : createVersion(api, inputs, { name, fromVersion }),
      ));
    const isOurs = !found || (before !== undefined && madeBy(before).includes(found.id));
    const madeVersions = [...(isOurs ? [made.id] : []), ...earlier];
    progress(made, { ...inputs, madeVersions });
    return inTurn(inputs.connectorId, () => converge(api, inputs, made, madeVersions, progress));
  },

  async namesakes(api, inputs) {
    const all = (await unlessGone(api, inputs.organisationId, listVersions(api, inputs))) ?? [];
    return all.filter(({ name }) => name === inputs.name);
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

  async update(api, { id, olds, news, before }, progress) {
    const madeVersions = [...madeBy({ id, olds }), ...(await takenOver(api, news, before))];
    // The API wants the whole version back as it is now, and who is the default may have changed since the last look.
    return inTurn(news.connectorId, async () => {
      const was = await getVersion(api, news, olds.name);
      return converge(api, news, was, madeVersions, progress);
    });
  },

  delete: (api, id, olds, stays, after) => removeMade(api, { id, olds }, stays, after),

  inputsOf: ({ name, description, isDefault, publishedAt }) => ({
    name,
    description,
    isDefault,
    published: publishedAt !== undefined,
  }),

  computedOf({ createdAt, updatedAt, publishedAt, isLatest, messages, ...remote }, known) {
    const madeVersions = remote.madeVersions ?? known.madeVersions;
    return {
      ...{ createdAt, updatedAt, isLatest, messages: messages ?? [] },
      ...(publishedAt !== undefined && { publishedAt }),
      ...(madeVersions && { madeVersions }),
    };
  },
};

/** What the plugin runs for connector versions. */
export const connectorVersionLifecycle = lifecycle(definition);

/** Makes a version what the program says; whatever is reported on the way holds which versions the resource made. */
async function converge(
  api: Api,
  news: Inputs,
  was: Version,
  madeVersions: string[],
  progress: Progress<Inputs & Computed, Remote>,
): Promise<Remote> {
  const now = await convergeVersion(api, news, was, (reached) => progress(reached, { ...news, madeVersions }));
  return { ...now, madeVersions };
}
