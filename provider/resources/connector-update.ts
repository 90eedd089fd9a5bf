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
import { holdsSecret } from "../lifecycle/secret-text";
import { authSchemeConfig, configBody } from "./auth-scheme-config";
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

type Configs = NonNullable<Inputs["authSchemeConfigs"]>;

/** Brings a connector from what it was to what it shall be, with the requests that the difference needs. */
export async function convergeConnector(
  api: Api,
  change: Change<Inputs, Computed>,
  progress: Progress<Inputs & Computed, Remote>,
): Promise<Remote> {
  const { id, olds, news, changed } = change;
  const { organisationId } = news;
  let latest: Remote | undefined;
  const done = (remote: Remote, known: Partial<Inputs & Computed>): void => {
    latest = remote;
    progress(remote, { ...news, categories: olds.categories, secretVersion: olds.secretVersion, ...known });
  };

  const configs = await convergeConfigs(api, change, done);
  const reordered = !same(
    configs.map(({ id }) => id),
    idsOf(news.authSchemeConfigs),
  );
  const unrestored = await variablesToRestore(api, change);
  if (reordered || REPLACED.some((key) => changed.has(key))) {
    const order = reordered ? { authSchemeConfigIds: idsOf(news.authSchemeConfigs) } : {};
    done(await updateConnector(api, { ...replacement(change), ...order }), { unrestoredVariables: unrestored });
  }
  if (unrestored) await restoreVariables(api, { organisationId, connectorId: id }, unrestored);
  if (changed.has("categories")) await updateCategories(api, organisationId, id, news.categories ?? []);
  return latest ?? getConnector(api, organisationId, id);
}

/** Adds and edits what differs, removes what is no longer listed; resolves to the configs in the API's order. */
async function convergeConfigs(
  api: Api,
  { id, olds, news, changed }: Change<Inputs, Computed>,
  done: (remote: Remote, known: Partial<Inputs & Computed>) => void,
): Promise<Configs> {
  const { organisationId, authSchemeConfigs = [] } = news;
  const holding = new Map((olds.authSchemeConfigs ?? []).map((config) => [config.id, config]));
  const known = () => ({ authSchemeConfigs: [...holding.values()] });
  for (const config of authSchemeConfigs) {
    const rotated = changed.has("secretVersion") && holdsSecret(authSchemeConfig, config);
    if (!rotated && same(holding.get(config.id), config)) continue;
    const remote = await upsertAuthSchemeConfig(
      api,
      organisationId,
      id,
      configBody(config, olds.storedGrants[config.id]),
    );
    holding.set(config.id, config);
    done(remote, known());
  }
  const kept = new Set(idsOf(authSchemeConfigs));
  for (const configId of [...holding.keys()].filter((configId) => !kept.has(configId))) {
    const remote = await removeConfig(api, organisationId, id, configId);
    holding.delete(configId);
    if (remote) done(remote, known());
  }
  return [...holding.values()];
}

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
function replacement({ id, news, changed }: Change<Inputs, Computed>) {
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

const idsOf = (configs: Configs | undefined): string[] => (configs ?? []).map(({ id }) => id);
