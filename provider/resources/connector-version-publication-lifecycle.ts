import type { Api } from "../api/client";
import { isUnavailable, messageOf, VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import { getVersion, type Version as Remote } from "../api/versions";
import type { Message } from "../api/wire";
import type { Definition, Owned } from "../lifecycle/definition";
import { inTurn } from "../lifecycle/in-turn";
import { lifecycle } from "../lifecycle/lifecycle";
import { isUnknown } from "../lifecycle/unknown";
import {
  connectorVersionPublicationInputs,
  type ConnectorVersionPublicationInputs,
} from "./connector-version-publication-inputs";
import { convergeVersion, withdraw } from "./connector-version-update";
import { isHeld } from "./held";
import { IF_RENAMED, REMEDY } from "./published";

type Inputs = ConnectorVersionPublicationInputs & Owned;

interface Computed {
  publishedAt: string;
  messages: Message[];
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "ConnectorVersionPublication",
  inputs: connectorVersionPublicationInputs,
  unique: ["organisationId", "connectorId", "version"],

  names: ({ organisationId, connectorId, version }) => [
    `ConnectorVersionPublication ${organisationId}/${connectorId}/${version}`,
  ],

  refuse(olds, { contents }, changed) {
    if (!changed.has("contents") || !isEdited(olds.contents, contents)) return undefined;
    return (
      `contents: version "${olds.version}" is published, and what it holds cannot be edited. ${IF_RENAMED}${REMEDY} ` +
      'If it was withdrawn elsewhere, run "pulumi refresh" first.'
    );
  },

  create: (api, inputs, progress) => publish(api, inputs, (reached) => progress(reached, inputs)),

  async read(api, _id, { organisationId, connectorId, version }) {
    if (connectorId === undefined || version === undefined) {
      throw new VersoriError("connectorId and version are needed to find the publication of a version");
    }
    const now = await unlessGone(api, organisationId, getVersion(api, { organisationId, connectorId }, version));
    return now?.publishedAt === undefined ? undefined : now;
  },

  update: (api, { news }, progress) => publish(api, news, (reached) => progress(reached, news)),

  delete: (api, _id, { version, ...at }) =>
    inTurn(at.connectorId, async () => {
      await withdraw(api, { ...at, name: version }, (error) => stays(version, error));
      withdrawn.add(addressOf({ ...at, version }));
    }),

  inputsOf: ({ isDefault }) => ({ isDefault }),

  computedOf: ({ publishedAt = "", messages = [] }) => ({ publishedAt, messages }),
};

/** What the plugin runs for publications. */
export const connectorVersionPublicationLifecycle = lifecycle(definition);

/** What this process has withdrawn: a read may show it as published a moment longer. */
const withdrawn = new Set<string>();

const addressOf = ({ connectorId, version }: Pick<Inputs, "connectorId" | "version">): string =>
  `${connectorId}/${version}`;

/** One that is published already needs nothing but, perhaps, to be chosen. */
const publish = (api: Api, inputs: Inputs, reached: (remote: Remote) => void): Promise<Remote> =>
  inTurn(inputs.connectorId, async () => {
    const { version: name, isDefault } = inputs;
    const read = await getVersion(api, inputs, name);
    const was = withdrawn.delete(addressOf(inputs)) ? { ...read, publishedAt: undefined } : read;
    const wanted = { ...inputs, name, description: was.description, published: true, isDefault };
    return convergeVersion(api, wanted, was, reached);
  });

/** What was listed is edited when it has another fingerprint; what has no id yet would be added. */
function isEdited(olds: Inputs["contents"] = [], news: Inputs["contents"] = []): boolean {
  if (isUnknown(news)) return false;
  const before = new Map(olds.map(({ id, fingerprint }) => [id, fingerprint]));
  return news.some((one) => !isUnknown(one) && (isUnknown(one.id) || isOther(before.get(one.id), one.fingerprint)));
}

const isOther = (old: string | undefined, fingerprint: string): boolean =>
  old !== undefined && !isUnknown(fingerprint) && old !== fingerprint;

function stays(version: string, error: unknown): never {
  if (isHeld(error)) {
    throw new VersoriError(
      `Version "${version}" is in use and stays published. Remove what uses it. Or, to leave it as it is, give its ` +
        `publication the resource option retainOnDelete: true, and to delete it all the same, the version ` +
        `forceDelete: true; run "pulumi up", and go on. The API says: ${error.message}`,
    );
  }
  if (!isUnavailable(error)) throw error;
  throw new VersoriError(
    `The service does not offer to withdraw versions (${messageOf(error)}): withdraw it in the console, or give its ` +
      'publication the resource option retainOnDelete: true and run "pulumi up" before.',
  );
}
