import type { Api } from "../api/client";
import { getConnector } from "../api/connectors";
import { VersoriError } from "../api/errors";
import type { ConnectorAddress } from "../api/versions";
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
    if (config) return config;
    const known = configs.map((one) => `"${one.id}"`).join(", ") || "none";
    throw new VersoriError(`credentials: the connector has no auth scheme config "${id}"; it has ${known}.`);
  };
}
