/* eslint-disable max-len, max-lines -- a written file */
// Written by "npm run docs" from the schemas beside this file; a test fails when it is stale.
// Inferred types lose their doc comments in declaration files, and these are what editors show.

/** A secret by reference: neither the program nor the state holds it, and it is read when it is sent. */
export type SecretReference = {
  /**
   * Environment variable that holds the secret where Pulumi runs.
   */
  fromEnv: string;
};

/** How a connector authenticates: the configuration only, the secret is in a connection. `schemeType` selects the form. */
export type AuthSchemeConfig =
  | {
      /**
       * No authentication.
       */
      schemeType: "none";
      /**
       * Chosen by you, unique within the connector, any text that is not empty; connections refer to it. Changing it makes
       * another config: the old one is removed from the connector.
       */
      id: string;
      /**
       * Tells several configs of one scheme type apart. Default: empty.
       */
      description?: string;
    }
  | {
      /**
       * A key that is sent as it is. Its credential has the type `string`.
       */
      schemeType: "api-key";
      /**
       * Name of the header, query parameter or cookie, for example `X-API-Key`.
       */
      name: string;
      /**
       * Where the key is put.
       */
      in: "query" | "header" | "cookie";
      /**
       * Chosen by you, unique within the connector, any text that is not empty; connections refer to it. Changing it makes
       * another config: the old one is removed from the connector.
       */
      id: string;
      /**
       * Tells several configs of one scheme type apart. Default: empty.
       */
      description?: string;
    }
  | {
      /**
       * HTTP basic authentication. Its credential has the type `basic-auth`.
       */
      schemeType: "basic-auth";
      /**
       * Chosen by you, unique within the connector, any text that is not empty; connections refer to it. Changing it makes
       * another config: the old one is removed from the connector.
       */
      id: string;
      /**
       * Tells several configs of one scheme type apart. Default: empty.
       */
      description?: string;
    }
  | {
      /**
       * TLS client certificate. Its credential has the type `certificate`.
       */
      schemeType: "certificate";
      /**
       * Chosen by you, unique within the connector, any text that is not empty; connections refer to it. Changing it makes
       * another config: the old one is removed from the connector.
       */
      id: string;
      /**
       * Tells several configs of one scheme type apart. Default: empty.
       */
      description?: string;
    }
  | {
      /**
       * A signature over the request, mostly to verify incoming webhook calls.
       */
      schemeType: "hmac";
      /**
       * Name of the header, query parameter or cookie that carries the signature.
       */
      name: string;
      /**
       * Where the signature is put.
       */
      in: "query" | "header" | "cookie";
      /**
       * Hash function of the signature.
       */
      algorithm: "sha1" | "sha256" | "sha512";
      /**
       * Parts of the request that are hashed, in this order.
       */
      digestInputs: ("body" | "url")[];
      /**
       * Chosen by you, unique within the connector, any text that is not empty; connections refer to it. Changing it makes
       * another config: the old one is removed from the connector.
       */
      id: string;
      /**
       * Tells several configs of one scheme type apart. Default: empty.
       */
      description?: string;
    }
  | {
      /**
       * OAuth 2.0.
       */
      schemeType: "oauth2";
      /**
       * Where a person signs in, an absolute URL.
       */
      authorizeUrl: string;
      /**
       * Where tokens are fetched, an absolute URL.
       */
      tokenUrl: string;
      /**
       * All scopes on offer.
       */
      scopes: {
        /**
         * The scope as the remote system spells it.
         */
        name: string;
        /**
         * What the scope allows, for people. Default: none.
         */
        description?: string;
      }[];
      /**
       * Names of the scopes that are asked for by default.
       */
      defaultScopes: string[];
      /**
       * How tokens are obtained.
       */
      grant:
        | {
            /**
             * A person signs in at the remote system, once for each connection.
             */
            grantType: "authorization_code";
            /**
             * Client id of your application at the remote system; not a secret. Default: the one stored already.
             */
            clientId?: string;
            /**
             * Client secret of your application; always encrypted in state. Changes made elsewhere may go unseen.
             */
            clientSecret?: string | SecretReference;
            /**
             * Id (ULID) of a credential that stores the secret. Needs `organisationId`. Default: the service makes one.
             */
            credentialId?: string;
            /**
             * Organisation (ULID) that owns `credentialId`. Needs `credentialId`.
             */
            organisationId?: string;
          }
        | {
            /**
             * Machine to machine; client id and secret are in the connection's credential, of the type `oauth2-client`.
             */
            grantType: "client_credentials";
          }
        | {
            /**
             * User name and password, which are in the connection's credential, of the type `oauth2-password`.
             */
            grantType: "password";
            /**
             * Client id of your application at the remote system; not a secret. Default: the one stored already.
             */
            clientId?: string;
            /**
             * Client secret of your application; always encrypted in state. Changes made elsewhere may go unseen.
             */
            clientSecret?: string | SecretReference;
            /**
             * Id (ULID) of a credential that stores the secret. Needs `organisationId`. Default: the service makes one.
             */
            credentialId?: string;
            /**
             * Organisation (ULID) that owns `credentialId`. Needs `credentialId`.
             */
            organisationId?: string;
          };
      /**
       * Chosen by you, unique within the connector, any text that is not empty; connections refer to it. Changing it makes
       * another config: the old one is removed from the connector.
       */
      id: string;
      /**
       * URL encoded query string added to the authorize URL. Default: none.
       */
      additionalAuthorizeParams?: string;
      /**
       * Form encoded members added to the token request. Default: none.
       */
      additionalTokenParams?: string;
      /**
       * Use mutual TLS towards the token URL. Default: false.
       */
      mtlsEnabled?: boolean;
      /**
       * Id (ULID) of the credential with the client certificate. Default: the certificate of the same connection.
       */
      mtlsCredentialId?: string;
      /**
       * Tells several configs of one scheme type apart. Default: empty.
       */
      description?: string;
    };

/** A secret that a connection brings along; `type` selects the form of `data`. */
export type NewCredential =
  | {
      /**
       * No secret, for the scheme type `none`.
       */
      type: "none";
      /**
       * Empty.
       */
      data: Record<string, never>;
      /**
       * Name of the credential in the organisation. Default: the name of the connection.
       */
      name?: string;
    }
  | {
      /**
       * One text, for the scheme types `api-key` and `hmac`.
       */
      type: "string";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * The secret, in UTF-8.
         */
        value: string | SecretReference;
      };
      /**
       * Name of the credential in the organisation. Default: the name of the connection.
       */
      name?: string;
    }
  | {
      /**
       * Bytes, for the scheme types `api-key` and `hmac`.
       */
      type: "binary";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * The secret in base64.
         */
        valueBase64: string | SecretReference;
      };
      /**
       * Name of the credential in the organisation. Default: the name of the connection.
       */
      name?: string;
    }
  | {
      /**
       * User name and password, for the scheme type `basic-auth`.
       */
      type: "basic-auth";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * User name at the remote system.
         */
        username: string;
        /**
         * Password at the remote system.
         */
        password: string | SecretReference;
      };
      /**
       * Name of the credential in the organisation. Default: the name of the connection.
       */
      name?: string;
    }
  | {
      /**
       * User name and password, for the scheme type `oauth2` with the grant `password`.
       */
      type: "oauth2-password";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * User name at the remote system.
         */
        username: string;
        /**
         * Password at the remote system.
         */
        password: string | SecretReference;
      };
      /**
       * Name of the credential in the organisation. Default: the name of the connection.
       */
      name?: string;
    }
  | {
      /**
       * Client id and secret, for the scheme type `oauth2` with the grant `client_credentials`.
       */
      type: "oauth2-client";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * Client id at the remote system.
         */
        clientId: string;
        /**
         * Client secret at the remote system.
         */
        clientSecret: string | SecretReference;
        /**
         * Where tokens are fetched, an absolute URL.
         */
        tokenUrl: string;
        /**
         * Where a person signs in; empty for client credentials. Default: empty.
         */
        authorizeUrl?: string;
        /**
         * Scopes to ask for. Default: none.
         */
        scopes?: string[];
        /**
         * URL encoded members added to the token request. Default: none.
         */
        additionalParams?: string;
        /**
         * Use mutual TLS for the token request. Default: false.
         */
        mTLSEnabled?: boolean;
        /**
         * Id (ULID) of the credential with the client certificate. Default: the certificate of the same connection.
         */
        mTLSCredentialId?: string;
      };
      /**
       * Name of the credential in the organisation. Default: the name of the connection.
       */
      name?: string;
    }
  | {
      /**
       * Tokens that you hold already, for the scheme type `oauth2`.
       */
      type: "oauth2-token";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * Scopes that were consented to.
         */
        scopes: string[];
        /**
         * Access token. Default: fetched with the refresh token.
         */
        accessToken?: string | SecretReference;
        /**
         * Refresh token. Default: none, so the credential ends with the access token.
         */
        refreshToken?: string | SecretReference;
      };
      /**
       * Name of the credential in the organisation. Default: the name of the connection.
       */
      name?: string;
    }
  | {
      /**
       * Authorization code of a sign-in, for the scheme type `oauth2`; the service turns it into tokens.
       */
      type: "oauth2-code";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * Authorization code; it can be used once.
         */
        code: string | SecretReference;
        /**
         * State of the sign-in that gave the code.
         */
        state: string;
      };
      /**
       * Name of the credential in the organisation. Default: the name of the connection.
       */
      name?: string;
    }
  | {
      /**
       * Client certificate, for the scheme type `certificate`.
       */
      type: "certificate";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * Certificate shown to the remote system, PEM.
         */
        certificate: string;
        /**
         * Its private key, PEM.
         */
        key: string | SecretReference;
        /**
         * Authority that the remote system's certificate is checked against, PEM.
         */
        ca: string;
      };
      /**
       * Name of the credential in the organisation. Default: the name of the connection.
       */
      name?: string;
    };

/** A credential that exists already and is left as it is. */
export type CredentialReference = {
  /**
   * Id (ULID) of a credential of the same organisation.
   */
  id: string;
};

/** One pair of auth scheme config and credential. */
export type Entry = {
  /**
   * How to authenticate: the id of one of the connector's auth scheme configs, or a config in full. The connection
   * keeps a copy of its own, which later changes of the connector do not reach.
   */
  authSchemeConfig: string | AuthSchemeConfig;
  /**
   * The secret: a new one, which comes and goes with the connection, a `Credential`, or `{ id }` of a credential that
   * exists already.
   */
  credential: CredentialReference | NewCredential;
};

/** The inputs of a connector; `protocol` selects the form. */
export type ConnectorInputs =
  | {
      /**
       * Protocol of the external system. A change makes a new connector.
       */
      protocol: "http";
      /**
       * Address that all actions start from; `{{name}}` is filled from the connection's variables. Changed in place.
       */
      baseUrl: string;
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Variables that new connections start with, by name. Absent: left alone; `{}` removes all. Changed in place; the
       * variables of connections that exist already stay what they are.
       */
      connectionVariables?: Record<string, string>;
      /**
       * OpenAPI document that the connector is made from: a path (from the program's directory), an address, or an object.
       * Its operations become a first version, a draft that is named after the document; auth scheme configs come along
       * unless the program lists some. State keeps a hash of it. Only acts when the connector is made; later documents are
       * for `ConnectorVersion`.
       */
      openapi?:
        | string
        | {
            source: string;
            sha256: string;
            operations: Record<string, string>;
          };
      /**
       * Public connector whose copy this one starts as, with the named version as a draft; auth scheme configs come along
       * unless the program lists some. Changing it makes a new connector; leaving it out later changes nothing.
       */
      importFrom?: {
        /**
         * Id (ULID) of the public connector.
         */
        connectorId: string;
        /**
         * Name of its published version. Default: `default`.
         */
        version?: string;
      };
      /**
       * Organisation that owns the connector, a ULID. Default: `versori:organisationId` of the Provider or the stack
       * configuration, else `VERSORI_ORGANISATION_ID`. A change makes a new connector.
       */
      organisationId?: string;
      /**
       * List the connector in the public library, for all organisations. Default: false. Changed in place.
       */
      public?: boolean;
      /**
       * Address of the documentation of the external system. Default: none. Changed in place.
       */
      documentationURL?: string;
      /**
       * Address of a logo. Default: none. Changed in place.
       */
      imageURL?: string;
      /**
       * Free tags: a key, and a list of values that may be empty. Default: none. Changed in place.
       */
      tags?: Record<string, string[]>;
      /**
       * Categories in the public library. The API never tells them, so changes made elsewhere go unseen. Default: none.
       * Changed in place. https://docs.versori.com/legacy/api-reference/connect-api/misc/list-all-available-categories
       */
      categories?: (
        | "Development & IT"
        | "ERP"
        | "Supply Chain & Logistics"
        | "Communication"
        | "Accounting"
        | "Hospitality"
        | "Productivity"
        | "HR"
        | "CRM"
        | "AI/LLMs"
        | "eCommerce"
        | "Business Operations"
      )[];
      /**
       * Ways to authenticate, in the order in which they are offered. Configs that are not listed are removed. A config
       * that changes here does not reach connections made before. Default: none. Changed in place.
       */
      authSchemeConfigs?: AuthSchemeConfig[];
      /**
       * Delete the connector even while another product uses it. Default: false. Sends nothing when changed.
       */
      forceDelete?: boolean;
      /**
       * Any number; another one than before, or the first one, stores the client secrets anew although they are the same,
       * as after a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    }
  | {
      /**
       * Protocol of the external system. A change makes a new connector.
       */
      protocol: "bigquery";
      /**
       * Dataset as `project.dataset`. Changed in place.
       */
      datasetId: string;
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Organisation that owns the connector, a ULID. Default: `versori:organisationId` of the Provider or the stack
       * configuration, else `VERSORI_ORGANISATION_ID`. A change makes a new connector.
       */
      organisationId?: string;
      /**
       * List the connector in the public library, for all organisations. Default: false. Changed in place.
       */
      public?: boolean;
      /**
       * Address of the documentation of the external system. Default: none. Changed in place.
       */
      documentationURL?: string;
      /**
       * Address of a logo. Default: none. Changed in place.
       */
      imageURL?: string;
      /**
       * Free tags: a key, and a list of values that may be empty. Default: none. Changed in place.
       */
      tags?: Record<string, string[]>;
      /**
       * Categories in the public library. The API never tells them, so changes made elsewhere go unseen. Default: none.
       * Changed in place. https://docs.versori.com/legacy/api-reference/connect-api/misc/list-all-available-categories
       */
      categories?: (
        | "Development & IT"
        | "ERP"
        | "Supply Chain & Logistics"
        | "Communication"
        | "Accounting"
        | "Hospitality"
        | "Productivity"
        | "HR"
        | "CRM"
        | "AI/LLMs"
        | "eCommerce"
        | "Business Operations"
      )[];
      /**
       * Ways to authenticate, in the order in which they are offered. Configs that are not listed are removed. A config
       * that changes here does not reach connections made before. Default: none. Changed in place.
       */
      authSchemeConfigs?: AuthSchemeConfig[];
      /**
       * Delete the connector even while another product uses it. Default: false. Sends nothing when changed.
       */
      forceDelete?: boolean;
      /**
       * Any number; another one than before, or the first one, stores the client secrets anew although they are the same,
       * as after a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    };

/** The inputs of a version. */
export type ConnectorVersionInputs = {
  /**
   * The connector, or its id (ULID). A change makes a new version.
   */
  connectorId: string;
  /**
   * Organisation that owns the connector, a ULID. Default: that of the connector when it is given as a resource, else
   * as for connectors. A change makes a new version.
   */
  organisationId?: string;
  /**
   * Name, unique within the connector; any text but `default` and `latest`. Default: with `openapi`, `namePrefix` and a
   * hash of the document; else it is required. A change makes a new version.
   */
  name?: string;
  /**
   * OpenAPI document, 3.0 or 3.1, that the version is imported from: a path (from the program's directory), an address,
   * or an object. State keeps its hash and a hash of each operation, not the document. Another document makes a new
   * version; with a name of your own, a published version refuses it. Leaving it out later changes nothing.
   */
  openapi?:
    | string
    | {
        source: string;
        sha256: string;
        operations: Record<string, string>;
      };
  /**
   * What names that follow from the document begin with; no two resources of a program have the same one for one
   * connector. Default: the name of the resource.
   */
  namePrefix?: string;
  /**
   * How many earlier versions of this resource stay when another document takes the place of the one before, for a way
   * back; they go with the resource. Only for names that follow from the document. Default: 0. Sends nothing when
   * changed.
   */
  keepVersions?: number;
  /**
   * What the version is about. Default: none. Changed in place while the version is a draft.
   */
  description?: string;
  /**
   * Name of the version whose actions, triggers and definitions are copied when this one is made. Default: start
   * empty. Changing it makes a new version, unless this one is published: that stays what it is. Leaving it out later
   * changes nothing.
   */
  fromVersion?: string;
  /**
   * Published versions can be used and no longer edited. `true` publishes, `false` withdraws. Absent: left alone, so a
   * new version stays a draft. Changed in place.
   */
  published?: boolean;
  /**
   * Make this the version that `default` stands for; the one before loses it. `false` gives it up. Absent: left alone.
   * Changed in place.
   */
  isDefault?: boolean;
  /**
   * Delete the version even while it is published and used. Default: false. Sends nothing when changed.
   */
  forceDelete?: boolean;
};

/** The inputs of a connection. */
export type ConnectionInputs = {
  /**
   * The connector, or its id (ULID). A change makes a new connection.
   */
  connectorId: string;
  /**
   * Name, unique within the connector. Default: the name of the resource. Changed in place.
   */
  name: string;
  /**
   * Secrets of the account, by purpose; at least one. New secrets, other names, another order and edited configs are
   * changes in place; other entries or another scheme or credential type make a new connection.
   */
  credentials: {
    /**
     * Applied to outgoing requests, in this order.
     */
    action?: Entry[];
    /**
     * Checked on incoming triggers, in this order.
     */
    trigger?: Entry[];
  };
  /**
   * Organisation that owns the connector, a ULID. Default: that of the connector when it is given as a resource, else
   * as for connectors. A change makes a new connection.
   */
  organisationId?: string;
  /**
   * Values for the connector's `{{placeholders}}`, by name. Absent: left alone; `{}` removes all. Changed in place.
   */
  variables?: Record<string, string>;
  /**
   * Delete the connection even while it is in use. Default: false. Sends nothing when changed.
   */
  forceDelete?: boolean;
  /**
   * Make a new connection when a secret changes, for services that cannot change a secret in place. Default: false.
   */
  replaceOnSecretChange?: boolean;
  /**
   * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
   * a change made elsewhere. Default: none. With
   * `replaceOnSecretChange`, it makes a new connection.
   */
  secretVersion?: number;
};

/** The inputs of a credential; `type` selects the form. */
export type CredentialInputs =
  | {
      /**
       * No secret, for the scheme type `none`.
       */
      type: "none";
      /**
       * Empty.
       */
      data: Record<string, never>;
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Organisation that owns the credential, a ULID. Default: as for connectors. A change makes a new credential.
       */
      organisationId?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. Changed in place; not for
       * the type `oauth2-code`.
       */
      expiresAt?: string;
      /**
       * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
       * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    }
  | {
      /**
       * One text, for the scheme types `api-key` and `hmac`.
       */
      type: "string";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * The secret, in UTF-8.
         */
        value: string | SecretReference;
      };
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Organisation that owns the credential, a ULID. Default: as for connectors. A change makes a new credential.
       */
      organisationId?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. Changed in place; not for
       * the type `oauth2-code`.
       */
      expiresAt?: string;
      /**
       * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
       * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    }
  | {
      /**
       * Bytes, for the scheme types `api-key` and `hmac`.
       */
      type: "binary";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * The secret in base64.
         */
        valueBase64: string | SecretReference;
      };
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Organisation that owns the credential, a ULID. Default: as for connectors. A change makes a new credential.
       */
      organisationId?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. Changed in place; not for
       * the type `oauth2-code`.
       */
      expiresAt?: string;
      /**
       * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
       * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    }
  | {
      /**
       * User name and password, for the scheme type `basic-auth`.
       */
      type: "basic-auth";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * User name at the remote system.
         */
        username: string;
        /**
         * Password at the remote system.
         */
        password: string | SecretReference;
      };
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Organisation that owns the credential, a ULID. Default: as for connectors. A change makes a new credential.
       */
      organisationId?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. Changed in place; not for
       * the type `oauth2-code`.
       */
      expiresAt?: string;
      /**
       * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
       * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    }
  | {
      /**
       * User name and password, for the scheme type `oauth2` with the grant `password`.
       */
      type: "oauth2-password";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * User name at the remote system.
         */
        username: string;
        /**
         * Password at the remote system.
         */
        password: string | SecretReference;
      };
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Organisation that owns the credential, a ULID. Default: as for connectors. A change makes a new credential.
       */
      organisationId?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. Changed in place; not for
       * the type `oauth2-code`.
       */
      expiresAt?: string;
      /**
       * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
       * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    }
  | {
      /**
       * Client id and secret, for the scheme type `oauth2` with the grant `client_credentials`.
       */
      type: "oauth2-client";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * Client id at the remote system.
         */
        clientId: string;
        /**
         * Client secret at the remote system.
         */
        clientSecret: string | SecretReference;
        /**
         * Where tokens are fetched, an absolute URL.
         */
        tokenUrl: string;
        /**
         * Where a person signs in; empty for client credentials. Default: empty.
         */
        authorizeUrl?: string;
        /**
         * Scopes to ask for. Default: none.
         */
        scopes?: string[];
        /**
         * URL encoded members added to the token request. Default: none.
         */
        additionalParams?: string;
        /**
         * Use mutual TLS for the token request. Default: false.
         */
        mTLSEnabled?: boolean;
        /**
         * Id (ULID) of the credential with the client certificate. Default: the certificate of the same connection.
         */
        mTLSCredentialId?: string;
      };
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Organisation that owns the credential, a ULID. Default: as for connectors. A change makes a new credential.
       */
      organisationId?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. Changed in place; not for
       * the type `oauth2-code`.
       */
      expiresAt?: string;
      /**
       * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
       * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    }
  | {
      /**
       * Tokens that you hold already, for the scheme type `oauth2`.
       */
      type: "oauth2-token";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * Scopes that were consented to.
         */
        scopes: string[];
        /**
         * Access token. Default: fetched with the refresh token.
         */
        accessToken?: string | SecretReference;
        /**
         * Refresh token. Default: none, so the credential ends with the access token.
         */
        refreshToken?: string | SecretReference;
      };
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Organisation that owns the credential, a ULID. Default: as for connectors. A change makes a new credential.
       */
      organisationId?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. Changed in place; not for
       * the type `oauth2-code`.
       */
      expiresAt?: string;
      /**
       * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
       * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    }
  | {
      /**
       * Authorization code of a sign-in, for the scheme type `oauth2`; the service turns it into tokens.
       */
      type: "oauth2-code";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * Authorization code; it can be used once.
         */
        code: string | SecretReference;
        /**
         * State of the sign-in that gave the code.
         */
        state: string;
      };
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Organisation that owns the credential, a ULID. Default: as for connectors. A change makes a new credential.
       */
      organisationId?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. Changed in place; not for
       * the type `oauth2-code`.
       */
      expiresAt?: string;
      /**
       * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
       * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    }
  | {
      /**
       * Client certificate, for the scheme type `certificate`.
       */
      type: "certificate";
      /**
       * Always encrypted in state.
       */
      data: {
        /**
         * Certificate shown to the remote system, PEM.
         */
        certificate: string;
        /**
         * Its private key, PEM.
         */
        key: string | SecretReference;
        /**
         * Authority that the remote system's certificate is checked against, PEM.
         */
        ca: string;
      };
      /**
       * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
       */
      name: string;
      /**
       * Organisation that owns the credential, a ULID. Default: as for connectors. A change makes a new credential.
       */
      organisationId?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. Changed in place; not for
       * the type `oauth2-code`.
       */
      expiresAt?: string;
      /**
       * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
       * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
       */
      secretVersion?: number;
    };

/** How a system authenticates: the configuration only, the secret is in a connection. `type` names the member it is in. */
export type SystemAuthSchemeConfig =
  | {
      /**
       * No authentication.
       */
      type: "none";
      /**
       * The config.
       */
      none: {
        /**
         * As in other configs; in a connection it may be empty.
         */
        id: string;
        /**
         * Tells several configs of one type apart. Default: empty.
         */
        description?: string;
      };
    }
  | {
      /**
       * A key that is sent as it is. Its credential has the type `string`.
       */
      type: "api-key";
      /**
       * The config.
       */
      apiKey: {
        /**
         * Name of the header, query parameter or cookie, for example `X-API-Key`.
         */
        name: string;
        /**
         * Where it is put.
         */
        in: "query" | "header" | "cookie";
        /**
         * Chosen by you, unique within the system, any text that is not empty; templates and connections refer to it.
         */
        id: string;
        /**
         * Tells several configs of one type apart. Default: empty.
         */
        description?: string;
      };
    }
  | {
      /**
       * HTTP basic authentication. Its credential has the type `basic-auth`.
       */
      type: "basic-auth";
      /**
       * The config.
       */
      basicAuth: {
        /**
         * Chosen by you, unique within the system, any text that is not empty; templates and connections refer to it.
         */
        id: string;
        /**
         * Tells several configs of one type apart. Default: empty.
         */
        description?: string;
      };
    }
  | {
      /**
       * TLS client certificate. Its credential has the type `certificate`.
       */
      type: "certificate";
      /**
       * The config.
       */
      certificate: {
        /**
         * Chosen by you, unique within the system, any text that is not empty; templates and connections refer to it.
         */
        id: string;
        /**
         * Tells several configs of one type apart. Default: empty.
         */
        description?: string;
      };
    }
  | {
      /**
       * A signature over the request, mostly to verify incoming webhook calls.
       */
      type: "hmac";
      /**
       * The config.
       */
      hmac: {
        /**
         * Hash function of the signature.
         */
        algorithm: "sha1" | "sha256" | "sha512";
        /**
         * Name of the header, query parameter or cookie, for example `X-API-Key`.
         */
        name: string;
        /**
         * Where it is put.
         */
        in: "query" | "header" | "cookie";
        /**
         * Chosen by you, unique within the system, any text that is not empty; templates and connections refer to it.
         */
        id: string;
        /**
         * Parts of the request that are hashed, in this order. Default: `["body"]`.
         */
        digestInputs?: ("body" | "url")[];
        /**
         * How the signature is written. Default: `hex`.
         */
        encoding?: "base64" | "hex" | "base64url";
        /**
         * Tells several configs of one type apart. Default: empty.
         */
        description?: string;
      };
    }
  | {
      /**
       * OAuth 2.0.
       */
      type: "oauth2";
      /**
       * The config.
       */
      oauth2: {
        /**
         * Where tokens are fetched, an absolute URL.
         */
        tokenUrl: string;
        /**
         * All scopes on offer.
         */
        scopes: {
          /**
           * The scope as the remote system spells it.
           */
          name: string;
          /**
           * What the scope allows, for people. Default: none.
           */
          description?: string;
        }[];
        /**
         * Names of the scopes that are asked for by default.
         */
        defaultScopes: string[];
        /**
         * How tokens are obtained.
         */
        grant:
          | {
              /**
               * A person signs in at the remote system, once for each connection.
               */
              type: "authorizationCode";
              /**
               * Your application at the remote system. Default: the one stored already.
               */
              authorizationCode?: {
                /**
                 * Client id of your application at the remote system; not a secret. Default: the one stored already.
                 */
                clientId?: string;
                /**
                 * Client secret of your application; always encrypted in state. Changes made elsewhere may go unseen.
                 */
                clientSecret?: string | SecretReference;
                /**
                 * Id (ULID) of a credential that stores the secret. Needs `organisationId`. Default: the service makes one.
                 */
                credentialId?: string;
                /**
                 * Organisation (ULID) that owns `credentialId`. Needs `credentialId`.
                 */
                organisationId?: string;
              };
            }
          | {
              /**
               * Machine to machine; client id and secret are in the connection's credential, of the type `oauth2-client`.
               */
              type: "clientCredentials";
              /**
               * Empty.
               */
              clientCredentials?: Record<string, never>;
            }
          | {
              /**
               * User name and password, which are in the connection's credential, of the type `oauth2-password`.
               */
              type: "password";
              /**
               * Your application at the remote system. Default: the one stored already.
               */
              password?: {
                /**
                 * Client id of your application at the remote system; not a secret. Default: the one stored already.
                 */
                clientId?: string;
                /**
                 * Client secret of your application; always encrypted in state. Changes made elsewhere may go unseen.
                 */
                clientSecret?: string | SecretReference;
                /**
                 * Id (ULID) of a credential that stores the secret. Needs `organisationId`. Default: the service makes one.
                 */
                credentialId?: string;
                /**
                 * Organisation (ULID) that owns `credentialId`. Needs `credentialId`.
                 */
                organisationId?: string;
              };
            };
        /**
         * Chosen by you, unique within the system, any text that is not empty; templates and connections refer to it.
         */
        id: string;
        /**
         * Where a person signs in, an absolute URL; needed for the grant `authorizationCode`. Default: none.
         */
        authorizeUrl?: string;
        /**
         * URL encoded query string added to the authorize URL. Default: none.
         */
        additionalAuthorizeParams?: string;
        /**
         * Form encoded members added to the token request. Default: none.
         */
        additionalTokenParams?: string;
        /**
         * Use mutual TLS towards the token URL. Default: false.
         */
        mtlsEnabled?: boolean;
        /**
         * Id (ULID) of the credential with the client certificate. Default: the certificate of the same connection.
         */
        mtlsCredentialId?: string;
        /**
         * Prove with PKCE that who began the sign-in ends it. Default: false.
         */
        pkce?: boolean;
        /**
         * Tells several configs of one type apart. Default: empty.
         */
        description?: string;
      };
    }
  | {
      /**
       * OAuth 1.0a.
       */
      type: "oauth1";
      /**
       * The config.
       */
      oauth1: {
        /**
         * Key of your application at the remote system; not a secret.
         */
        consumerKey: string;
        /**
         * Secret of your application; always encrypted in state. Changes made elsewhere may go unseen.
         */
        consumerSecret: string | SecretReference;
        /**
         * Hash function of the signature: `sha256` or `sha1`.
         */
        signatureMethod: string;
        /**
         * Chosen by you, unique within the system, any text that is not empty; templates and connections refer to it.
         */
        id: string;
        /**
         * True: connections bring tokens, and no endpoint is needed. Default: false, a person signs in.
         */
        tokenAuth?: boolean;
        /**
         * Where a sign-in begins. Default: none.
         */
        tempCredentialEndpoint?: {
          /**
           * Address; may hold `{placeholders}`.
           */
          url: string;
          /**
           * Further parameters of the requests. Default: none.
           */
          additionalParamConfigs?: {
            /**
             * Name by which the parameter is known here.
             */
            parameterName: string;
            /**
             * Where the parameter is put.
             */
            location:
              | "LOCATION_IGNORE"
              | "LOCATION_BODY"
              | "LOCATION_HEADER"
              | "LOCATION_QUERY"
              | "LOCATION_ENDPOINT"
              | "LOCATION_HEADER_PARAMETER";
            /**
             * Whether it has to be there.
             */
            required: boolean;
            /**
             * Whether the person who connects may change it.
             */
            modifiable: boolean;
            /**
             * Name in the request. Default: `parameterName`.
             */
            targetName?: string;
            /**
             * Which request has it. Default: not said.
             */
            usages?: "USAGE_UNKNOWN" | "USAGE_TEMP_CREDENTIAL_ENDPOINT" | "USAGE_TOKEN_REQUEST_ENDPOINT";
          }[];
          /**
           * How the parameters of OAuth are sent. Default: as the service sees fit.
           */
          parameterTransmission?: "AUTH_STYLE_AUTHORIZATION_HEADER" | "AUTH_STYLE_FORM" | "AUTH_STYLE_QUERY";
        };
        /**
         * Where a person signs in. Default: none.
         */
        resourceOwnerAuthorizationEndpoint?: {
          /**
           * Address; may hold `{placeholders}`.
           */
          url: string;
          /**
           * Further parameters of the requests. Default: none.
           */
          additionalParamConfigs?: {
            /**
             * Name by which the parameter is known here.
             */
            parameterName: string;
            /**
             * Where the parameter is put.
             */
            location:
              | "LOCATION_IGNORE"
              | "LOCATION_BODY"
              | "LOCATION_HEADER"
              | "LOCATION_QUERY"
              | "LOCATION_ENDPOINT"
              | "LOCATION_HEADER_PARAMETER";
            /**
             * Whether it has to be there.
             */
            required: boolean;
            /**
             * Whether the person who connects may change it.
             */
            modifiable: boolean;
            /**
             * Name in the request. Default: `parameterName`.
             */
            targetName?: string;
            /**
             * Which request has it. Default: not said.
             */
            usages?: "USAGE_UNKNOWN" | "USAGE_TEMP_CREDENTIAL_ENDPOINT" | "USAGE_TOKEN_REQUEST_ENDPOINT";
          }[];
          /**
           * How the parameters of OAuth are sent. Default: as the service sees fit.
           */
          parameterTransmission?: "AUTH_STYLE_AUTHORIZATION_HEADER" | "AUTH_STYLE_FORM" | "AUTH_STYLE_QUERY";
        };
        /**
         * Where tokens are fetched. Default: none.
         */
        tokenEndpoint?: {
          /**
           * Address; may hold `{placeholders}`.
           */
          url: string;
          /**
           * Further parameters of the requests. Default: none.
           */
          additionalParamConfigs?: {
            /**
             * Name by which the parameter is known here.
             */
            parameterName: string;
            /**
             * Where the parameter is put.
             */
            location:
              | "LOCATION_IGNORE"
              | "LOCATION_BODY"
              | "LOCATION_HEADER"
              | "LOCATION_QUERY"
              | "LOCATION_ENDPOINT"
              | "LOCATION_HEADER_PARAMETER";
            /**
             * Whether it has to be there.
             */
            required: boolean;
            /**
             * Whether the person who connects may change it.
             */
            modifiable: boolean;
            /**
             * Name in the request. Default: `parameterName`.
             */
            targetName?: string;
            /**
             * Which request has it. Default: not said.
             */
            usages?: "USAGE_UNKNOWN" | "USAGE_TEMP_CREDENTIAL_ENDPOINT" | "USAGE_TOKEN_REQUEST_ENDPOINT";
          }[];
          /**
           * How the parameters of OAuth are sent. Default: as the service sees fit.
           */
          parameterTransmission?: "AUTH_STYLE_AUTHORIZATION_HEADER" | "AUTH_STYLE_FORM" | "AUTH_STYLE_QUERY";
        };
        /**
         * Id (ULID) of a credential that stores the secret. Default: the service makes one.
         */
        credentialId?: string;
        /**
         * Tells several configs of one type apart. Default: empty.
         */
        description?: string;
      };
    };

/** A credential of the platform in full: `type` in camel case names the one member of `data` that is filled. */
export type FullCredential =
  | {
      /**
       * No secret.
       */
      type: "none";
      /**
       * The data. Default: empty.
       */
      data?: {
        /**
         * Empty.
         */
        none: Record<string, never>;
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    }
  | {
      /**
       * One text, for the types `api-key` and `hmac` of auth scheme configs.
       */
      type: "string";
      /**
       * The data.
       */
      data: {
        /**
         * One text.
         */
        string: {
          /**
           * The secret, in UTF-8; always encrypted in state.
           */
          value: string | SecretReference;
        };
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    }
  | {
      /**
       * Bytes, for `api-key` and `hmac`.
       */
      type: "binary";
      /**
       * The data.
       */
      data: {
        /**
         * Bytes.
         */
        binary: {
          /**
           * The secret in base64; always encrypted in state.
           */
          valueBase64: string | SecretReference;
        };
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    }
  | {
      /**
       * User name and password, for `basic-auth`.
       */
      type: "basic-auth";
      /**
       * The data.
       */
      data: {
        /**
         * User name and password.
         */
        basicAuth: {
          /**
           * User name at the remote system.
           */
          username: string;
          /**
           * Password at the remote system; always encrypted in state.
           */
          password: string | SecretReference;
        };
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    }
  | {
      /**
       * User name and password, for `oauth2` with the grant `password`.
       */
      type: "oauth2-password";
      /**
       * The data.
       */
      data: {
        /**
         * User name and password.
         */
        oauth2Password: {
          /**
           * User name at the remote system.
           */
          username: string;
          /**
           * Password at the remote system; always encrypted in state.
           */
          password: string | SecretReference;
        };
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    }
  | {
      /**
       * Client id and secret, for `oauth2` with the grant `clientCredentials`.
       */
      type: "oauth2-client";
      /**
       * The data.
       */
      data: {
        /**
         * Client id and secret.
         */
        oauth2Client: {
          /**
           * Client id at the remote system.
           */
          clientId: string;
          /**
           * Client secret at the remote system; always encrypted in state.
           */
          clientSecret: string | SecretReference;
          /**
           * Use mutual TLS for the token request. Default: false.
           */
          mTLSEnabled?: boolean;
          /**
           * Id (ULID) of the credential with the client certificate. Default: the certificate of the same connection.
           */
          mTLSCredentialId?: string;
          /**
           * Where tokens are fetched, an absolute URL. Default: that of the auth scheme config.
           */
          tokenUrl?: string;
          /**
           * Scopes to ask for. Default: none.
           */
          scopes?: string[];
          /**
           * URL encoded members added to the token request. Default: none.
           */
          additionalParams?: string;
        };
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    }
  | {
      /**
       * Tokens that you hold already, for `oauth2` with the grant `authorizationCode`.
       */
      type: "oauth2-token";
      /**
       * The data.
       */
      data: {
        /**
         * Tokens.
         */
        oauth2Token: {
          /**
           * Scopes that were consented to.
           */
          scopes: string[];
          /**
           * Refresh token; always encrypted in state.
           */
          refreshToken: string | SecretReference;
          /**
           * Access token; always encrypted in state. Default: fetched with the refresh token.
           */
          accessToken?: string | SecretReference;
          /**
           * Word before the token. Default: `Bearer`.
           */
          tokenType?: string;
          /**
           * End of the access token, RFC 3339. Default: it is used until the remote system refuses it.
           */
          expiresAt?: string;
        };
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    }
  | {
      /**
       * Authorization code of a sign-in, for `oauth2`; the service turns it into tokens.
       */
      type: "oauth2-code";
      /**
       * The data.
       */
      data: {
        /**
         * What the sign-in ended with.
         */
        oauth2Code: {
          /**
           * Authorization code of a sign-in, good for one use; always encrypted in state.
           */
          code: string | SecretReference;
          /**
           * State of the sign-in that gave the code.
           */
          state: string;
          /**
           * Where the sign-in returned to. Default: the service's own address.
           */
          redirectUrl?: string;
          /**
           * URL encoded members added to the token request. Default: none.
           */
          additionalParams?: string;
        };
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    }
  | {
      /**
       * End of a sign-in, for `oauth1`; the service turns it into tokens.
       */
      type: "oauth1";
      /**
       * The data.
       */
      data: {
        /**
         * What the sign-in ended with.
         */
        oauth1: {
          /**
           * State of the sign-in.
           */
          state: string;
          /**
           * Token of the sign-in; always encrypted in state.
           */
          oauthToken: string | SecretReference;
          /**
           * Proof of the sign-in; always encrypted in state.
           */
          oauthVerifier: string | SecretReference;
        };
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    }
  | {
      /**
       * Tokens that you hold already, for `oauth1` with `tokenAuth`.
       */
      type: "oauth1-token";
      /**
       * The data.
       */
      data: {
        /**
         * Tokens.
         */
        oauth1Token: {
          /**
           * Token that you hold already; always encrypted in state.
           */
          token: string | SecretReference;
          /**
           * Its secret; always encrypted in state.
           */
          tokenSecret: string | SecretReference;
          /**
           * Further parameters of each request. Default: none.
           */
          additionalParams?: {
            /**
             * Name of the parameter.
             */
            name: string;
            /**
             * Its value. Default: empty.
             */
            value?: string;
          }[];
        };
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    }
  | {
      /**
       * Client certificate, for `certificate`.
       */
      type: "certificate";
      /**
       * The data.
       */
      data: {
        /**
         * Client certificate.
         */
        certificate: {
          /**
           * Certificate shown to the remote system, PEM.
           */
          certificate: string;
          /**
           * Its private key, PEM; always encrypted in state.
           */
          key: string | SecretReference;
          /**
           * Authority that the remote system's certificate is checked against, PEM.
           */
          ca: string;
        };
      };
      /**
       * Name of the credential. Default: the name of the connection.
       */
      name?: string;
      /**
       * Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never.
       */
      expiresAt?: string;
    };

/** A secret for an auth scheme config: the secret alone, or a credential in full. */
export type PlatformEntry =
  | {
      /**
       * The secret, in UTF-8; always encrypted in state.
       */
      value: string | SecretReference;
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
    }
  | {
      /**
       * User name at the remote system.
       */
      username: string;
      /**
       * Password at the remote system; always encrypted in state.
       */
      password: string | SecretReference;
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
    }
  | {
      /**
       * Client id at the remote system.
       */
      clientId: string;
      /**
       * Client secret at the remote system; always encrypted in state.
       */
      clientSecret: string | SecretReference;
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
      /**
       * Use mutual TLS for the token request. Default: false.
       */
      mTLSEnabled?: boolean;
      /**
       * Id (ULID) of the credential with the client certificate. Default: the certificate of the same connection.
       */
      mTLSCredentialId?: string;
      /**
       * Where tokens are fetched, an absolute URL. Default: that of the auth scheme config.
       */
      tokenUrl?: string;
      /**
       * Scopes to ask for. Default: none.
       */
      scopes?: string[];
      /**
       * URL encoded members added to the token request. Default: none.
       */
      additionalParams?: string;
    }
  | {
      /**
       * Scopes that were consented to.
       */
      scopes: string[];
      /**
       * Refresh token; always encrypted in state.
       */
      refreshToken: string | SecretReference;
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
      /**
       * Access token; always encrypted in state. Default: fetched with the refresh token.
       */
      accessToken?: string | SecretReference;
      /**
       * Word before the token. Default: `Bearer`.
       */
      tokenType?: string;
      /**
       * End of the access token, RFC 3339. Default: it is used until the remote system refuses it.
       */
      expiresAt?: string;
    }
  | {
      /**
       * Authorization code of a sign-in, good for one use; always encrypted in state.
       */
      code: string | SecretReference;
      /**
       * State of the sign-in that gave the code.
       */
      state: string;
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
      /**
       * Where the sign-in returned to. Default: the service's own address.
       */
      redirectUrl?: string;
      /**
       * URL encoded members added to the token request. Default: none.
       */
      additionalParams?: string;
    }
  | {
      /**
       * Certificate shown to the remote system, PEM.
       */
      certificate: string;
      /**
       * Its private key, PEM; always encrypted in state.
       */
      key: string | SecretReference;
      /**
       * Authority that the remote system's certificate is checked against, PEM.
       */
      ca: string;
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
    }
  | {
      /**
       * The secret in base64; always encrypted in state.
       */
      valueBase64: string | SecretReference;
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
    }
  | {
      /**
       * Token that you hold already; always encrypted in state.
       */
      token: string | SecretReference;
      /**
       * Its secret; always encrypted in state.
       */
      tokenSecret: string | SecretReference;
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
      /**
       * Further parameters of each request. Default: none.
       */
      additionalParams?: {
        /**
         * Name of the parameter.
         */
        name: string;
        /**
         * Its value. Default: empty.
         */
        value?: string;
      }[];
    }
  | {
      /**
       * State of the sign-in.
       */
      state: string;
      /**
       * Token of the sign-in; always encrypted in state.
       */
      oauthToken: string | SecretReference;
      /**
       * Proof of the sign-in; always encrypted in state.
       */
      oauthVerifier: string | SecretReference;
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
    }
  | {
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
    }
  | {
      /**
       * The credential in full, of a type that suits the auth scheme config.
       */
      credential: FullCredential;
      /**
       * How to authenticate: the id of one of the system's auth scheme configs, or a config in full. The connection keeps a
       * copy of its own, which later changes of the system do not reach.
       */
      authSchemeConfig: string | SystemAuthSchemeConfig;
    };

/** The inputs of a system. */
export type SystemInputs = {
  /**
   * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
   */
  name: string;
  /**
   * Domain or short name of the external system, such as `shop.example.com`. Changed in place.
   */
  domain: string;
  /**
   * Address that all requests start from; the runtime drops `/api` at its end. Changed in place.
   */
  templateBaseUrl: string;
  /**
   * Organisation that owns the system, a ULID. Default: `versori:organisationId` of the Provider or the stack
   * configuration, else `VERSORI_ORGANISATION_ID`. A change makes a new system.
   */
  organisationId?: string;
  /**
   * Ways to authenticate. Configs that are not listed are removed. A new system has them in this order, and templates
   * start with all of them; afterwards the service keeps an order of its own, so another order changes nothing.
   * Default: none. Changed in place.
   */
  authSchemeConfigs?: SystemAuthSchemeConfig[];
  /**
   * Labels; keys start with a letter and hold letters, digits and underscores. Taken on creation only and never told,
   * so changes made elsewhere go unseen. Default: none. Changing them makes a new system; leaving them out changes
   * nothing.
   */
  labels?: Record<string, string>;
  /**
   * Any number; another one than before, or the first one, stores the client secrets anew although they are the same,
   * as after a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
   */
  secretVersion?: number;
};

/** The inputs of a project. */
export type ProjectInputs = {
  /**
   * Name shown to people; need not be unique. Default: the name of the resource. Changed in place.
   */
  name: string;
  /**
   * Organisation that owns the project, a ULID. Default: as for systems. A change makes a new project.
   */
  organisationId?: string;
  /**
   * Execution pool of the environment that the project starts with; move environments with `Environment`. Default: the
   * service's own. Changing it makes a new project; leaving it out later changes nothing.
   */
  executionPool?: string;
  /**
   * Settings; each one that is left out is left alone. Default: none. Changed in place.
   */
  settings?: {
    /**
     * Let changes of the code that the assistant makes come in without asking.
     */
    acceptCodeChangesAutomatically?: boolean;
    /**
     * Let tests replace external systems by generated answers.
     */
    testingMockWithAI?: boolean;
    /**
     * Version of the planning assistant.
     */
    planningChatVersion?: string;
    /**
     * Keep conversations in the service's database.
     */
    chatStoredInDB?: boolean;
    /**
     * Name of the environment that the console opens.
     */
    defaultEnvironment?: string;
  };
};

/** The inputs of an environment. */
export type EnvironmentInputs = {
  /**
   * The project, or its id (ULID). A change makes a new environment.
   */
  projectId: string;
  /**
   * Name, unique within the project. Default: the name of the resource. A change makes a new environment.
   */
  name: string;
  /**
   * Organisation that owns the project, a ULID. Default: that of the project when it is given as a resource.
   */
  organisationId?: string;
  /**
   * The environment exists already, as the first one of a project does: it is configured from here on, never cloned,
   * and stays when the resource is deleted. Default: false. A change sends nothing.
   */
  adopt?: boolean;
  /**
   * Name of the environment of which this one is made as a clone. Default: the oldest one. Changing it makes a new
   * environment; leaving it out later changes nothing.
   */
  cloneFrom?: string;
  /**
   * Link the same systems. Default: false. Only acts when the environment is made.
   */
  cloneSystems?: boolean;
  /**
   * Copy the variables of the static connections. Default: false. Only acts when the environment is made.
   */
  copyStaticUserVariables?: boolean;
  /**
   * Where the code runs. Default: as in the environment it is cloned from. Changed in place: what runs is suspended,
   * and the public address is another one. Absent: left alone.
   */
  executionPool?: string;
  /**
   * How the code is run; replaces all of it. Absent: left alone. Changed in place.
   */
  config?: {
    /**
     * How the code is run. Default: as the service sees fit.
     */
    deploymentSpec?: {
      /**
       * Number of processes.
       */
      replicas?: number;
      /**
       * Growth under load.
       */
      autoscaling?: {
        /**
         * Number of processes at most.
         */
        maxReplicas?: number;
      };
      /**
       * Send requests from one fixed address.
       */
      staticIP?: boolean;
      /**
       * Share of the machine.
       */
      resources?: {
        /**
         * What a process may use.
         */
        limits?: {
          /**
           * Processor time, as Kubernetes writes it: `500m` is half a core. Default: the service's own.
           */
          cpu?: string;
          /**
           * Memory, as Kubernetes writes it: `512Mi`. Default: the service's own.
           */
          memory?: string;
          /**
           * Disk, as Kubernetes writes it: `1Gi`. Default: the service's own.
           */
          storage?: string;
        };
        /**
         * What a process is sure to get.
         */
        requests?: {
          /**
           * Processor time, as Kubernetes writes it: `500m` is half a core. Default: the service's own.
           */
          cpu?: string;
          /**
           * Memory, as Kubernetes writes it: `512Mi`. Default: the service's own.
           */
          memory?: string;
          /**
           * Disk, as Kubernetes writes it: `1Gi`. Default: the service's own.
           */
          storage?: string;
        };
      };
      /**
       * Identity under which the code runs.
       */
      serviceAccountName?: string;
    };
  };
  /**
   * Variables of the static activation, by name; each has to be in the schema of the project. Variables that are not
   * listed are removed. Absent: left alone. Changed in place.
   */
  variables?: Record<string, unknown>;
};

/** The inputs of the variables of a project. */
export type ProjectVariablesInputs = {
  /**
   * The project, or its id (ULID). A change means the variables of another project.
   */
  projectId: string;
  /**
   * JSON Schema (an object with `properties`) that the variables of activations have to suit. It replaces the one
   * before, also one that was made elsewhere. Changed in place.
   */
  schema: Record<string, unknown>;
  /**
   * Organisation that owns the project, a ULID. Default: that of the project when it is given as a resource.
   */
  organisationId?: string;
};

/** The inputs of a connection template. */
export type ConnectionTemplateInputs = {
  /**
   * The project, or its id (ULID). A change makes a new template.
   */
  projectId: string;
  /**
   * The environment, or its id (ULID). A change makes a new template.
   */
  environmentId: string;
  /**
   * The system that is linked, or its id (ULID). A change makes a new template.
   */
  systemId: string;
  /**
   * Name by which the project's code asks for the connection, unique within the environment. Default: the name of the
   * resource. Changed in place.
   */
  name: string;
  /**
   * Organisation that owns the project, a ULID. Default: that of the project when it is given as a resource.
   */
  organisationId?: string;
  /**
   * True: every end user brings a connection. Default: false, there is one static connection. Changed in place.
   */
  dynamic?: boolean;
  /**
   * Ids of the system's auth scheme configs that connections use, in the order of their application; nearly always one.
   * Absent: left alone, so a new template has all of them. Changed in place.
   */
  authSchemeConfigIds?: string[];
};

/** The inputs of a connection of the platform. */
export type PlatformConnectionInputs = {
  /**
   * The template that it is made for and linked to, or its id (ULID). A change makes a new connection.
   */
  connectionTemplateId: string;
  /**
   * Name, unique within the system. Default: the name of the resource. Changed in place.
   */
  name: string;
  /**
   * Secrets of the account, in the order of their application; nearly always one. Changed in place.
   */
  credentials: PlatformEntry[];
  /**
   * Organisation that owns the project, a ULID. Default: that of the template when it is given as a resource.
   */
  organisationId?: string;
  /**
   * The system, or its id (ULID); needed to find auth scheme configs by id. Default: that of the template when it is
   * given as a resource. Changing it makes a new connection; leaving it out later changes nothing.
   */
  systemId?: string;
  /**
   * Address that replaces that of the system; the service keeps scheme and host only, and takes https without a scheme.
   * Default: that of the system. Changed in place.
   */
  baseUrl?: string;
  /**
   * External id of the end user whose connection it is, for dynamic templates. The API never tells it. Default: none,
   * the connection is static. A change makes a new connection.
   */
  externalId?: string;
  /**
   * Further templates, of other environments, that it serves; each is a template or the id (ULID) of one. The API never
   * tells them, so changes made elsewhere go unseen. Default: none. Changed in place.
   */
  links?: string[];
  /**
   * Any number; another one than before, or the first one, stores the secrets anew although they are the same, as after
   * a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
   */
  secretVersion?: number;
};

/** The inputs of an end user. */
export type EndUserInputs = {
  /**
   * Your own id of the user, unique within the organisation. Default: the name of the resource. A change makes a new
   * end user.
   */
  externalId: string;
  /**
   * Organisation of which it is a user, a ULID. Default: as for systems. A change makes a new end user.
   */
  organisationId?: string;
  /**
   * Name shown to people. Default: none. The API cannot change it, so a change makes a new end user.
   */
  displayName?: string;
};

/** The inputs of an activation. */
export type ActivationInputs = {
  /**
   * The end user, or the id (ULID) of one. A change makes a new activation.
   */
  userId: string;
  /**
   * The environment, or its id (ULID). A change makes a new activation.
   */
  environmentId: string;
  /**
   * Organisation of the environment, a ULID. Default: that of the environment when it is given as a resource.
   */
  organisationId?: string;
  /**
   * Connections of the end user: one entry for each dynamic template of the environment. Default: none. A change makes
   * a new activation; user and connections stay.
   */
  connections?: {
    /**
     * The template that is served, or its id (ULID).
     */
    connectionTemplateId: string;
    /**
     * The connection that serves it, or its id (ULID).
     */
    existingConnectionId: string;
  }[];
  /**
   * Values of variables by name; each has to be in the schema of the project. Variables that are not listed are
   * removed. Absent: left alone. Changed in place.
   */
  dynamicVariables?: Record<string, unknown>;
};

/** The inputs of an action of a system. */
export type SystemActionInputs = {
  /**
   * The system, or its id (ULID). A change makes a new action.
   */
  systemId: string;
  /**
   * Name of the action. Default: the name of the resource. Changed in place.
   */
  name: string;
  /**
   * HTTP method. Changed in place.
   */
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";
  /**
   * Path from the host on; `{placeholders}` are path parameters, listed or not. Changed in place.
   */
  path: string;
  /**
   * Organisation that owns the system, a ULID. Default: that of the system when it is given as a resource.
   */
  organisationId?: string;
  /**
   * Kind of request. Default: `http`. Changed in place.
   */
  type?: "http" | "graphql";
  /**
   * Parameters of the request. Default: those of the path. Changed in place.
   */
  parameters?: {
    /**
     * Name of the parameter.
     */
    name: string;
    /**
     * Where it is put.
     */
    in: "query" | "header" | "path";
    /**
     * Whether it has to be there.
     */
    required: boolean;
    /**
     * Type of its value.
     */
    type: "string" | "boolean" | "integer";
    /**
     * Value where none is given. Default: none.
     */
    default?: string;
  }[];
  /**
   * Media type of the request. Default: `application/json`. Changed in place.
   */
  contentType?: string;
  /**
   * What it does, in a line. Default: none. Changed in place.
   */
  summary?: string;
  /**
   * What it does. Default: none. Changed in place.
   */
  description?: string;
  /**
   * Query, for the type `graphql`. Default: none. Changed in place.
   */
  graphqlQuery?: string;
  /**
   * What a request looks like. Default: none. Changed in place.
   */
  request?: string;
  /**
   * What an answer looks like. Default: none. Changed in place.
   */
  response?: string;
  /**
   * Projects that use it, each a project or the id (ULID) of one. The API does not tell them and cannot take one back:
   * one that is listed no longer stays linked, with a warning. Default: none.
   */
  projectIds?: string[];
};

/** A definition of the same version, by id. */
export type DefinitionReference = {
  /**
   * Id (ULID) of the definition.
   */
  id: string;
};

/** A definition: media types, and the JSON Schema of the data. */
export type DefinitionInput = {
  /**
   * JSON Schema of the data, as an object or as JSON text. `#/$defs/NAME` refers to another definition of the version.
   */
  schema: string | Record<string, unknown>;
  /**
   * Media types of the data that the definition describes. Default: `application/json`.
   */
  accept?: string[];
  /**
   * What the data is. Default: none.
   */
  description?: string;
};

/** The inputs of definitions. */
export type DefinitionsInputs = {
  /**
   * The connector, or its id (ULID). Default: that of a version given as a resource. A change makes new definitions.
   */
  connectorId: string;
  /**
   * The version, a draft, or its name. A change makes new definitions.
   */
  version: string;
  /**
   * Definitions by name, unique within the version: letters, digits, and the signs `_` and `-`. Added, changed and
   * removed in place; others of the version are left alone.
   */
  definitions: Record<string, DefinitionInput>;
  /**
   * Organisation that owns the connector, a ULID. Default: that of the version or connector when it is given as a
   * resource, else as for connectors. A change makes new definitions.
   */
  organisationId?: string;
  /**
   * Delete definitions even while something refers to them. Default: false. Sends nothing when changed.
   */
  forceDelete?: boolean;
};

/** The inputs of an action. */
export type ActionInputs = {
  /**
   * The connector, or its id (ULID). Default: that of a version given as a resource. A change makes a new action.
   */
  connectorId: string;
  /**
   * The version, a draft, or its name. A change makes a new action.
   */
  version: string;
  /**
   * Name, unique within the version: letters, digits, and the signs `_`, `-`, `$`. Default: the name of the resource. A
   * change makes a new action.
   */
  name: string;
  /**
   * HTTP method of the request. Changed in place.
   */
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS" | "CONNECT" | "TRACE";
  /**
   * Added to the connector's `baseUrl`; `{{ param.NAME }}` stands for a parameter, `{{ conn.NAME }}` for a variable of
   * the connection. Changed in place.
   */
  path: string;
  /**
   * What may come back, by status; at least one. Changed in place.
   */
  responses: {
    /**
     * HTTP status, once in the list. Default: this response stands for all that are not listed.
     */
    status?: number;
    /**
     * What the body may be, at most one for each media type: the names of definitions, or `{ id }`. Default: none.
     */
    definitions?: (string | DefinitionReference)[];
  }[];
  /**
   * Organisation that owns the connector, a ULID. Default: that of the version or connector when it is given as a
   * resource, else as for connectors. A change makes a new action.
   */
  organisationId?: string;
  /**
   * Kind of action. Default: `http`, the only kind there is.
   */
  type?: "http";
  /**
   * One line about the action. Default: none. Changed in place.
   */
  summary?: string;
  /**
   * What the action does. Default: none. Changed in place.
   */
  description?: string;
  /**
   * What the action takes besides a body. Default: nothing. Changed in place.
   */
  parameters?: {
    /**
     * Where the parameter is put.
     */
    in: "query" | "header" | "cookie" | "path";
    /**
     * Name, unique within its place.
     */
    name: string;
    /**
     * Type of the value.
     */
    type: "string" | "number" | "boolean" | "integer";
    /**
     * Whether a value has to be given. Default: false.
     */
    required?: boolean;
    /**
     * Value when none is given; `{{ .conn.NAME }}` in a text reads a variable of the connection. Default: none.
     */
    default?: string | number | false | true;
  }[];
  /**
   * The body that is sent. Default: none. Changed in place.
   */
  requestBody?: {
    /**
     * Whether there has to be a body. Default: false.
     */
    required?: boolean;
    /**
     * What it may be, at most one for each media type: the names of definitions, or `{ id }`. Default: none.
     */
    definitions?: (string | DefinitionReference)[];
  };
};

/** The inputs of a trigger. */
export type TriggerInputs = {
  /**
   * The connector, or its id (ULID). Default: that of a version given as a resource. A change makes a new trigger.
   */
  connectorId: string;
  /**
   * The version, a draft, or its name. A change makes a new trigger.
   */
  version: string;
  /**
   * Name, unique within the version: letters, digits, and the signs `_`, `-`, `$`. Default: the name of the resource. A
   * change makes a new trigger.
   */
  name: string;
  /**
   * HTTP method of the call that comes in. Changed in place.
   */
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS" | "CONNECT" | "TRACE";
  /**
   * What may be answered, by status; at least one. Changed in place.
   */
  responses: {
    /**
     * HTTP status, once in the list. Default: this response stands for all that are not listed.
     */
    status?: number;
    /**
     * What the body may be, at most one for each media type: the names of definitions, or `{ id }`. Default: none.
     */
    definitions?: (string | DefinitionReference)[];
  }[];
  /**
   * Organisation that owns the connector, a ULID. Default: that of the version or connector when it is given as a
   * resource, else as for connectors. A change makes a new trigger.
   */
  organisationId?: string;
  /**
   * Kind of trigger. Default: `http`, the only kind there is.
   */
  type?: "http";
  /**
   * One line about the trigger. Default: none. Changed in place.
   */
  summary?: string;
  /**
   * What sets the trigger off. Default: none. Changed in place.
   */
  description?: string;
  /**
   * What the call brings along besides a body. Default: nothing. Changed in place.
   */
  parameters?: {
    /**
     * Where the parameter is found.
     */
    in: "query" | "header" | "cookie";
    /**
     * Name, unique within its place.
     */
    name: string;
    /**
     * Type of the value.
     */
    type: "string" | "number" | "boolean" | "integer";
    /**
     * Whether a value has to be given. Default: false.
     */
    required?: boolean;
    /**
     * Value when none is given; `{{ .conn.NAME }}` in a text reads a variable of the connection. Default: none.
     */
    default?: string | number | false | true;
  }[];
  /**
   * The body that comes in. Default: none. Changed in place.
   */
  requestBody?: {
    /**
     * Whether there has to be a body. Default: false.
     */
    required?: boolean;
    /**
     * What it may be, at most one for each media type: the names of definitions, or `{ id }`. Default: none.
     */
    definitions?: (string | DefinitionReference)[];
  };
};

/** The inputs of a publication, as its class hands them on. */
export type ConnectorVersionPublicationInputs = {
  /**
   * The connector, or its id (ULID). Default: that of a version given as a resource. A change makes a new publication.
   */
  connectorId: string;
  /**
   * The version, or its name. A change withdraws the version and publishes the other.
   */
  version: string;
  /**
   * Organisation that owns the connector, a ULID. Default: that of the version or connector when it is given as a
   * resource, else as for connectors. A change makes a new publication.
   */
  organisationId?: string;
  /**
   * The actions, triggers and definitions that have to be there before. With them listed, a preview refuses to change
   * what is published. Default: none. Sends nothing when changed.
   */
  contents?: {
    /**
     * Id of an action or trigger, or place of definitions.
     */
    id: string;
    /**
     * Changes with everything that the service fixes when the version is published.
     */
    fingerprint: string;
  }[];
  /**
   * Make this the version that `default` stands for, once it is published; the one before loses it. `false` gives it
   * up. Absent: left alone. Changed in place.
   */
  isDefault?: boolean;
};

/** Arguments of `getConnectors`. */
export type GetConnectorsArgs = {
  /**
   * Only those whose name contains this text, in whatever case.
   */
  name?: string;
  /**
   * Only those with these tags: keys, each with a value, or with an empty text for any value.
   */
  tags?: Record<string, string>;
  /**
   * Only those in at least one of these categories.
   */
  categories?: (
    | "Development & IT"
    | "ERP"
    | "Supply Chain & Logistics"
    | "Communication"
    | "Accounting"
    | "Hospitality"
    | "Productivity"
    | "HR"
    | "CRM"
    | "AI/LLMs"
    | "eCommerce"
    | "Business Operations"
  )[];
  /**
   * Only those of this protocol.
   */
  protocol?: "http" | "bigquery";
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getPublicConnectors`. */
export type GetPublicConnectorsArgs = {
  /**
   * Only those whose name contains this text, in whatever case.
   */
  name?: string;
  /**
   * Only those with these tags: keys, each with a value, or with an empty text for any value.
   */
  tags?: Record<string, string>;
  /**
   * Only those in at least one of these categories.
   */
  categories?: (
    | "Development & IT"
    | "ERP"
    | "Supply Chain & Logistics"
    | "Communication"
    | "Accounting"
    | "Hospitality"
    | "Productivity"
    | "HR"
    | "CRM"
    | "AI/LLMs"
    | "eCommerce"
    | "Business Operations"
  )[];
  /**
   * Only those of this protocol.
   */
  protocol?: "http" | "bigquery";
};

/** Arguments of `getConnector`. */
export type GetConnectorArgs = {
  /**
   * Its id, a ULID. Either this or `name` is needed.
   */
  id?: string;
  /**
   * Its name, exactly as it is. Either this or `id` is needed.
   */
  name?: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getConnectorVersions`. */
export type GetConnectorVersionsArgs = {
  /**
   * Id of the connector, a ULID.
   */
  connectorId: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getConnectorVersion`. */
export type GetConnectorVersionArgs = {
  /**
   * Its name; `latest` is the one published last, `default` the chosen one or else the latest.
   */
  name: string;
  /**
   * Id of the connector, a ULID.
   */
  connectorId: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getConnections`. */
export type GetConnectionsArgs = {
  /**
   * Id of the connector, a ULID.
   */
  connectorId: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getConnection`. */
export type GetConnectionArgs = {
  /**
   * Id of the connector, a ULID.
   */
  connectorId: string;
  /**
   * Its id, a ULID. Either this or `name` is needed.
   */
  id?: string;
  /**
   * Its name, exactly as it is. Either this or `id` is needed.
   */
  name?: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getCredentials`. */
export type GetCredentialsArgs = {
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getCredential`. */
export type GetCredentialArgs = {
  /**
   * Its id, a ULID. Either this or `name` is needed.
   */
  id?: string;
  /**
   * Its name, exactly as it is. Either this or `id` is needed.
   */
  name?: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getProtocols`. */
export type GetProtocolsArgs = {
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getProtocol`. */
export type GetProtocolArgs = {
  /**
   * What connectors name it by, such as `http`.
   */
  slug: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getAuthSchemes`. */
export type GetAuthSchemesArgs = {
  /**
   * Slug of the protocol, such as `http`.
   */
  protocol: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `getCategories`. */
export type GetCategoriesArgs = Record<string, never>;

/** Arguments of `platform.getSystems`. */
export type GetSystemsArgs = {
  /**
   * Part of the name. Default: all systems.
   */
  search?: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.getSystem`. */
export type GetSystemArgs = {
  /**
   * Its id, a ULID. Either this or `name` is needed.
   */
  id?: string;
  /**
   * Its name, exactly as it is. Either this or `id` is needed.
   */
  name?: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.getProjects`. */
export type GetProjectsArgs = {
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.getProject`. */
export type GetProjectArgs = {
  /**
   * Its id, a ULID. Either this or `name` is needed.
   */
  id?: string;
  /**
   * Its name, exactly as it is. Either this or `id` is needed.
   */
  name?: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.getEnvironment`. */
export type GetEnvironmentArgs = {
  /**
   * Its name; a new project has one environment.
   */
  name: string;
  /**
   * Id of the project, a ULID.
   */
  projectId: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.getConnectionTemplates`. */
export type GetConnectionTemplatesArgs = {
  /**
   * Id of the environment, a ULID.
   */
  environmentId: string;
  /**
   * Id of the project, a ULID.
   */
  projectId: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.getConnections`. */
export type GetPlatformConnectionsArgs = {
  /**
   * Id of a system, a ULID, to see its connections only. Default: those of all systems.
   */
  systemId?: string;
  /**
   * Id of an end user, a ULID, to see their connections only. Default: those of all, and static ones.
   */
  endUserId?: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.getConnection`. */
export type GetPlatformConnectionArgs = {
  /**
   * Its id, a ULID. Either this or `name` is needed.
   */
  id?: string;
  /**
   * Its name, exactly as it is. Either this or `id` is needed.
   */
  name?: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.getEndUser`. */
export type GetEndUserArgs = {
  /**
   * Its id (ULID), or your own id of the user.
   */
  id: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.getExecutionPools`. */
export type GetExecutionPoolsArgs = {
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.initialiseOAuth2`. */
export type InitialiseOAuth2Args = {
  /**
   * Id of the auth scheme config of the application, of the type `oauth2` with the grant for authorization codes.
   */
  authSchemeConfig: string;
  /**
   * Id of the system, a ULID.
   */
  systemId: string;
  /**
   * Where the sign-in returns to. Default: the service's own address.
   */
  redirectUrl?: string;
  /**
   * Scopes to ask for. Default: those that the config asks for by default.
   */
  scopes?: string[];
  /**
   * Ask for no tokens that outlive the sign-in. Default: false, the scope `offline_access` is added.
   */
  disableOfflineAccess?: boolean;
  /**
   * What the person is asked, such as `login` or `consent`, several joined by `+`. Default: `login`.
   */
  prompt?: string;
  /**
   * URL encoded parameters to add. Default: none.
   */
  additionalParams?: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `platform.initialiseOAuth1`. */
export type InitialiseOAuth1Args = {
  /**
   * Id of the auth scheme config of the application, of the type `oauth1`.
   */
  authSchemeConfig: string;
  /**
   * Id of the system, a ULID.
   */
  systemId: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};

/** Arguments of `initialiseOAuth2`. */
export type InitialiseConnectorOAuth2Args = {
  /**
   * Id of the auth scheme config of the application, of the type `oauth2` with the grant for authorization codes.
   */
  authSchemeConfig: string;
  /**
   * Id of the connector, a ULID.
   */
  connectorId: string;
  /**
   * Scopes to ask for. Default: those that the config asks for by default.
   */
  scopes?: string[];
  /**
   * Ask for no tokens that outlive the sign-in. Default: false, the scope `offline_access` is added.
   */
  disableOfflineAccess?: boolean;
  /**
   * What the person is asked, such as `login` or `consent`, several joined by `+`. Default: `login`.
   */
  prompt?: string;
  /**
   * URL encoded parameters to add. Default: none.
   */
  additionalParams?: string;
  /**
   * Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment.
   */
  organisationId?: string;
};
