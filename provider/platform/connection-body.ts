import type { Api } from "../api/client";
import { RefusalError } from "../api/errors";
import type { ConnectionBody } from "../api/platform/connections";
import { getSystem, type KeyedConfig } from "../api/platform/systems";
import type { Owned } from "../lifecycle/definition";
import { lacking } from "../lifecycle/suggestion";
import { configBody, configCopy, configId } from "./auth-scheme-config";
import type { PlatformConnectionInputs } from "./connection-inputs";
import { type BoundPlatformCredential, entryBody } from "./credential";

type Inputs = PlatformConnectionInputs & Owned;

/** A connection as the API wants it, with each config in full: those named by id are looked up with one request. */
export async function bodyOf(api: Api, inputs: Inputs, bound: BoundPlatformCredential[]): Promise<ConnectionBody> {
  const { name, baseUrl, credentials } = inputs;
  const find = await finder(api, inputs);
  const entries = credentials.map((entry, i) => {
    const { authSchemeConfig } = entry;
    // Without the place of its client secret, the service would make another one each time.
    const config =
      typeof authSchemeConfig === "string" ? find(authSchemeConfig, i) : configBody(authSchemeConfig, bound[i]?.client);
    return entryBody(entry, config, inputs, bound[i], `credentials[${String(i)}]`);
  });
  return { name, credentials: entries, baseUrl };
}

async function finder(
  api: Api,
  { organisationId, systemId, credentials }: Inputs,
): Promise<(id: string, i: number) => KeyedConfig> {
  const isNamed = credentials.some(({ authSchemeConfig }) => typeof authSchemeConfig === "string");
  if (isNamed && systemId === undefined) {
    throw new RefusalError("systemId: is required to find an auth scheme config by its id");
  }
  const system = isNamed && systemId !== undefined ? await getSystem(api, organisationId, systemId) : undefined;
  const configs = system?.authSchemeConfigs ?? [];
  return (id, i) => {
    const config = configs.find((one) => configId(one) === id);
    if (config) return configCopy(config);
    const problem = lacking("the system", "auth scheme config", id, configs.map(configId));
    throw new RefusalError(`credentials[${String(i)}].authSchemeConfig: ${problem}.`);
  };
}
