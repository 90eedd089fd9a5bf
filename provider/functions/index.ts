import { deferred, direct } from "./ask";
import type {
  AuthSchemeResult,
  ConnectionResult,
  ConnectionSummary,
  ConnectorResult,
  ConnectorVersionResult,
  CredentialResult,
  CredentialSummary,
  ProtocolResult,
} from "./results";
import type {
  GetAuthSchemesArgs,
  GetCategoriesArgs,
  GetConnectionArgs,
  GetConnectionsArgs,
  GetConnectorArgs,
  GetConnectorVersionArgs,
  GetConnectorVersionsArgs,
  GetConnectorsArgs,
  GetCredentialArgs,
  GetCredentialsArgs,
  GetProtocolArgs,
  GetProtocolsArgs,
  GetPublicConnectorsArgs,
  InitialiseConnectorOAuth2Args,
} from "../resources/types";

/**
 * The connectors of an organisation, the most recently changed first.
 * https://docs.versori.com/v1/api-reference/connect-api/connectors/list-connectors
 */
export const getConnectors = direct<GetConnectorsArgs, ConnectorResult[]>("getConnectors");
/** The same as `getConnectors` for arguments that are known later. */
export const getConnectorsOutput = deferred<GetConnectorsArgs, ConnectorResult[]>("getConnectors");

/**
 * The connectors that organisations have made public, the most recently changed first.
 * https://docs.versori.com/legacy/api-reference/connect-api/connectors/list-public-connectors
 */
export const getPublicConnectors = direct<GetPublicConnectorsArgs, ConnectorResult[]>("getPublicConnectors");
/** The same as `getPublicConnectors` for arguments that are known later. */
export const getPublicConnectorsOutput = deferred<GetPublicConnectorsArgs, ConnectorResult[]>("getPublicConnectors");

/**
 * A connector, by its id or its name. It is an error when there is none, or several.
 * https://docs.versori.com/legacy/api-reference/connect-api/connectors/get-connector
 */
export const getConnector = direct<GetConnectorArgs, ConnectorResult>("getConnector");
/** The same as `getConnector` for arguments that are known later. */
export const getConnectorOutput = deferred<GetConnectorArgs, ConnectorResult>("getConnector");

/**
 * The versions of a connector, the most recently changed first.
 * https://docs.versori.com/legacy/api-reference/connect-api/connector-version/list-connector-versions
 */
export const getConnectorVersions = direct<GetConnectorVersionsArgs, ConnectorVersionResult[]>("getConnectorVersions");
/** The same as `getConnectorVersions` for arguments that are known later. */
export const getConnectorVersionsOutput = deferred<GetConnectorVersionsArgs, ConnectorVersionResult[]>(
  "getConnectorVersions",
);

/**
 * A version of a connector, by its name, `latest` or `default`.
 * https://docs.versori.com/legacy/api-reference/connect-api/connector-version/get-connector-version
 */
export const getConnectorVersion = direct<GetConnectorVersionArgs, ConnectorVersionResult>("getConnectorVersion");
/** The same as `getConnectorVersion` for arguments that are known later. */
export const getConnectorVersionOutput = deferred<GetConnectorVersionArgs, ConnectorVersionResult>(
  "getConnectorVersion",
);

/**
 * The connections of a connector, the most recently changed first.
 * https://docs.versori.com/legacy/api-reference/connect-api/connections/list-connector-connections
 */
export const getConnections = direct<GetConnectionsArgs, ConnectionSummary[]>("getConnections");
/** The same as `getConnections` for arguments that are known later. */
export const getConnectionsOutput = deferred<GetConnectionsArgs, ConnectionSummary[]>("getConnections");

/**
 * A connection, by its id or its name, without its secrets.
 * https://docs.versori.com/legacy/api-reference/connect-api/connections/get-connection
 */
export const getConnection = direct<GetConnectionArgs, ConnectionResult>("getConnection");
/** The same as `getConnection` for arguments that are known later. */
export const getConnectionOutput = deferred<GetConnectionArgs, ConnectionResult>("getConnection");

/**
 * The credentials of an organisation, without their secrets. A service may not offer them.
 * https://docs.versori.com/api-reference/connect-api/credentials/update-credential
 */
export const getCredentials = direct<GetCredentialsArgs, CredentialSummary[]>("getCredentials");
/** The same as `getCredentials` for arguments that are known later. */
export const getCredentialsOutput = deferred<GetCredentialsArgs, CredentialSummary[]>("getCredentials");

/**
 * A credential, by its id or its name, without its secret. A service may not offer it.
 * https://docs.versori.com/api-reference/connect-api/credentials/update-credential
 */
export const getCredential = direct<GetCredentialArgs, CredentialResult>("getCredential");
/** The same as `getCredential` for arguments that are known later. */
export const getCredentialOutput = deferred<GetCredentialArgs, CredentialResult>("getCredential");

/**
 * The protocols that connectors can have.
 * https://docs.versori.com/legacy/api-reference/connect-api/protocols/list-protocols
 */
export const getProtocols = direct<GetProtocolsArgs, ProtocolResult[]>("getProtocols");
/** The same as `getProtocols` for arguments that are known later. */
export const getProtocolsOutput = deferred<GetProtocolsArgs, ProtocolResult[]>("getProtocols");

/**
 * A protocol, by its slug.
 * https://docs.versori.com/legacy/api-reference/connect-api/protocols/list-protocols
 */
export const getProtocol = direct<GetProtocolArgs, ProtocolResult>("getProtocol");
/** The same as `getProtocol` for arguments that are known later. */
export const getProtocolOutput = deferred<GetProtocolArgs, ProtocolResult>("getProtocol");

/**
 * The ways to authenticate that a protocol offers.
 * https://docs.versori.com/legacy/api-reference/connect-api/protocols/list-auth-schemes
 */
export const getAuthSchemes = direct<GetAuthSchemesArgs, AuthSchemeResult[]>("getAuthSchemes");
/** The same as `getAuthSchemes` for arguments that are known later. */
export const getAuthSchemesOutput = deferred<GetAuthSchemesArgs, AuthSchemeResult[]>("getAuthSchemes");

/**
 * The categories of the public library.
 * https://docs.versori.com/legacy/api-reference/connect-api/misc/list-all-available-categories
 */
export const getCategories = direct<GetCategoriesArgs, string[]>("getCategories");
/** The same as `getCategories` for arguments that are known later. */
export const getCategoriesOutput = deferred<GetCategoriesArgs, string[]>("getCategories");

/**
 * The address at which a person signs in at the remote system, for the grant `authorization_code`. The sign-in ends
 * with a code and a state, which are for a `Connection`. Changes nothing.
 * https://docs.versori.com/legacy/api-reference/connect-api/connections/initialise-oauth-20-connection
 */
export const initialiseOAuth2 = direct<InitialiseConnectorOAuth2Args, string>("initialiseOAuth2");
/** The same as `initialiseOAuth2` for arguments that are known later. */
export const initialiseOAuth2Output = deferred<InitialiseConnectorOAuth2Args, string>("initialiseOAuth2");
