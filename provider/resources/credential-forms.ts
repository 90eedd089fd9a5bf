import { z } from "zod";
import { REDACTED } from "../api/wire";
import { secretText } from "../lifecycle/secret-text";
import { having } from "../lifecycle/traits";

const secret = <T extends z.ZodType>(data: T) => having({ secret: true }, data);

/** Another type makes another credential; within a connection, it is for the connection to say what a change means. */
const kind = <Type extends string>(type: Type) => having({ replaces: true }, z.literal(type));

const none = z.strictObject({
  /** No secret, for the scheme type `none`. */
  type: kind("none"),
  /** Empty. */
  data: secret(z.strictObject({})),
});

const text = z.strictObject({
  /** One text, for the scheme types `api-key` and `hmac`. */
  type: kind("string"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** The secret, in UTF-8. */
      value: secretText(z.string()),
    }),
  ),
});

const binary = z.strictObject({
  /** Bytes, for the scheme types `api-key` and `hmac`. */
  type: kind("binary"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** The secret in base64. */
      valueBase64: secretText(z.base64("must be base64")),
    }),
  ),
});

const userAndPassword = z.strictObject({
  /** User name at the remote system. */
  username: z.string(),
  /** Password at the remote system. */
  password: secretText(z.string()),
});

const basicAuth = z.strictObject({
  /** User name and password, for the scheme type `basic-auth`. */
  type: kind("basic-auth"),
  /** Always encrypted in state. */
  data: secret(userAndPassword),
});

const oauth2Password = z.strictObject({
  /** User name and password, for the scheme type `oauth2` with the grant `password`. */
  type: kind("oauth2-password"),
  /** Always encrypted in state. */
  data: secret(userAndPassword),
});

const oauth2Client = z.strictObject({
  /** Client id and secret, for the scheme type `oauth2` with the grant `client_credentials`. */
  type: kind("oauth2-client"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** Client id at the remote system. */
      clientId: z.string(),
      /** Client secret at the remote system. */
      clientSecret: secretText(z.string()),
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
  /** Tokens that you hold already, for the scheme type `oauth2`. */
  type: kind("oauth2-token"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** Scopes that were consented to. */
      scopes: z.array(z.string()),
      /** Access token. Default: fetched with the refresh token. */
      accessToken: secretText(z.string()).optional(),
      /** Refresh token. Default: none, so the credential ends with the access token. */
      refreshToken: secretText(z.string()).optional(),
    }),
  ),
});

const oauth2Code = z.strictObject({
  /** Authorization code of a sign-in, for the scheme type `oauth2`; the service turns it into tokens. */
  type: kind("oauth2-code"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** Authorization code; it can be used once. */
      code: secretText(z.string()),
      /** State of the sign-in that gave the code. */
      state: z.string(),
    }),
  ),
});

const certificate = z.strictObject({
  /** Client certificate, for the scheme type `certificate`. */
  type: kind("certificate"),
  /** Always encrypted in state. */
  data: secret(
    z.strictObject({
      /** Certificate shown to the remote system, PEM. */
      certificate: z.string(),
      /** Its private key, PEM. */
      key: secretText(z.string()),
      /** Authority that the remote system's certificate is checked against, PEM. */
      ca: z.string(),
    }),
  ),
});

/** Types that the API knows without describing their data. */
const UNDESCRIBED: unknown[] = ["custom-function", "jwt-bearer"];

/** Refuses those types with the reason; all other mistakes are explained as everywhere. */
const explained = {
  error: ({ input }: { input?: unknown }) => {
    const type = (input as { type?: unknown } | null | undefined)?.type;
    if (!UNDESCRIBED.includes(type)) return undefined;
    return `${String(type)} has data that the API does not describe: make it elsewhere, and refer to it by its id`;
  },
};

/** The forms of a secret, one for each type, each with the members that all have besides `type` and `data`. */
export const credentialForms = <Shared extends z.ZodRawShape>(shared: Shared) =>
  z.discriminatedUnion(
    "type",
    [
      none.extend(shared),
      text.extend(shared),
      binary.extend(shared),
      basicAuth.extend(shared),
      oauth2Password.extend(shared),
      oauth2Client.extend(shared),
      oauth2Token.extend(shared),
      oauth2Code.extend(shared),
      certificate.extend(shared),
    ],
    explained,
  );

/** A secret that the connection brings along; `type` selects the form of `data`. It goes when the connection goes. */
export const newCredential = credentialForms({
  /** Name of the credential in the organisation. Default: the name of the connection. */
  name: z.string().min(1, "must not be empty").optional(),
});
export type NewCredential = z.infer<typeof newCredential>;

/** A credential that exists already and is left as it is. */
export const credentialReference = z.strictObject({
  /** Id (ULID) of a credential of the same organisation. */
  id: z.string().min(1, "must not be empty"),
});
export type CredentialReference = z.infer<typeof credentialReference>;

/** Type and data of a secret, which belong together. */
export type Secret = Pick<NewCredential, "type" | "data">;

/** Data as the API wants it: some members are required there although they may be empty. */
export const dataBody = ({ type, data }: Secret): object =>
  type === "oauth2-client" ? { authorizeUrl: "", ...data } : data;

/** Type and data as they hold now, written as a program would; what the API hides is taken from what is known. */
export function secretInput(remote: { type: string; data?: Record<string, unknown> }, known: Partial<Secret>): Secret {
  // Marked as changed elsewhere, and not put right yet.
  if (typeof known.data === "string") return { type: remote.type, data: known.data } as Secret;
  const before = (known.data ?? {}) as Record<string, unknown>;
  // An authorization code is spent on creation: the service turns it into tokens, and says so.
  if (known.type === "oauth2-code" && remote.type === "oauth2-token")
    return { type: known.type, data: before } as Secret;
  // The service fills in the certificate's id by itself.
  const filledIn = (key: string) => key === "mTLSCredentialId" && known.data && before[key] === undefined;
  const told = Object.entries(remote.data ?? {}).filter(
    ([key, value]) => value !== REDACTED && value !== null && !filledIn(key),
  );
  return { type: remote.type, data: { ...before, ...Object.fromEntries(told) } } as Secret;
}
