import { VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import { createVersion, getVersion, listVersions, type Version as Remote } from "../api/versions";
import type { Message } from "../api/wire";
import type { Definition, Owned } from "../lifecycle/definition";
import { found, listed } from "../lifecycle/found";
import { inTurn } from "../lifecycle/in-turn";
import { lifecycle } from "../lifecycle/lifecycle";
import { connectorVersionInputs, type ConnectorVersionInputs } from "./connector-version-inputs";
import { existingByContent, importDocument, preparedVersion } from "./connector-version-content";
import { removeVersion } from "./connector-version-removal";
import { convergeVersion } from "./connector-version-update";
import { changesBetween } from "./openapi-document";
import { isFingerprint } from "./openapi-inputs";
import { isByContent, versionsToRemove } from "./version-family";

type Inputs = ConnectorVersionInputs & Owned & { name: string };

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

  prepare: preparedVersion,

  replacesWhen: { openapi: ({ publishedAt }) => publishedAt === undefined },

  remark: ({ openapi: old }, { openapi }, changed) =>
    changed.has("openapi") && isFingerprint(old) && isFingerprint(openapi)
      ? `openapi: ${changesBetween(old, openapi)}.`
      : undefined,

  refuse({ publishedAt, name }, news, changed) {
    const edited = ["description", "openapi"].find((key) => changed.has(key));
    if (edited === undefined || publishedAt === undefined || news.published === false) return undefined;
    return (
      `${edited}: version "${name}" is published, and published versions cannot be edited. ` +
      `Give the new ${edited === "openapi" ? "document" : "text"} to a version with another name, ` +
      'or withdraw this one first with "published: false".'
    );
  },

  async verify(api, { organisationId, connectorId, name, fromVersion }) {
    if (fromVersion === undefined) return;
    const attempt = unlessGone(api, organisationId, listVersions(api, { organisationId, connectorId }));
    const names = (await found(attempt, ["connectorId"], "connector")).map((one) => one.name);
    // The one that is replaced goes before the new one copies anything.
    const others = names.filter((other) => other !== name);
    listed(fromVersion, others, ["fromVersion"], ["the connector", "other version"]);
  },

  implies: (id, { published }) => (published === true ? [`ConnectorVersionPublication ${id}`] : []),

  async create(api, inputs, progress, once) {
    const { name, fromVersion } = inputs;
    const found = await existingByContent(api, inputs);
    const made =
      found ??
      (await once(() =>
        isFingerprint(inputs.openapi)
          ? importDocument(api, inputs, name, inputs.openapi)
          : createVersion(api, inputs, { name, fromVersion }),
      ));
    progress(made, inputs);
    return inTurn(inputs.connectorId, () => convergeVersion(api, inputs, made, (reached) => progress(reached, inputs)));
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

  async update(api, { olds, news }, progress) {
    // The API wants the whole version back as it is now, and who is the default may have changed since the last look.
    return inTurn(news.connectorId, async () => {
      const was = await getVersion(api, news, olds.name);
      return convergeVersion(api, news, was, (reached) => progress(reached, news));
    });
  },

  async delete(api, _id, state) {
    const { name, namePrefix, keepVersions = 0 } = state;
    if (!isByContent(name, namePrefix)) return removeVersion(api, state);
    for (const version of await versionsToRemove(api, { ...state, namePrefix }, keepVersions)) {
      await removeVersion(api, { ...state, name: version.name, publishedAt: version.publishedAt });
    }
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
