import { getConnection, getConnections } from "./connections";
import { getConnector, getConnectors, getPublicConnectors } from "./connectors";
import { getCredential, getCredentials } from "./credentials";
import { getAuthSchemes, getCategories, getProtocol, getProtocols } from "./protocols";
import { getConnectorVersion, getConnectorVersions } from "./versions";

/** All look-ups, by the name that a program calls them by. */
export const LOOK_UPS = {
  getConnectors,
  getPublicConnectors,
  getConnector,
  getConnectorVersions,
  getConnectorVersion,
  getConnections,
  getConnection,
  getCredentials,
  getCredential,
  getProtocols,
  getProtocol,
  getAuthSchemes,
  getCategories,
};
