import { z } from "zod";
import { secretText } from "../lifecycle/secret-text";
import { having } from "../lifecycle/traits";
import { addressable } from "../resources/shared";

const description = {
  /** Tells several configs of one type apart. Default: empty. */
  description: z.string().optional(),
};

const named = {
  /** Chosen by you, unique within the system, any text that is not empty; templates and connections refer to it. */
  id: addressable(),
  ...description,
};

const carried = {
  /** Name of the header, query parameter or cookie, for example `X-API-Key`. */
  name: z.string().min(1, "must not be empty"),
  /** Where it is put. */
  in: z.enum(["query", "header", "cookie"]),
};

const none = z.strictObject({
  /** No authentication. */
  type: z.literal("none"),
  /** The config. */
  none: z.strictObject({
    /** As in other configs; in a connection it may be empty. */
    id: z.string(),
    ...description,
  }),
});

const apiKey = z.strictObject({
  /** A key that is sent as it is. Its credential has the type `string`. */
  type: z.literal("api-key"),
  /** The config. */
  apiKey: z.strictObject({ ...named, ...carried }),
});

const basicAuth = z.strictObject({
  /** HTTP basic authentication. Its credential has the type `basic-auth`. */
  type: z.literal("basic-auth"),
  /** The config. */
  basicAuth: z.strictObject(named),
});

const certificate = z.strictObject({
  /** TLS client certificate. Its credential has the type `certificate`. */
  type: z.literal("certificate"),
  /** The config. */
  certificate: z.strictObject(named),
});

const hmac = z.strictObject({
  /** A signature over the request, mostly to verify incoming webhook calls. */
  type: z.literal("hmac"),
  /** The config. */
  hmac: z.strictObject({
    ...named,
    ...carried,
    /** Hash function of the signature. */
    algorithm: z.enum(["sha1", "sha256", "sha512"]),
    /** Parts of the request that are hashed, in this order. Default: `["body"]`. */
    digestInputs: z.array(z.enum(["body", "url"])).optional(),
    /** How the signature is written. Default: `hex`. */
    encoding: z.enum(["hex", "base64", "base64url"]).optional(),
  }),
});

const client = z.strictObject({
  /** Client id of your application at the remote system; not a secret. Default: the one stored already. */
  clientId: z.string().optional(),
  /** Client secret of your application; always encrypted in state. Changes made elsewhere may go unseen. */
  clientSecret: having({ secret: true }, secretText(z.string()).optional()),
  /** Id (ULID) of a credential that stores the secret. Needs `organisationId`. Default: the service makes one. */
  credentialId: z.string().optional(),
  /** Organisation (ULID) that owns `credentialId`. Needs `credentialId`. */
  organisationId: z.string().optional(),
});

const grant = z.discriminatedUnion("type", [
  z.strictObject({
    /** A person signs in at the remote system, once for each connection. */
    type: z.literal("authorizationCode"),
    /** Your application at the remote system. Default: the one stored already. */
    authorizationCode: client.optional(),
  }),
  z.strictObject({
    /** Machine to machine; client id and secret are in the connection's credential, of the type `oauth2-client`. */
    type: z.literal("clientCredentials"),
    /** Empty. */
    clientCredentials: z.strictObject({}).optional(),
  }),
  z.strictObject({
    /** User name and password, which are in the connection's credential, of the type `oauth2-password`. */
    type: z.literal("password"),
    /** Your application at the remote system. Default: the one stored already. */
    password: client.optional(),
  }),
]);

const oauth2 = z.strictObject({
  /** OAuth 2.0. */
  type: z.literal("oauth2"),
  /** The config. */
  oauth2: z.strictObject({
    ...named,
    /** Where a person signs in, an absolute URL; needed for the grant `authorizationCode`. Default: none. */
    authorizeUrl: z.string().optional(),
    /** Where tokens are fetched, an absolute URL. */
    tokenUrl: z.string().min(1, "must not be empty"),
    /** All scopes on offer. */
    scopes: z.array(
      z.strictObject({
        /** The scope as the remote system spells it. */
        name: z.string(),
        /** What the scope allows, for people. Default: none. */
        description: z.string().optional(),
      }),
    ),
    /** Names of the scopes that are asked for by default. */
    defaultScopes: z.array(z.string()),
    /** URL encoded query string added to the authorize URL. Default: none. */
    additionalAuthorizeParams: z.string().optional(),
    /** Form encoded members added to the token request. Default: none. */
    additionalTokenParams: z.string().optional(),
    /** Use mutual TLS towards the token URL. Default: false. */
    mtlsEnabled: z.boolean().optional(),
    /** Id (ULID) of the credential with the client certificate. Default: the certificate of the same connection. */
    mtlsCredentialId: z.string().optional(),
    /** Prove with PKCE that who began the sign-in ends it. Default: false. */
    pkce: z.boolean().optional(),
    /** How tokens are obtained. */
    grant,
  }),
});

const endpoint = z.strictObject({
  /** Address; may hold `{placeholders}`. */
  url: z.string().min(1, "must not be empty"),
  /** Further parameters of the requests. Default: none. */
  additionalParamConfigs: z
    .array(
      z.strictObject({
        /** Name by which the parameter is known here. */
        parameterName: z.string(),
        /** Name in the request. Default: `parameterName`. */
        targetName: z.string().optional(),
        /** Where the parameter is put. */
        location: z.enum([
          "LOCATION_IGNORE",
          "LOCATION_BODY",
          "LOCATION_HEADER",
          "LOCATION_QUERY",
          "LOCATION_ENDPOINT",
          "LOCATION_HEADER_PARAMETER",
        ]),
        /** Which request has it. Default: not said. */
        usages: z.enum(["USAGE_UNKNOWN", "USAGE_TEMP_CREDENTIAL_ENDPOINT", "USAGE_TOKEN_REQUEST_ENDPOINT"]).optional(),
        /** Whether it has to be there. */
        required: z.boolean(),
        /** Whether the person who connects may change it. */
        modifiable: z.boolean(),
      }),
    )
    .optional(),
  /** How the parameters of OAuth are sent. Default: as the service sees fit. */
  parameterTransmission: z.enum(["AUTH_STYLE_AUTHORIZATION_HEADER", "AUTH_STYLE_FORM", "AUTH_STYLE_QUERY"]).optional(),
});

const oauth1 = z.strictObject({
  /** OAuth 1.0a. */
  type: z.literal("oauth1"),
  /** The config. */
  oauth1: z.strictObject({
    ...named,
    /** True: connections bring tokens, and no endpoint is needed. Default: false, a person signs in. */
    tokenAuth: z.boolean().optional(),
    /** Key of your application at the remote system; not a secret. */
    consumerKey: z.string(),
    /** Secret of your application; always encrypted in state. Changes made elsewhere may go unseen. */
    consumerSecret: having({ secret: true }, secretText(z.string())),
    /** Where a sign-in begins. Default: none. */
    tempCredentialEndpoint: endpoint.optional(),
    /** Where a person signs in. Default: none. */
    resourceOwnerAuthorizationEndpoint: endpoint.optional(),
    /** Where tokens are fetched. Default: none. */
    tokenEndpoint: endpoint.optional(),
    /** Hash function of the signature: `sha256` or `sha1`. */
    signatureMethod: z.string(),
    /** Id (ULID) of a credential that stores the secret. Default: the service makes one. */
    credentialId: z.string().optional(),
  }),
});

/**
 * How a system authenticates; the configuration only, the secret is in a connection. `type` names the one member that
 * holds the config.
 * https://docs.versori.com/v2/api-reference/systems/adds-or-updates-an-auth-scheme-for-the-system
 */
export const authSchemeConfig = z.discriminatedUnion("type", [
  none,
  apiKey,
  basicAuth,
  certificate,
  hmac,
  oauth2,
  oauth1,
]);
export type SystemAuthSchemeConfig = z.infer<typeof authSchemeConfig>;
