import type { Stored } from "./store";

/** Named value that fills a placeholder. */
export interface Variable {
  name: string;
  value: string;
}

/** Auth scheme config; the forms differ by `schemeType`. */
export interface AuthSchemeConfig {
  id: string;
  schemeType: string;
  grant?: {
    grantType: string;
    credentialId?: string;
    organisationId?: string;
    clientId?: string;
    clientSecret?: string;
  };
  [member: string]: unknown;
}

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

export interface Credential extends Stored {
  organisationId: string;
  name: string;
  type: string;
  data: Record<string, unknown>;
  expiresAt?: string;
  /** Made by the service for the client secret of a grant; it goes with the config. */
  forGrant?: true;
}

/** Credential bound to a connection; `own` ones were made with it and go with it. */
export interface Binding {
  id: string;
  authSchemeConfig: AuthSchemeConfig;
  credentialId: string;
  own: boolean;
}

export interface Connection extends Stored {
  name: string;
  credentials: { action: Binding[]; trigger: Binding[] };
  variables: Variable[];
  createdAt: string;
}

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
