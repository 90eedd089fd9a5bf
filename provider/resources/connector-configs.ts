import type { Api } from "../api/client";
import { getConnector } from "../api/connectors";
import { RefusalError } from "../api/errors";
import type { ConnectorAddress } from "../api/versions";
import type { AuthSchemeConfig } from "../api/wire";
import { lacking } from "../lifecycle/suggestion";
import { configBody, configInput } from "./auth-scheme-config";
import type { Entry } from "./connection-inputs";

/** The configs of the connector; asks for them only if an entry names one by id. */
export async function connectorConfigs(
  api: Api,
  at: ConnectorAddress,
  entries: Entry[],
): Promise<AuthSchemeConfig[] | undefined> {
  const named = entries.some(({ authSchemeConfig }) => typeof authSchemeConfig === "string");
  return named ? (await getConnector(api, at.organisationId, at.connectorId)).authSchemeConfigs : undefined;
}

/** A config of the connector by id, as it is sent. */
export function configNamed(configs: AuthSchemeConfig[] = [], id: string): { id: string } {
  const config = configs.find((one) => one.id === id);
  // As read, it holds the text that hides a secret, which must not be sent; its ids say where the secret is.
  if (config) return configBody(configInput(config));
  const known = configs.map((one) => one.id);
  throw new RefusalError(`credentials: ${lacking("the connector", "auth scheme config", id, known)}.`);
}
