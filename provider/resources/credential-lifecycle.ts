import type { Api } from "../api/client";
import {
  createCredential,
  type Credential as Remote,
  deleteCredential,
  getCredential,
  listCredentials,
  probeCredentials,
  updateCredential,
} from "../api/credentials";
import { isUnavailable, messageOf, RefusalError, VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import type { Definition, Owned } from "../lifecycle/definition";
import { lifecycle } from "../lifecycle/lifecycle";
import { same } from "../lifecycle/same";
import { dataBody, secretInput } from "./credential-forms";
import { credentialInputs, type CredentialInputs } from "./credential-inputs";
import { isHeld } from "./held";

type Inputs = CredentialInputs & Owned;

interface Computed {
  storedType: string;
  errors?: string[];
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "Credential",
  inputs: credentialInputs,
  unique: [],

  rules: ({ type, expiresAt }) =>
    type === "oauth2-code" && expiresAt !== undefined
      ? [{ path: ["expiresAt"], message: "cannot be set for oauth2-code: it takes an update, and the code works once" }]
      : [],

  refuse: ({ type }, _, changed) =>
    type === "oauth2-code" && changed.size > 0 && !changed.has("data")
      ? `${[...changed].join(", ")}: an update sends the data again, and this authorization code is spent. ` +
        "Give the code and state of a new sign-in along with it."
      : undefined,

  // eslint-disable-next-line @typescript-eslint/require-await -- to refuse is to reject
  verify: async (_, { expiresAt }) => {
    refuseExpired(expiresAt);
  },

  async create(api, inputs, progress, once) {
    const { organisationId, name, type, expiresAt } = inputs;
    refuseExpired(expiresAt);
    const made = await once(() =>
      createCredential(api, organisationId, { name, type, data: dataBody(inputs) }).catch(lacks("create")),
    );
    progress(made, inputs);
    // The moment cannot be told on creation.
    return same({ expiresAt: made.expiresAt }, { expiresAt }) ? made : updateCredential(api, body(made.id, inputs));
  },

  namesakes,

  read: (api, id, { organisationId }) =>
    unlessMissing(api, organisationId, getCredential(api, organisationId, id)).catch(lacks("read")),

  async update(api, { id, news }) {
    const { organisationId, name, expiresAt } = news;
    refuseExpired(expiresAt);
    const attempt = updateCredential(api, body(id, news));
    const remote = await unlessMissing(api, organisationId, attempt).catch(lacks("change"));
    if (remote) return remote;
    throw new VersoriError(`The credential "${name}" is gone: run "pulumi refresh", then "pulumi up" makes it anew.`);
  },

  async delete(api, id, { organisationId }) {
    try {
      await unlessMissing(api, organisationId, deleteCredential(api, organisationId, id));
    } catch (error) {
      if (!isHeld(error)) return lacks("delete")(error);
      const { usages = [] } = await getCredential(api, organisationId, id).catch(() => ({ usages: [] }));
      const named = usages.map(({ connection }) => `"${connection.name}" (${connection.id})`).join(", ");
      throw new VersoriError(
        `The credential is used by ${named || "a connection"} and was not deleted. Give the connection another one ` +
          `first, or delete it. The API says: ${error.message}`,
      );
    }
  },

  inputsOf: (remote, known) =>
    ({ name: remote.name, expiresAt: remote.expiresAt, ...secretInput(remote, known) }) as Partial<Inputs>,

  computedOf: ({ type, errors }) => ({ storedType: type, ...(errors && { errors }) }),
};

/** What the plugin runs for credentials. */
export const credentialLifecycle = lifecycle(definition);

const body = (id: string, inputs: Inputs) => {
  const { organisationId, name, type, expiresAt } = inputs;
  return { id, organisationId, name, type, data: dataBody(inputs), expiresAt };
};

/**
 * Lists tell no data, so each that may be the one is read. Connections bring credentials of their own, which may have
 * the same name; what something uses is not the one whose id nobody was told yet.
 */
async function namesakes(api: Api, { organisationId, name, type }: Inputs): Promise<Remote[]> {
  const found = (await listCredentials(api, organisationId)).filter((one) => one.name === name);
  const all = await Promise.all(found.map(({ id }) => getCredential(api, organisationId, id)));
  return all.filter((one) => secretInput(one, { type }).type === type && (one.usages ?? []).length === 0);
}

/** A service without these operations answers each of them as if the object were missing; its list tells. */
const unlessMissing = <T>(api: Api, organisationId: string, attempt: Promise<T>): Promise<T | undefined> =>
  unlessGone(api, organisationId, attempt, (...of) => probeCredentials(...of).catch(lacks("list")));

/** The published description names these operations without describing them, so a service may not offer them. */
const lacks =
  (verb: string) =>
  (error: unknown): never => {
    if (!isUnavailable(error)) throw error;
    throw new VersoriError(
      `The service does not offer to ${verb} credentials by themselves (${messageOf(error)}): put the secret into ` +
        "the connection that uses it, as credentials: { action: [{ authSchemeConfig, credential: { type, data } }] }.",
    );
  };

/** What is past its end is deleted at once, and whatever refers to it fails with a less helpful message. */
function refuseExpired(expiresAt: string | undefined): void {
  if (expiresAt === undefined || Date.parse(expiresAt) > Date.now()) return;
  throw new RefusalError(`expiresAt: ${expiresAt} is over; give a later moment, or leave it out.`);
}
