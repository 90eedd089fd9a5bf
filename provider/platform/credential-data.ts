import { z } from "zod";
import { secretText } from "../lifecycle/secret-text";
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
  password: secret(secretText(z.string())),
};

/** The members of each type of credential, by the member of the API's data that holds them. */
export const DATA = {
  none: {},
  string: {
    /** The secret, in UTF-8; always encrypted in state. */
    value: secret(secretText(z.string())),
  },
  binary: {
    /** The secret in base64; always encrypted in state. */
    valueBase64: secret(secretText(z.base64("must be base64"))),
  },
  basicAuth: userAndPassword,
  oauth2Password: userAndPassword,
  oauth2Client: {
    /** Client id at the remote system. */
    clientId: z.string(),
    /** Client secret at the remote system; always encrypted in state. */
    clientSecret: secret(secretText(z.string())),
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
    refreshToken: secret(secretText(z.string())),
    /** Access token; always encrypted in state. Default: fetched with the refresh token. */
    accessToken: secret(secretText(z.string()).optional()),
    /** Word before the token. Default: `Bearer`. */
    tokenType: z.string().optional(),
    /** End of the access token, RFC 3339. Default: it is used until the remote system refuses it. */
    expiresAt: z.string().optional(),
  },
  oauth2Code: {
    /** Authorization code of a sign-in, good for one use; always encrypted in state. */
    code: secret(secretText(z.string())),
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
    oauthToken: secret(secretText(z.string())),
    /** Proof of the sign-in; always encrypted in state. */
    oauthVerifier: secret(secretText(z.string())),
  },
  oauth1Token: {
    /** Token that you hold already; always encrypted in state. */
    token: secret(secretText(z.string())),
    /** Its secret; always encrypted in state. */
    tokenSecret: secret(secretText(z.string())),
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
    key: secret(secretText(z.string())),
    /** Authority that the remote system's certificate is checked against, PEM. */
    ca: z.string(),
  },
};
