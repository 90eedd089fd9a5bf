import { z } from "zod";
import { REDACTED } from "../api/wire";
import { having } from "../lifecycle/traits";

const secret = <T extends z.ZodType>(data: T) => having({ secret: true }, data);

const named = {
  /** Name of the credential in the organisation. Default: the name of the connection. */
  name: z.string().min(1, "must not be empty").optional(),
};

const none = z.strictObject({
  ...named,
  /** No secret, for the scheme type `none`. */
  type: z.literal("none"),
  /** Empty. */
  data: secret(z.strictObject({})),
});

const text = z.strictObject({
  ...named,
  /** One text, for the scheme types `api-key` and `hmac`. */
  type: z.literal("string"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** The secret, in UTF-8. */
      value: z.string(),
    }),
  ),
});

const binary = z.strictObject({
  ...named,
  /** Bytes, for the scheme types `api-key` and `hmac`. */
  type: z.literal("binary"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** The secret in base64. */
      valueBase64: z.base64("must be base64"),
    }),
  ),
});

const userAndPassword = z.strictObject({
  /** User name at the remote system. */
  username: z.string(),
  /** Password at the remote system. */
  password: z.string(),
});

const basicAuth = z.strictObject({
  ...named,
  /** User name and password, for the scheme type `basic-auth`. */
  type: z.literal("basic-auth"),
  /** Always encrypted in state. */
  data: secret(userAndPassword),
});

const oauth2Password = z.strictObject({
  ...named,
  /** User name and password, for the scheme type `oauth2` with the grant `password`. */
  type: z.literal("oauth2-password"),
  /** Always encrypted in state. */
  data: secret(userAndPassword),
});

const oauth2Client = z.strictObject({
  ...named,
  /** Client id and secret, for the scheme type `oauth2` with the grant `client_credentials`. */
  type: z.literal("oauth2-client"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** Client id at the remote system. */
      clientId: z.string(),
      /** Client secret at the remote system. */
      clientSecret: z.string(),
      /** Where a person signs in; empty for client credentials. Default: empty. */
      authorizeUrl: z.string().optional(),
      /** Where tokens are fetched, an absolute URL. */
      tokenUrl: z.string(),
      /** Scopes to ask for. Default: none. */
      scopes: z.array(z.string()).optional(),
      /** URL encoded members added to the token request. Default: none. */
      additionalParams: z.string().optional(),
      /** Use mutual TLS for the token request. Default: false. */
      mTLSEnabled: z.boolean().optional(),
      /** Id (ULID) of the credential with the client certificate. Default: the certificate of the same connection. */
      mTLSCredentialId: z.string().optional(),
    }),
  ),
});

const oauth2Token = z.strictObject({
  ...named,
  /** Tokens that you hold already, for the scheme type `oauth2`. */
  type: z.literal("oauth2-token"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** Scopes that were consented to. */
      scopes: z.array(z.string()),
      /** Access token. Default: fetched with the refresh token. */
      accessToken: z.string().optional(),
      /** Refresh token. Default: none, so the credential ends with the access token. */
      refreshToken: z.string().optional(),
    }),
  ),
});

const oauth2Code = z.strictObject({
  ...named,
  /** Authorization code of a sign-in, for the scheme type `oauth2`; the service turns it into tokens. */
  type: z.literal("oauth2-code"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** Authorization code; it can be used once. */
      code: z.string(),
      /** State of the sign-in that gave the code. */
      state: z.string(),
    }),
  ),
});

const certificate = z.strictObject({
  ...named,
  /** Client certificate, for the scheme type `certificate`. */
  type: z.literal("certificate"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** Certificate shown to the remote system, PEM. */
      certificate: z.string(),
      /** Its private key, PEM. */
      key: z.string(),
      /** Authority that the remote system's certificate is checked against, PEM. */
      ca: z.string(),
    }),
  ),
});

/** A secret that the connection brings along; `type` selects the form of `data`. It goes when the connection goes. */
export const newCredential = z.discriminatedUnion("type", [
  none,
  text,
  binary,
  basicAuth,
  oauth2Password,
  oauth2Client,
  oauth2Token,
  oauth2Code,
  certificate,
]);
export type NewCredential = z.infer<typeof newCredential>;

/** A credential that exists already and is left as it is. */
export const credentialReference = z.strictObject({
  /** Id (ULID) of a credential of the same organisation. */
  id: z.string().min(1, "must not be empty"),
});
export type CredentialReference = z.infer<typeof credentialReference>;

/** Data as the API wants it: some members are required there although they may be empty. */
export const dataBody = ({ type, data }: NewCredential): object =>
  type === "oauth2-client" ? { authorizeUrl: "", ...data } : data;

/** Data as it holds now: what the API hides is taken from the known data. */
export function dataInput(remote: Record<string, unknown> | undefined, known: NewCredential): NewCredential["data"] {
  // An authorization code is spent on creation; what the service made of it has other members.
  if (!remote || known.type === "oauth2-code") return known.data;
  const before = known.data as Record<string, unknown>;
  // The service fills in the certificate's id by itself.
  const filledIn = (key: string) => key === "mTLSCredentialId" && before[key] === undefined;
  const told = Object.entries(remote).filter(([key, value]) => value !== REDACTED && value !== null && !filledIn(key));
  return { ...known.data, ...Object.fromEntries(told) } as NewCredential["data"];
}
