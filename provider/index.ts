export { Connection, type ConnectionArgs, type ConnectionState } from "./resources/connection";
export { Connector, type ConnectorArgs, type ConnectorState } from "./resources/connector";
export { ConnectorVersion, type ConnectorVersionArgs, type ConnectorVersionState } from "./resources/connector-version";
export { Provider, type ProviderArgs } from "./provider";
