import { z } from "zod";
import { having } from "../lifecycle/traits";

const secret = <T extends z.ZodType>(schema: T) => having({ secret: true }, schema);

const tlsClient = {
  /** Use mutual TLS for the token request. Default: false. */
  mTLSEnabled: z.boolean().optional(),
  /** Id (ULID) of the credential with the client certificate. Default: the certificate of the same connection. */
  mTLSCredentialId: z.string().optional(),
};

const userAndPassword = {
  /** User name at the remote system. */
  username: z.string(),
  /** Password at the remote system; always encrypted in state. */
  password: secret(z.string()),
};

/** The members of each type of credential, by the member of the API's data that holds them. */
export const DATA = {
  none: {},
  string: {
    /** The secret, in UTF-8; always encrypted in state. */
    value: secret(z.string()),
  },
  binary: {
    /** The secret in base64; always encrypted in state. */
    valueBase64: secret(z.base64("must be base64")),
  },
  basicAuth: userAndPassword,
  oauth2Password: userAndPassword,
  oauth2Client: {
    /** Client id at the remote system. */
    clientId: z.string(),
    /** Client secret at the remote system; always encrypted in state. */
    clientSecret: secret(z.string()),
    /** Where tokens are fetched, an absolute URL. Default: that of the auth scheme config. */
    tokenUrl: z.string().optional(),
    /** Scopes to ask for. Default: none. */
    scopes: z.array(z.string()).optional(),
    /** URL encoded members added to the token request. Default: none. */
    additionalParams: z.string().optional(),
    ...tlsClient,
  },
  oauth2Token: {
    /** Scopes that were consented to. */
    scopes: z.array(z.string()),
    /** Refresh token; always encrypted in state. */
    refreshToken: secret(z.string()),
    /** Access token; always encrypted in state. Default: fetched with the refresh token. */
    accessToken: secret(z.string().optional()),
    /** Word before the token. Default: `Bearer`. */
    tokenType: z.string().optional(),
    /** End of the access token, RFC 3339. Default: it is used until the remote system refuses it. */
    expiresAt: z.string().optional(),
  },
  oauth2Code: {
    /** Authorization code of a sign-in, good for one use; always encrypted in state. */
    code: secret(z.string()),
    /** State of the sign-in that gave the code. */
    state: z.string(),
    /** Where the sign-in returned to. Default: the service's own address. */
    redirectUrl: z.string().optional(),
    /** URL encoded members added to the token request. Default: none. */
    additionalParams: z.string().optional(),
  },
  oauth1: {
    /** State of the sign-in. */
    state: z.string(),
    /** Token of the sign-in; always encrypted in state. */
    oauthToken: secret(z.string()),
    /** Proof of the sign-in; always encrypted in state. */
    oauthVerifier: secret(z.string()),
  },
  oauth1Token: {
    /** Token that you hold already; always encrypted in state. */
    token: secret(z.string()),
    /** Its secret; always encrypted in state. */
    tokenSecret: secret(z.string()),
    /** Further parameters of each request. Default: none. */
    additionalParams: z
      .array(
        z.strictObject({
          /** Name of the parameter. */
          name: z.string(),
          /** Its value. Default: empty. */
          value: z.string().optional(),
        }),
      )
      .optional(),
  },
  certificate: {
    /** Certificate shown to the remote system, PEM. */
    certificate: z.string(),
    /** Its private key, PEM; always encrypted in state. */
    key: secret(z.string()),
    /** Authority that the remote system's certificate is checked against, PEM. */
    ca: z.string(),
  },
};

const common = {
  /** Name of the credential. Default: the name of the connection. */
  name: z.string().min(1, "must not be empty").optional(),
  /** Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. */
  expiresAt: z.string().optional(),
};

const data = <K extends keyof typeof DATA>(member: K) =>
  z.strictObject({ [member]: z.strictObject(DATA[member]) } as Record<K, z.ZodObject<(typeof DATA)[K]>>);

/** A credential in full: `type` in camel case names the one member of `data` that is filled. */
export const fullCredential = z.discriminatedUnion("type", [
  z.strictObject({
    ...common,
    /** No secret. */
    type: z.literal("none"),
    /** Empty. Default: empty. */
    data: data("none").optional(),
  }),
  z.strictObject({
    ...common,
    /** One text, for the types `api-key` and `hmac` of auth scheme configs. */
    type: z.literal("string"),
    /** The data. */
    data: data("string"),
  }),
  z.strictObject({
    ...common,
    /** Bytes, for `api-key` and `hmac`. */
    type: z.literal("binary"),
    /** The data. */
    data: data("binary"),
  }),
  z.strictObject({
    ...common,
    /** User name and password, for `basic-auth`. */
    type: z.literal("basic-auth"),
    /** The data. */
    data: data("basicAuth"),
  }),
  z.strictObject({
    ...common,
    /** User name and password, for `oauth2` with the grant `password`. */
    type: z.literal("oauth2-password"),
    /** The data. */
    data: data("oauth2Password"),
  }),
  z.strictObject({
    ...common,
    /** Client id and secret, for `oauth2` with the grant `clientCredentials`. */
    type: z.literal("oauth2-client"),
    /** The data. */
    data: data("oauth2Client"),
  }),
  z.strictObject({
    ...common,
    /** Tokens that you hold already, for `oauth2` with the grant `authorizationCode`. */
    type: z.literal("oauth2-token"),
    /** The data. */
    data: data("oauth2Token"),
  }),
  z.strictObject({
    ...common,
    /** Authorization code of a sign-in, for `oauth2`; the service turns it into tokens. */
    type: z.literal("oauth2-code"),
    /** The data. */
    data: data("oauth2Code"),
  }),
  z.strictObject({
    ...common,
    /** End of a sign-in, for `oauth1`; the service turns it into tokens. */
    type: z.literal("oauth1"),
    /** The data. */
    data: data("oauth1"),
  }),
  z.strictObject({
    ...common,
    /** Tokens that you hold already, for `oauth1` with `tokenAuth`. */
    type: z.literal("oauth1-token"),
    /** The data. */
    data: data("oauth1Token"),
  }),
  z.strictObject({
    ...common,
    /** Client certificate, for `certificate`. */
    type: z.literal("certificate"),
    /** The data. */
    data: data("certificate"),
  }),
]);
export type FullCredential = z.infer<typeof fullCredential>;
