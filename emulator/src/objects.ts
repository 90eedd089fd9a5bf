import type { Stored } from "./store";

/** Form of an id. */
export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** What some clients send for an id that they do not have. */
export const NO_ID = "0".repeat(26);

/** Named value that fills a placeholder. */
export interface Variable {
  name: string;
  value: string;
}

/** Auth scheme config; the forms differ by `schemeType`. */
export interface AuthSchemeConfig {
  id: string;
  schemeType: string;
  grant?: Grant;
  [member: string]: unknown;
}

/** How an OAuth 2.0 client gets its tokens; the id and the secret of the client are kept in a credential. */
export interface Grant {
  grantType: string;
  credentialId?: string;
  organisationId?: string;
  clientId?: string;
  clientSecret?: string;
}

/** A connector as it is kept, without what is kept below it. */
export interface Connector extends Stored {
  organisationId: string;
  name: string;
  protocol: "http" | "bigquery";
  baseUrl?: string;
  datasetId?: string;
  public: boolean;
  documentationURL?: string;
  imageURL?: string;
  tags?: Record<string, string[]>;
  categories: string[];
  authSchemeConfigs: AuthSchemeConfig[];
  connectionVariables: Variable[];
  createdAt: string;
}

/** A stored secret of an organisation. */
export interface Credential extends Stored {
  organisationId: string;
  name: string;
  type: string;
  data: Record<string, unknown>;
  expiresAt?: string;
  /** Made by the service for the client secret of a grant; it goes with the config. */
  forGrant?: true;
}

/** Credential bound to a connection, with the connection's own copy of the config. */
export interface Binding {
  id: string;
  authSchemeConfig: AuthSchemeConfig;
  credentialId: string;
  /** The credential was made with the connection, and goes with it. */
  own: boolean;
  /** The same for the credential that keeps the client of the config's grant. */
  ownClient?: boolean;
}

/** A connection of a connector. */
export interface Connection extends Stored {
  name: string;
  credentials: { action: Binding[]; trigger: Binding[] };
  variables: Variable[];
  createdAt: string;
}

/** A version of a connector; a draft while `publishedAt` is null. */
export interface Version extends Stored {
  name: string;
  description?: string;
  isDefault: boolean;
  createdAt: string;
  publishedAt: string | null;
}

/** A product that uses a connector, one of its versions, or one of its connections. */
export interface Subscriber extends Stored {
  connectorId: string;
  version?: string;
  connectionId?: string;
}
