import { createOnce } from "../api/ambiguous";
import type { Api } from "../api/client";
import { isUnavailable, messageOf, VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import {
  createVersion,
  deleteVersion,
  getVersion,
  listVersions,
  publishVersion,
  unpublishVersion,
  updateVersion,
  type Version as Remote,
} from "../api/versions";
import type { Message } from "../api/wire";
import type { Definition, Owned, Progress } from "../lifecycle/definition";
import { inTurn } from "../lifecycle/in-turn";
import { lifecycle } from "../lifecycle/lifecycle";
import { connectorVersionInputs, type ConnectorVersionInputs } from "./connector-version-inputs";
import { explainHeld } from "./held";

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
  recordedBy: "createdAt",
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
    return inTurn(inputs.connectorId, () => converge(api, inputs, made, progress));
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
    return inTurn(news.connectorId, async () => converge(api, news, await getVersion(api, news, olds.name), progress));
  },

  async delete(api, _id, { forceDelete, publishedAt, ...at }) {
    const forced = forceDelete ?? false;
    if (publishedAt !== undefined && !forced) await inTurn(at.connectorId, () => withdraw(api, at));
    const attempt = deleteVersion(api, at, at.name, forced);
    await unlessGone(api, at.organisationId, attempt).catch((error: unknown) => explainHeld("The version", error));
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

/**
 * Edits while it is a draft, and chooses the default only among what is ready to be used. Versions of one connector
 * take turns: each has to send back who is the latest and the default, which another one may be about to change.
 */
async function converge(api: Api, news: Inputs, was: Remote, progress: Progress<Inputs, Remote>): Promise<Remote> {
  let now = was;
  const done = (next: Remote): void => progress((now = next), news);
  if (news.published === false && now.publishedAt !== undefined) {
    done(await unpublishVersion(api, news, news.name).catch((error: unknown) => lacks("withdraw", error)));
  }
  const publishes = news.published === true && now.publishedAt === undefined;
  const chooses = news.isDefault !== undefined && news.isDefault !== now.isDefault;
  const edits = (news.description ?? "") !== (now.description ?? "");
  const choice = chooses ? { isDefault: news.isDefault } : {};
  const edit = { description: news.description ?? "", ...(publishes ? {} : choice) };
  if (edits || (chooses && !publishes)) done(await updateVersion(api, news, now, edits ? edit : choice));
  if (!publishes) return now;
  done(await publishVersion(api, news, news.name).catch((error: unknown) => lacks("publish", error)));
  if (chooses) done(await updateVersion(api, news, now, choice));
  return now;
}

/** A version has to be a draft to be deleted; to withdraw it is refused while something uses it. */
async function withdraw(api: Api, at: Inputs): Promise<void> {
  try {
    await unlessGone(api, at.organisationId, unpublishVersion(api, at, at.name));
  } catch (error) {
    const now = await unlessGone(api, at.organisationId, getVersion(api, at, at.name));
    if (now?.publishedAt === undefined) return;
    if (isUnavailable(error))
      throw new VersoriError(`${messageOf(error)} Set forceDelete: true to delete it as it is.`);
    explainHeld("The version", error);
  }
}

/** Publishing is described, but the service may not offer it yet. */
function lacks(verb: string, error: unknown): never {
  if (!isUnavailable(error)) throw error;
  throw new VersoriError(
    `The service does not offer to ${verb} versions (${messageOf(error)}): ` +
      `${verb} it in the console and leave "published" out of the program.`,
  );
}
