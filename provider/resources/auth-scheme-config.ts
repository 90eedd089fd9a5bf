import { z } from "zod";
import { REDACTED, type AuthSchemeConfig as Remote } from "../api/wire";
import type { Problem } from "../lifecycle/problems";
import { secretText } from "../lifecycle/secret-text";
import { having, mapSecrets } from "../lifecycle/traits";
import { addressable } from "./shared";

const shared = {
  /**
   * Chosen by you, unique within the connector, any text that is not empty; connections refer to it. Changing it makes
   * another config: the old one is removed from the connector.
   */
  id: addressable(),
  /** Tells several configs of one scheme type apart. Default: empty. */
  description: z.string().optional(),
};

const none = z.strictObject({
  ...shared,
  /** No authentication. */
  schemeType: z.literal("none"),
});

const apiKey = z.strictObject({
  ...shared,
  /** A key that is sent as it is. Its credential has the type `string`. */
  schemeType: z.literal("api-key"),
  /** Name of the header, query parameter or cookie, for example `X-API-Key`. */
  name: z.string().min(1, "must not be empty"),
  /** Where the key is put. */
  in: z.enum(["query", "header", "cookie"]),
});

const basicAuth = z.strictObject({
  ...shared,
  /** HTTP basic authentication. Its credential has the type `basic-auth`. */
  schemeType: z.literal("basic-auth"),
});

const certificate = z.strictObject({
  ...shared,
  /** TLS client certificate. Its credential has the type `certificate`. */
  schemeType: z.literal("certificate"),
});

const hmac = z.strictObject({
  ...shared,
  /** A signature over the request, mostly to verify incoming webhook calls. */
  schemeType: z.literal("hmac"),
  /** Name of the header, query parameter or cookie that carries the signature. */
  name: z.string().min(1, "must not be empty"),
  /** Where the signature is put. */
  in: z.enum(["query", "header", "cookie"]),
  /** Hash function of the signature. */
  algorithm: z.enum(["sha1", "sha256", "sha512"]),
  /** Parts of the request that are hashed, in this order. */
  digestInputs: z.array(z.enum(["body", "url"])),
});

const storedSecret = {
  /** Client id of your application at the remote system; not a secret. Default: the one stored already. */
  clientId: z.string().optional(),
  /** Client secret of your application; always encrypted in state. Changes made elsewhere may go unseen. */
  clientSecret: having({ secret: true }, secretText(z.string()).optional()),
  /** Id (ULID) of a credential that stores the secret. Needs `organisationId`. Default: the service makes one. */
  credentialId: z.string().optional(),
  /** Organisation (ULID) that owns `credentialId`. Needs `credentialId`. */
  organisationId: z.string().optional(),
};

const grant = z.discriminatedUnion("grantType", [
  z.strictObject({
    /** A person signs in at the remote system, once for each connection. */
    grantType: z.literal("authorization_code"),
    ...storedSecret,
  }),
  z.strictObject({
    /** Machine to machine; client id and secret are in the connection's credential, of the type `oauth2-client`. */
    grantType: z.literal("client_credentials"),
  }),
  z.strictObject({
    /** User name and password, which are in the connection's credential, of the type `oauth2-password`. */
    grantType: z.literal("password"),
    ...storedSecret,
  }),
]);

const scope = z.strictObject({
  /** The scope as the remote system spells it. */
  name: z.string(),
  /** What the scope allows, for people. Default: none. */
  description: z.string().optional(),
});

const oauth2 = z.strictObject({
  ...shared,
  /** OAuth 2.0. */
  schemeType: z.literal("oauth2"),
  /** Where a person signs in, an absolute URL. */
  authorizeUrl: z.string(),
  /** Where tokens are fetched, an absolute URL. */
  tokenUrl: z.string(),
  /** All scopes on offer. */
  scopes: z.array(scope),
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
  /** How tokens are obtained. */
  grant,
});

/**
 * How a connector authenticates; the configuration only, the secret is in a connection. `schemeType` selects the form.
 * https://docs.versori.com/v1/api-reference/connect-api/connectors/upsert-auth-scheme-config-to-connector
 */
export const authSchemeConfig = z.discriminatedUnion("schemeType", [
  none,
  apiKey,
  basicAuth,
  certificate,
  hmac,
  oauth2,
]);
export type AuthSchemeConfig = z.infer<typeof authSchemeConfig>;

/** Where the service keeps the client secret of an OAuth grant. */
export interface StoredGrant {
  readonly credentialId: string;
  readonly organisationId: string;
}

/** A config as the API has it, written as a program would; the secret it hides is taken from the known one. */
export function configInput(remote: Remote, known?: AuthSchemeConfig): AuthSchemeConfig {
  const { validationMessages: _, grant, ...rest } = remote as Remote & { grant?: Members };
  const before = known as (Members & { grant?: Members }) | undefined;
  const config = toldTo(rest, before, ["mtlsCredentialId"]);
  if (!grant) return config as AuthSchemeConfig;
  const told = toldTo(grant, before?.grant, ["clientId", "credentialId", "organisationId"]);
  const clientSecret = told["clientSecret"] === REDACTED ? before?.grant?.["clientSecret"] : told["clientSecret"];
  return { ...config, grant: { ...told, clientSecret } } as AuthSchemeConfig;
}

/** A config as the API has it, without any secret. */
export const configShown = (remote: Remote, known?: AuthSchemeConfig): AuthSchemeConfig =>
  mapSecrets(authSchemeConfig, configInput(remote, known), () => undefined) as AuthSchemeConfig;

type Members = Record<string, unknown>;

/** Leaves out members that the service fills in by itself, unless the program sets them. */
const toldTo = (remote: Members, known: Members | undefined, filledIn: string[]): Members =>
  Object.fromEntries(
    Object.entries(remote).filter(([key]) => !(known && known[key] === undefined && filledIn.includes(key))),
  );

/** A config as the API wants it. On updates the stored secret has to be named, or the service makes another one. */
export function configBody(config: AuthSchemeConfig, stored?: StoredGrant): { id: string } {
  const body = { description: "", ...config };
  if (!stored || config.schemeType !== "oauth2" || config.grant.grantType === "client_credentials") return body;
  return { ...body, grant: { ...stored, ...config.grant } } as object as { id: string };
}

/** Whether the service keeps a client secret for a config, in a place that the config itself does not name. */
export const keepsClient = (config: AuthSchemeConfig): boolean =>
  config.schemeType === "oauth2" &&
  config.grant.grantType !== "client_credentials" &&
  config.grant.credentialId === undefined;

/** What the schema of one config cannot say. */
export function configRules(configs: AuthSchemeConfig[], path: PropertyKey[]): Problem[] {
  return configs.flatMap((config, i) => {
    const twice = configs.findIndex(({ id }) => id === config.id) < i;
    const problems = grantRules(config, [...path, i, "grant"]);
    return twice ? [{ path: [...path, i, "id"], message: `"${config.id}" is used twice` }, ...problems] : problems;
  });
}

/** What the schema of a config's grant cannot say. */
export const grantRules = (config: AuthSchemeConfig, path: PropertyKey[]): Problem[] =>
  config.schemeType !== "oauth2" || config.grant.grantType === "client_credentials"
    ? []
    : storedRules(config.grant, path);

/** The service refuses one of the two ids of a stored secret without the other. */
export function storedRules({ credentialId, organisationId }: Partial<StoredGrant>, path: PropertyKey[]): Problem[] {
  if ((credentialId === undefined) === (organisationId === undefined)) return [];
  return [{ path, message: "needs credentialId and organisationId together, or neither" }];
}

/** Where the secret of a config's grant is stored, when it has one. */
export function storedGrant(remote: Remote): StoredGrant | undefined {
  const { credentialId, organisationId } = (remote["grant"] ?? {}) as Partial<StoredGrant>;
  return credentialId && organisationId ? { credentialId, organisationId } : undefined;
}
