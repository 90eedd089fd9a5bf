import type { Api } from "../api/client";
import {
  type Connector as Remote,
  deleteAuthSchemeConfig,
  getConnector,
  updateCategories,
  updateConnector,
  upsertAuthSchemeConfig,
} from "../api/connectors";
import { isUnavailable } from "../api/errors";
import { unlessGone } from "../api/gone";
import type { Change, Progress } from "../lifecycle/definition";
import { same } from "../lifecycle/same";
import {
  type AuthSchemeConfig,
  authSchemeConfig,
  configBody,
  keepsClient,
  type StoredGrant,
  storedGrant,
} from "./auth-scheme-config";
import { type Configs, convergeConfigs } from "./configs-update";
import { restoreVariables, variablesToRestore } from "./connector-variables";
import type { Computed, Inputs } from "./connector-lifecycle";
import { pairsOf } from "./shared";

/** Properties that the replacement of a connector carries. */
const REPLACED = [
  "name",
  "baseUrl",
  "datasetId",
  "public",
  "documentationURL",
  "imageURL",
  "tags",
  "connectionVariables",
];

/** A change of a connector, or what its creation could not carry. */
export type ConnectorChange = Omit<Change<Inputs, Computed>, "stays">;

/** Brings a connector from what it was to what it shall be, with the requests that the difference needs. */
export async function convergeConnector(
  api: Api,
  change: ConnectorChange,
  progress: Progress<Inputs & Computed, Remote>,
): Promise<Remote> {
  const { id, olds, news, changed } = change;
  const { organisationId } = news;
  let latest: Remote | undefined;
  const done = (remote: Remote, known: Partial<Inputs & Computed>): void => {
    latest = remote;
    progress(remote, { ...news, categories: olds.categories, secretVersion: olds.secretVersion, ...known });
  };

  const configs = await convergeConfigs(
    api,
    configsOf(api, organisationId, id),
    { ...change, places: olds.storedGrants },
    (authSchemeConfigs, remote) => remote && done(remote, { authSchemeConfigs }),
  );
  const reordered = !same(idsOf(configs), idsOf(news.authSchemeConfigs));
  const unrestored = await variablesToRestore(api, change);
  if (reordered || REPLACED.some((key) => changed.has(key))) {
    const order = reordered ? { authSchemeConfigIds: idsOf(news.authSchemeConfigs) } : {};
    done(await updateConnector(api, { ...replacement(change), ...order }), { unrestoredVariables: unrestored });
  }
  if (unrestored) await restoreVariables(api, { organisationId, connectorId: id }, unrestored);
  if (changed.has("categories")) await updateCategories(api, organisationId, id, news.categories ?? []);
  return latest ?? getConnector(api, organisationId, id);
}

/** How the configs of a connector are changed. */
const configsOf = (api: Api, organisationId: string, id: string): Configs<AuthSchemeConfig, StoredGrant, Remote> => ({
  schema: authSchemeConfig,
  idOf: (config) => config.id,
  keepsClient,
  put: (config, place, repeatable) =>
    upsertAuthSchemeConfig(api, organisationId, id, configBody(config, place), repeatable),
  async placeOf(configId) {
    const { authSchemeConfigs } = await getConnector(api, organisationId, id);
    const config = authSchemeConfigs.find((one) => one.id === configId);
    return config && storedGrant(config);
  },
  remove: (configId) => removeConfig(api, organisationId, id, configId),
});

/** Removes a config; where the service lacks the operation, the config stays behind with a warning. */
async function removeConfig(
  api: Api,
  organisationId: string,
  id: string,
  configId: string,
): Promise<Remote | undefined> {
  try {
    return await unlessGone(api, organisationId, deleteAuthSchemeConfig(api, organisationId, id, configId));
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    api.warn(`The service cannot remove the auth scheme config "${configId}"; remove it in the console.`);
    return undefined;
  }
}

/** Everything a replacement unsets when it is absent has to be in it, changed or not. */
function replacement({ id, news, changed }: ConnectorChange) {
  const { organisationId, name, tags, documentationURL, imageURL } = news;
  const shared = {
    id,
    organisationId,
    name,
    public: news.public ?? false,
    tags: tags ?? {},
    documentationURL,
    imageURL,
  };
  if (news.protocol === "bigquery") return { ...shared, protocol: news.protocol, datasetId: news.datasetId };
  const { protocol, baseUrl, connectionVariables } = news;
  // Sent only when it changed: it overwrites the variables of all connections.
  const changedVariables = changed.has("connectionVariables") && connectionVariables && pairsOf(connectionVariables);
  return { ...shared, protocol, baseUrl, connectionVariables: changedVariables || undefined };
}

const idsOf = (configs: AuthSchemeConfig[] | undefined): string[] => (configs ?? []).map(({ id }) => id);
