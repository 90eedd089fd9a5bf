export { Connection, type ConnectionArgs, type ConnectionState } from "./resources/connection";
export { Connector, type ConnectorArgs, type ConnectorState } from "./resources/connector";
export { ConnectorVersion, type ConnectorVersionArgs, type ConnectorVersionState } from "./resources/connector-version";
export type { AuthSchemeConfig, CredentialReference, Entry as ConnectionEntry, NewCredential } from "./resources/types";
/** The v2 platform API: systems, projects, and what connects them. */
export * as platform from "./platform";
export { Provider, type ProviderArgs } from "./provider";
