import type { AuthSchemeConfig } from "../resources/types";

/** When an object was made and changed. */
interface Times {
  /** Moment of creation, RFC 3339 in UTC. */
  readonly createdAt: string;
  /** Moment of the last change, RFC 3339 in UTC. */
  readonly updatedAt: string;
}

/**
 * A version of a connector, as looked up.
 * https://docs.versori.com/legacy/api-reference/connect-api/connector-version/get-connector-version
 */
export interface ConnectorVersionResult extends Times {
  /** Its id, a ULID. */
  readonly id: string;
  /** Name, unique within the connector. */
  readonly name: string;
  /** What the version is about; absent when nothing was said. */
  readonly description?: string;
  /** Whether it is the version that was published last. */
  readonly isLatest: boolean;
  /** Whether it is the version that `default` stands for by choice. */
  readonly isDefault: boolean;
  /** Moment of publication, RFC 3339 in UTC; absent for drafts. */
  readonly publishedAt?: string;
}

/**
 * A connection in lists.
 * https://docs.versori.com/legacy/api-reference/connect-api/connections/list-connector-connections
 */
export interface ConnectionSummary extends Times {
  /** Its id, a ULID. */
  readonly id: string;
  /** Name, unique within the connector. */
  readonly name: string;
}

/** A connector, as looked up. https://docs.versori.com/legacy/api-reference/connect-api/connectors/get-connector */
export interface ConnectorResult extends Times {
  /** Its id, a ULID. */
  readonly id: string;
  /** Organisation that owns it, a ULID. */
  readonly organisationId: string;
  /** Name shown to people. */
  readonly name: string;
  /** Protocol of the external system. */
  readonly protocol: "http" | "bigquery";
  /** Address that all actions start from; of http connectors only. */
  readonly baseUrl?: string;
  /** Dataset as `project.dataset`; of bigquery connectors only. */
  readonly datasetId?: string;
  /** Whether the public library lists it. */
  readonly public: boolean;
  /** Address of the documentation of the external system; absent when there is none. */
  readonly documentationURL?: string;
  /** Address of a logo; absent when there is none. */
  readonly imageURL?: string;
  /** Tags: keys, each with its values. */
  readonly tags: Record<string, string[]>;
  /** Ways to authenticate, in the order in which they are offered, without secrets. */
  readonly authSchemeConfigs: AuthSchemeConfig[];
  /** Variables that new connections start with, by name. */
  readonly connectionVariables: Record<string, string>;
  /** Its versions; of public connectors, those that are published. */
  readonly versions: ConnectorVersionResult[];
  /** Its connections; of public connectors of others, none. */
  readonly connections: ConnectionSummary[];
}

/** A config and the credential that a connection pairs it with, without the secret. */
export interface BoundCredentialResult {
  /** Id of the pair, a ULID. */
  readonly id: string;
  /** The connection's copy of the config, without secrets. */
  readonly authSchemeConfig: AuthSchemeConfig;
  /** Id of the credential, a ULID. */
  readonly credentialId: string;
  /** Type of the credential. */
  readonly credentialType: string;
}

/** A connection, as looked up. https://docs.versori.com/legacy/api-reference/connect-api/connections/get-connection */
export interface ConnectionResult extends ConnectionSummary {
  /** Values for the connector's placeholders, by name. */
  readonly variables: Record<string, string>;
  /** What it authenticates with. */
  readonly credentials: {
    /** Applied to outgoing requests, in this order. */
    readonly action: BoundCredentialResult[];
    /** Checked on incoming triggers, in this order. */
    readonly trigger: BoundCredentialResult[];
  };
}

/** A credential in lists. https://docs.versori.com/api-reference/connect-api/credentials/update-credential */
export interface CredentialSummary {
  /** Its id, a ULID. */
  readonly id: string;
  /** Name shown to people. */
  readonly name: string;
  /** Type of the secret. */
  readonly type: string;
  /** What the service finds wrong with it: absent when not checked, empty when valid. */
  readonly errors?: string[];
}

/** A connection that uses a credential. */
export interface CredentialUsage {
  /** Id of the connection, a ULID. */
  readonly connectionId: string;
  /** Name of the connection. */
  readonly connectionName: string;
  /** Id of the connector, a ULID. */
  readonly connectorId: string;
  /** Name of the connector. */
  readonly connectorName: string;
}

/**
 * A credential, as looked up; never with the secret.
 * https://docs.versori.com/api-reference/connect-api/credentials/update-credential
 */
export interface CredentialResult extends CredentialSummary {
  /** Moment, RFC 3339, at which the platform deletes it by itself; absent for never. */
  readonly expiresAt?: string;
  /** The connections that use it; absent when the service does not tell. */
  readonly usages?: CredentialUsage[];
}

/** A protocol. https://docs.versori.com/legacy/api-reference/connect-api/protocols/list-protocols */
export interface ProtocolResult {
  /** Its id, a ULID. */
  readonly id: string;
  /** What connectors name it by, such as `http`. */
  readonly slug: string;
  /** Name shown to people. */
  readonly name: string;
  /** What it is for. */
  readonly description: string;
  /** Address of an icon. */
  readonly iconURL: string;
}

/** A way to authenticate. https://docs.versori.com/legacy/api-reference/connect-api/protocols/list-auth-schemes */
export interface AuthSchemeResult {
  /** Its id, a ULID. */
  readonly id: string;
  /** What auth scheme configs name it by, such as `api-key`. */
  readonly type: string;
  /** Name shown to people. */
  readonly name: string;
  /** What it is for. */
  readonly description: string;
}
