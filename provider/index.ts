export { Action, type ActionArgs, type ActionState } from "./resources/action";
export type { InVersion, VersionReference } from "./resources/in-version";
export { Connection, type ConnectionArgs, type ConnectionState } from "./resources/connection";
export { Connector, type ConnectorArgs, type ConnectorState } from "./resources/connector";
export { ConnectorVersion, type ConnectorVersionArgs, type ConnectorVersionState } from "./resources/connector-version";
export { Credential, type CredentialArgs, type CredentialState } from "./resources/credential";
export {
  ConnectorVersionPublication,
  type ConnectorVersionPublicationArgs,
} from "./resources/connector-version-publication";
export { Definitions, type DefinitionsArgs, type DefinitionsState } from "./resources/definitions";
export { Trigger, type TriggerArgs, type TriggerState } from "./resources/trigger";
export type {
  AuthSchemeConfig,
  CredentialReference,
  DefinitionInput,
  DefinitionReference,
  Entry as ConnectionEntry,
  NewCredential,
  SecretReference,
} from "./resources/types";
/** The v2 platform API: systems, projects, and what connects them. */
export * as platform from "./platform";
export * from "./functions";
export type { LookUpOptions } from "./functions/ask";
export type * from "./functions/results";
export type {
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
} from "./resources/types";
export { Provider, type ProviderArgs } from "./provider";
