import { getConnection, getConnections } from "./connections";
import { getConnector, getConnectors, getPublicConnectors } from "./connectors";
import { getCredential, getCredentials } from "./credentials";
import {
  getConnectionTemplates,
  getEndUser,
  getExecutionPools,
  getPlatformConnection,
  getPlatformConnections,
} from "./platform-connections";
import { getEnvironment, getProject, getProjects, getSystem, getSystems } from "./platform-projects";
import { getAuthSchemes, getCategories, getProtocol, getProtocols } from "./protocols";
import { initialiseConnectorOAuth2, initialiseOAuth1, initialiseOAuth2 } from "./sign-in";
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
  initialiseOAuth2: initialiseConnectorOAuth2,
  "platform.getSystems": getSystems,
  "platform.getSystem": getSystem,
  "platform.getProjects": getProjects,
  "platform.getProject": getProject,
  "platform.getEnvironment": getEnvironment,
  "platform.getConnectionTemplates": getConnectionTemplates,
  "platform.getConnections": getPlatformConnections,
  "platform.getConnection": getPlatformConnection,
  "platform.getEndUser": getEndUser,
  "platform.getExecutionPools": getExecutionPools,
  "platform.initialiseOAuth2": initialiseOAuth2,
  "platform.initialiseOAuth1": initialiseOAuth1,
};
