import {
  type Connection as Remote,
  createConnection,
  deleteConnection,
  getConnection,
  listConnections,
  updateConnection,
} from "../api/connections";
import type { Api } from "../api/client";
import { VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import type { Definition, Owned } from "../lifecycle/definition";
import { refuse } from "../lifecycle/found";
import { lifecycle } from "../lifecycle/lifecycle";
import type { Problem } from "../lifecycle/problems";
import { same } from "../lifecycle/same";
import { configBody, grantRules } from "./auth-scheme-config";
import {
  type BoundCredentials,
  boundOf,
  entryOf,
  hasNewSecret,
  hasSameEntries,
  holdsSpent,
  recognised,
} from "./connection-entries";
import { connectionInputs, type ConnectionInputs, PURPOSES, type Purpose } from "./connection-inputs";
import { connectionMisfits, verifyConnection } from "./connection-fit";
import { convergeConnection } from "./connection-update";
import { configNamed, connectorConfigs } from "./connector-configs";
import { dataBody } from "./credential-forms";
import { explainHeld } from "./held";
import { offeredBy } from "./schemes";
import { mapOf, pairsOf } from "./shared";

export type Inputs = ConnectionInputs & Owned;

export interface Computed {
  createdAt: string;
  updatedAt: string;
  boundCredentials: BoundCredentials;
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "Connection",
  inputs: connectionInputs,
  unique: ["organisationId", "connectorId", "name"],
  rules: ({ credentials }) => rules(credentials),
  misfits: connectionMisfits,
  verify: verifyConnection,
  replacesWhen: {
    credentials: (olds, { credentials, replaceOnSecretChange }) =>
      !hasSameEntries(credentials, olds.credentials, olds.boundCredentials) ||
      (replaceOnSecretChange === true && hasNewSecret(credentials, olds.credentials, olds.boundCredentials)),
    secretVersion: (_, { replaceOnSecretChange }) => replaceOnSecretChange === true,
  },

  refuse: ({ credentials }, news, changed) =>
    changed.has("secretVersion") && holdsSpent(news.credentials, credentials)
      ? "secretVersion: the authorization code of an oauth2-code credential is spent and cannot be sent again. " +
        "Give the code and state of a new sign-in along with it."
      : undefined,

  async create(api, inputs, progress, once) {
    const { name, variables = {} } = inputs;
    const body = { name, credentials: await newCredentials(api, inputs), variables: pairsOf(variables) };
    const made = await once(() => createConnection(api, inputs, body));
    progress(made, inputs);
    // The service may fill an empty list with the connector's defaults.
    if (inputs.variables === undefined || same(mapOf(made.variables), variables)) return made;
    return updateConnection(api, inputs, made.id, { name, variables: body.variables });
  },

  async namesakes(api, inputs) {
    const all = (await unlessGone(api, inputs.organisationId, listConnections(api, inputs))) ?? [];
    const found = all.filter(({ name }) => name === inputs.name);
    return Promise.all(found.map(({ id }) => getConnection(api, inputs, id)));
  },

  async read(api, id, { organisationId, connectorId }) {
    if (connectorId === undefined) throw new VersoriError("connectorId is needed to find a connection");
    return unlessGone(api, organisationId, getConnection(api, { organisationId, connectorId }, id));
  },

  update: convergeConnection,

  async delete(api, id, { forceDelete, ...at }) {
    const attempt = deleteConnection(api, at, id, forceDelete ?? false);
    await unlessGone(api, at.organisationId, attempt).catch((error: unknown) => explainHeld("The connection", error));
  },

  inputsOf: ({ name, credentials, variables }, known) => ({
    name,
    variables: mapOf(variables),
    credentials: byPurpose((purpose) => {
      const entries = recognised(credentials[purpose], known, purpose).map(entryOf);
      return entries.length > 0 ? entries : undefined;
    }),
  }),

  computedOf: ({ createdAt, updatedAt, credentials }, known) => ({
    createdAt,
    updatedAt,
    boundCredentials: byPurpose((purpose) => recognised(credentials[purpose], known, purpose).map(boundOf)),
  }),
};

/** What the plugin runs for connections. */
export const connectionLifecycle = lifecycle(definition);

const byPurpose = <T>(make: (purpose: Purpose) => T): Record<Purpose, T> => ({
  action: make("action"),
  trigger: make("trigger"),
});

/** Each entry with its config in full: those named by id are looked up, all with one request. */
async function newCredentials(api: Api, inputs: Inputs) {
  const { credentials, name } = inputs;
  const entries = PURPOSES.flatMap((purpose) => credentials[purpose] ?? []);
  const configs = await connectorConfigs(api, inputs, entries);
  refuse(connectionMisfits(inputs, configs?.map(offeredBy)));
  return byPurpose((purpose) =>
    (credentials[purpose] ?? []).map(({ authSchemeConfig: config, credential }) => ({
      authSchemeConfig: typeof config === "string" ? configNamed(configs, config) : configBody(config),
      credential: "id" in credential ? credential : { name, ...credential, data: dataBody(credential) },
    })),
  );
}

function rules(credentials: Inputs["credentials"]): Problem[] {
  const entries = PURPOSES.flatMap((purpose) =>
    (credentials[purpose] ?? []).map((entry, i) => ({ entry, purpose, i })),
  );
  if (entries.length === 0)
    return [{ path: ["credentials"], message: "needs at least one entry in action or trigger" }];
  return entries.flatMap(({ entry: { authSchemeConfig: config }, purpose, i }) =>
    typeof config === "string" ? [] : grantRules(config, ["credentials", purpose, i, "authSchemeConfig", "grant"]),
  );
}
