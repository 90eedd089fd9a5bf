import {
  type Connector as Remote,
  createConnector,
  deleteConnector,
  getConnector,
  listConnectors,
} from "../api/connectors";
import { unlessGone } from "../api/gone";
import type { Message } from "../api/wire";
import { type Definition, type Owned } from "../lifecycle/definition";
import { markedAsChanged } from "../lifecycle/changed-elsewhere";
import { changedKeys } from "../lifecycle/diff";
import { lifecycle } from "../lifecycle/lifecycle";
import {
  authSchemeConfig,
  configBody,
  configInput,
  configRules,
  type StoredGrant,
  storedGrant,
} from "./auth-scheme-config";
import { importedConnector, isImported, preparedConnector, verifyImport } from "./connector-import";
import { connectorInputs, type ConnectorInputs } from "./connector-inputs";
import { convergeConnector } from "./connector-update";
import { verifyGrants } from "./credential-fit";
import { explainHeld } from "./held";
import { offeredBy, offeredIn } from "./schemes";
import { mapOf, pairsOf, under } from "./shared";

export type Inputs = ConnectorInputs & Owned;

export interface Computed {
  createdAt: string;
  updatedAt: string;
  validationMessages: Record<string, Message[]>;
  storedGrants: Record<string, StoredGrant>;
  /** Variables of connections that an interrupted update has overwritten, by id of the connection. */
  unrestoredVariables?: Record<string, Record<string, string>>;
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "Connector",
  inputs: connectorInputs,
  unique: ["organisationId", "name"],
  rules: ({ authSchemeConfigs = [] }) => configRules(authSchemeConfigs, ["authSchemeConfigs"]),

  /** What an import has brought along is not known, nor what one that is left out by now has. */
  offers: (inputs, olds) =>
    inputs.authSchemeConfigs === undefined && (isImported(inputs) || olds.name !== undefined)
      ? undefined
      : offeredIn(inputs.authSchemeConfigs ?? [], offeredBy),

  prepare: preparedConnector,

  async verify(api, inputs) {
    await verifyImport(api, inputs);
    const configs = inputs.authSchemeConfigs ?? [];
    await verifyGrants(
      api,
      configs.map((config, i) => [config, ["authSchemeConfigs", i]]),
    );
  },

  async create(api, inputs, progress, once) {
    const made = await once(
      () =>
        importedConnector(api, inputs) ??
        createConnector(api, inputs.organisationId, inputs.protocol, creationBody(inputs)),
    );
    const start = isImported(inputs) ? { ...inputs, ...unset, ...told(made, inputs) } : carriedByCreation(inputs);
    const olds = { ...start, ...computedOf(made, {}) } as Inputs & Computed;
    progress(made, olds);
    // What a creation cannot carry follows as an update; for most connectors nothing is left to do.
    const changed = changedKeys(connectorInputs, olds, inputs);
    if (changed.size === 0) return made;
    return convergeConnector(api, { id: made.id, olds, news: inputs, changed }, progress);
  },

  async namesakes(api, inputs) {
    const { organisationId, name } = inputs;
    // The name of an import follows from what is imported.
    if (isImported(inputs)) return listConnectors(api, organisationId);
    return (await listConnectors(api, organisationId, { name })).filter((other) => other.name === name);
  },

  isVague: isImported,

  read: (api, id, { organisationId }) => unlessGone(api, organisationId, getConnector(api, organisationId, id)),

  update: convergeConnector,

  async delete(api, id, { organisationId, forceDelete }) {
    const attempt = deleteConnector(api, organisationId, id, forceDelete ?? false);
    await unlessGone(api, organisationId, attempt).catch((error: unknown) => explainHeld("The connector", error));
  },

  inputsOf: told,

  computedOf,
};

/** What the plugin runs for connectors. */
export const connectorLifecycle = lifecycle(definition);

/** What no import brings along. */
const unset = { documentationURL: undefined, imageURL: undefined, categories: undefined };

/** The inputs that the API tells. */
function told(remote: Remote, known: Partial<Inputs & Computed>): Partial<Inputs> {
  const { organisationId, name, protocol, documentationURL, imageURL, tags } = remote;
  const configs = remote.authSchemeConfigs.map((config) => {
    const before = known.authSchemeConfigs?.find(({ id }) => id === config.id);
    const input = configInput(config, before);
    const [was, is] = [under(known.storedGrants ?? {}, config.id), storedGrant(config)];
    return was && was.credentialId !== is?.credentialId ? markedAsChanged(authSchemeConfig, input) : input;
  });
  // What came with an import is left alone until the program lists some.
  const listed = known.authSchemeConfigs !== undefined || !isImported(known) ? { authSchemeConfigs: configs } : {};
  const common = { organisationId, name, public: remote.public, documentationURL, imageURL, tags, ...listed };
  return protocol === "http"
    ? { ...common, protocol, baseUrl: remote.baseUrl, connectionVariables: mapOf(remote.connectionVariables) }
    : { ...common, protocol, datasetId: remote.datasetId };
}

function computedOf(remote: Remote, { unrestoredVariables }: Partial<Computed>): Computed {
  const messages = remote.authSchemeConfigs.map((config) => [config.id, config.validationMessages] as const);
  const grants = remote.authSchemeConfigs.map((config) => [config.id, storedGrant(config)] as const);
  return {
    createdAt: remote.createdAt,
    updatedAt: remote.updatedAt,
    validationMessages: Object.fromEntries(messages.filter(([, list]) => list.length > 0)),
    storedGrants: Object.fromEntries(grants.filter((entry): entry is [string, StoredGrant] => entry[1] !== undefined)),
    ...(unrestoredVariables && { unrestoredVariables }),
  };
}

/** The inputs that the creation of a connector takes; it is less than an update takes. */
function carriedByCreation(inputs: Inputs): Inputs {
  const { documentationURL: _, imageURL: __, categories: ___, ...carried } = inputs;
  if (carried.protocol === "http") return carried;
  const { organisationId, name, protocol, datasetId, forceDelete, secretVersion } = carried;
  return { organisationId, name, protocol, datasetId, forceDelete, secretVersion };
}

function creationBody(inputs: Inputs): object {
  const { name } = inputs;
  // A description of the API lists `connections` as required without defining it; an empty list suits either reading.
  if (inputs.protocol === "bigquery") return { name, datasetId: inputs.datasetId, connections: [] };
  const { baseUrl, tags, authSchemeConfigs = [], connectionVariables } = inputs;
  return {
    name,
    baseUrl,
    public: inputs.public,
    tags,
    authSchemeConfigs: authSchemeConfigs.map((config) => configBody(config)),
    connectionVariables: connectionVariables && pairsOf(connectionVariables),
    connections: [],
  };
}
