import type { Api } from "../api/client";
import { getConnector } from "../api/connectors";
import { VersoriError } from "../api/errors";
import type { ConnectorAddress } from "../api/versions";
import { configBody, configInput } from "./auth-scheme-config";
import type { Entry } from "./connection-inputs";

/** Looks up configs of the connector by id; asks for the connector only if an entry names one that way. */
export async function connectorConfigs(
  api: Api,
  at: ConnectorAddress,
  entries: Entry[],
): Promise<(id: string) => { id: string }> {
  const named = entries.some(({ authSchemeConfig }) => typeof authSchemeConfig === "string");
  const configs = named ? (await getConnector(api, at.organisationId, at.connectorId)).authSchemeConfigs : [];
  return (id) => {
    const config = configs.find((one) => one.id === id);
    // As read, it holds the text that hides a secret, which must not be sent; its ids say where the secret is.
    if (config) return configBody(configInput(config));
    const known = configs.map((one) => `"${one.id}"`).join(", ") || "none";
    throw new VersoriError(`credentials: the connector has no auth scheme config "${id}"; it has ${known}.`);
  };
}
