/* eslint-disable max-len, max-lines -- a written file */
// Written by "npm run docs" from the schemas beside this file; a test fails when it is stale.
// Inferred types lose their doc comments in declaration files, and these are what editors show.

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
             * Client secret of your application; always encrypted in state. Changes made elsewhere go unseen.
             */
            clientSecret?: string;
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
             * Client secret of your application; always encrypted in state. Changes made elsewhere go unseen.
             */
            clientSecret?: string;
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
        value: string;
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
        valueBase64: string;
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
        password: string;
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
        password: string;
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
        clientSecret: string;
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
        accessToken?: string;
        /**
         * Refresh token. Default: none, so the credential ends with the access token.
         */
        refreshToken?: string;
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
        code: string;
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
        key: string;
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
   * The secret: a new one, which comes and goes with the connection, or `{ id }` of a credential that exists already.
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
    };

/** The inputs of a version. */
export type ConnectorVersionInputs = {
  /**
   * The connector, or its id (ULID). A change makes a new version.
   */
  connectorId: string;
  /**
   * Name, unique within the connector; any text but `default` and `latest`. A change makes a new version.
   */
  name: string;
  /**
   * Organisation that owns the connector, a ULID. Default: that of the connector when it is given as a resource, else
   * as for connectors. A change makes a new version.
   */
  organisationId?: string;
  /**
   * What the version is about. Default: none. Changed in place while the version is a draft.
   */
  description?: string;
  /**
   * Name of the version whose actions, triggers and definitions are copied when this one is made. Default: start
   * empty. Changing it makes a new version; leaving it out later changes nothing.
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
