import type { Api } from "../api/client";
import { unlessGone } from "../api/platform/organisation";
import * as systems from "../api/platform/systems";
import type { Change, Definition, Owned, Progress } from "../lifecycle/definition";
import { markedAsChanged } from "../lifecycle/changed-elsewhere";
import { lifecycle } from "../lifecycle/lifecycle";
import { type Configs, convergeConfigs } from "../resources/configs-update";
import { offeredIn } from "../resources/schemes";
import { under } from "../resources/shared";
import {
  configBody,
  configId,
  configInput,
  configRules,
  keepsClient,
  type StoredClient,
  storedClient,
} from "./auth-scheme-config";
import { authSchemeConfig, type SystemAuthSchemeConfig } from "./auth-scheme-config-inputs";
import { removal } from "./removal";
import { offeredBy } from "./schemes";
import { systemInputs, type SystemInputs } from "./system-inputs";

type Inputs = SystemInputs & Owned;
type Remote = systems.System;

interface Computed {
  storedClients: Record<string, StoredClient>;
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "System",
  inputs: systemInputs,
  unique: ["organisationId", "name"],
  rules: ({ authSchemeConfigs = [] }) => configRules(authSchemeConfigs, ["authSchemeConfigs"]),
  offers: ({ authSchemeConfigs = [] }) => offeredIn(authSchemeConfigs, offeredBy),

  create(api, { organisationId, name, domain, templateBaseUrl, authSchemeConfigs = [], labels }, _, once) {
    const configs = authSchemeConfigs.map((config) => configBody(config));
    const body = { name, domain, templateBaseUrl, authSchemeConfigs: configs, labels };
    return once(() => systems.createSystem(api, organisationId, body));
  },

  async namesakes(api, { organisationId, name }) {
    return (await systems.listSystems(api, organisationId, name)).filter((other) => other.name === name);
  },

  read: (api, id, { organisationId }) => unlessGone(api, organisationId, systems.getSystem(api, organisationId, id)),

  update: converge,

  delete: (api, id, { organisationId }) =>
    removal(api, organisationId, "The system", systems.deleteSystem(api, organisationId, id)),

  inputsOf: (
    { name, domain, templateBaseUrl, authSchemeConfigs },
    { authSchemeConfigs: known = [], storedClients },
  ) => ({
    name,
    domain,
    templateBaseUrl,
    authSchemeConfigs: inOrder(authSchemeConfigs, known).map((remote) => {
      const key = configId(remote);
      const before = known.find((config) => configId(config) === key);
      const input = configInput(remote, before);
      const [was, is] = [under(storedClients ?? {}, key), storedClient(remote)];
      return was && was.credentialId !== is?.credentialId ? markedAsChanged(authSchemeConfig, input) : input;
    }),
  }),

  computedOf: ({ authSchemeConfigs }) => ({
    storedClients: Object.fromEntries(
      authSchemeConfigs.flatMap((config) => {
        const client = storedClient(config);
        return client ? [[configId(config), client]] : [];
      }),
    ),
  }),
};

/** What the plugin runs for systems. */
export const systemLifecycle = lifecycle(definition);

/** The service keeps an order of its own, so that of the program counts. */
function inOrder(remote: Remote["authSchemeConfigs"], known: SystemAuthSchemeConfig[]): Remote["authSchemeConfigs"] {
  const place = (config: Remote["authSchemeConfigs"][number]): number => {
    const found = known.findIndex((one) => configId(one) === configId(config));
    return found < 0 ? known.length : found;
  };
  return [...remote].sort((a, b) => place(a) - place(b));
}

/** Brings a system from what it was to what it shall be, with the requests that the difference needs. */
async function converge(
  api: Api,
  change: Change<Inputs, Computed>,
  progress: Progress<Inputs & Computed, Remote>,
): Promise<Remote> {
  const { id, olds, news, changed } = change;
  const { organisationId, name, domain, templateBaseUrl } = news;
  const moved = ["name", "domain", "templateBaseUrl"].some((key) => changed.has(key));
  const now = moved
    ? await systems.updateSystem(api, organisationId, id, { name, domain, templateBaseUrl })
    : undefined;
  const { secretVersion } = olds;
  if (now) progress(now, { ...news, secretVersion, authSchemeConfigs: olds.authSchemeConfigs });
  const remote = now ?? (await systems.getSystem(api, organisationId, id));
  if (!["authSchemeConfigs", "secretVersion"].some((key) => changed.has(key))) return remote;
  await convergeConfigs(
    api,
    configsOf(api, organisationId, id),
    { ...change, places: olds.storedClients },
    (authSchemeConfigs) => progress(remote, { ...news, secretVersion, authSchemeConfigs }),
  );
  return systems.getSystem(api, organisationId, id);
}

/** How the configs of a system are changed. */
const configsOf = (
  api: Api,
  organisationId: string,
  id: string,
): Configs<SystemAuthSchemeConfig, StoredClient, unknown> => ({
  schema: authSchemeConfig,
  idOf: configId,
  keepsClient,
  put(config, place, repeatable) {
    const body = configBody(config, place);
    return systems.upsertConfig(api, organisationId, id, configId(config), { body, repeatable });
  },
  async placeOf(key) {
    const { authSchemeConfigs } = await systems.getSystem(api, organisationId, id);
    const config = authSchemeConfigs.find((one) => configId(one) === key);
    return config && storedClient(config);
  },
  remove: (key) => unlessGone(api, organisationId, systems.deleteConfig(api, organisationId, id, key)),
});
