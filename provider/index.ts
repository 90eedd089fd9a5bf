export { Connection, type ConnectionArgs, type ConnectionState } from "./resources/connection";
export { Connector, type ConnectorArgs, type ConnectorState } from "./resources/connector";
export { ConnectorVersion, type ConnectorVersionArgs, type ConnectorVersionState } from "./resources/connector-version";
export type { AuthSchemeConfig, CredentialReference, Entry as ConnectionEntry, NewCredential } from "./resources/types";
export { Provider, type ProviderArgs } from "./provider";
