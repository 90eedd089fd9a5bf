import { REDACTED } from "../api/wire";
import type { KeyedConfig } from "../api/platform/systems";
import type { Problem } from "../lifecycle/problems";
import { same } from "../lifecycle/same";
import { mapSecrets } from "../lifecycle/traits";
import { storedRules } from "../resources/auth-scheme-config";
import { authSchemeConfig, type SystemAuthSchemeConfig as Config } from "./auth-scheme-config-inputs";

type Members = Record<string, unknown>;

/** Where the service keeps the secret of an OAuth application. */
export interface StoredClient {
  readonly credentialId: string;
  /** Absent for OAuth 1.0a. */
  readonly organisationId?: string;
}

/** `api-key` fills the member `apiKey`. */
export const memberOf = (type: string): string =>
  type.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What the one filled member of a config holds. */
export const detailsOf = (config: Config | KeyedConfig): Members =>
  ((config as Members)[memberOf(config.type)] ?? {}) as Members;

/** Id of a config; it is inside of its member. */
export const configId = (config: Config | KeyedConfig): string => (detailsOf(config)["id"] as string | undefined) ?? "";

/** What the API requires and a program may leave out. */
const DEFAULTS: Readonly<Record<string, Members>> = { hmac: { digestInputs: ["body"], encoding: "hex" } };

/** Members that the service fills in by itself. */
const FILLED_IN = ["mtlsCredentialId", "credentialId", "organisationId", "clientId", "clientCredentials"];

/** A config as the API wants it. On updates the stored secret has to be named, or the service makes another one. */
export function configBody(config: Config, stored?: StoredClient): KeyedConfig {
  const member = memberOf(config.type);
  const details: Members = { description: "", ...DEFAULTS[config.type], ...detailsOf(config) };
  if (config.type === "oauth1") return { type: config.type, [member]: { ...stored, ...details } };
  if (config.type !== "oauth2") return { type: config.type, [member]: details };
  const grant = details["grant"] as { type: string } & Members;
  const client = grant.type === "clientCredentials" ? {} : stored;
  const body = { type: grant.type, [grant.type]: { ...client, ...(grant[grant.type] as Members | undefined) } };
  return { type: config.type, [member]: { ...details, grant: body } };
}

/** A system's config for a connection. The text that hides a secret is sent only where the API insists on it. */
export const configCopy = (remote: KeyedConfig): KeyedConfig =>
  remote.type === "oauth1" ? remote : configBody(configInput(remote));

/** A config as the API has it, written as a program would; the secret that it hides is taken from the known one. */
export function configInput(remote: KeyedConfig, known?: Config): Config {
  const details = told(detailsOf(remote), known && detailsOf(known), DEFAULTS[remote.type]);
  return { type: remote.type, [memberOf(remote.type)]: details } as Config;
}

/** A config as the API has it, without any secret. */
export const configShown = (remote: KeyedConfig): Config =>
  mapSecrets(authSchemeConfig, configInput(remote), () => undefined) as Config;

/** Where the secret of a config's application is stored, when it has one. */
export function storedClient(remote: KeyedConfig): StoredClient | undefined {
  const details = detailsOf(remote);
  const grant = (details["grant"] ?? {}) as Members;
  const holder = remote.type === "oauth2" ? grant[String(grant["type"])] : details;
  const { credentialId, organisationId } = (holder ?? {}) as Partial<StoredClient>;
  if (credentialId === undefined) return undefined;
  return organisationId === undefined ? { credentialId } : { credentialId, organisationId };
}

/** Whether the service keeps a client secret for a config, in a place that the config itself does not name. */
export const keepsClient = (config: Config): boolean => {
  const details = detailsOf(config);
  if (config.type === "oauth1") return details["credentialId"] === undefined;
  const grant = details["grant"] as ({ type: string } & Members) | undefined;
  if (!grant || grant.type === "clientCredentials") return false;
  return (grant[grant.type] as Members | undefined)?.["credentialId"] === undefined;
};

/** What the schema of one config cannot say. */
export const configRules = (configs: Config[], path: PropertyKey[]): Problem[] =>
  configs.flatMap((config, i) => {
    const at = [...path, i, memberOf(config.type)];
    const id = configId(config);
    const twice = configs.findIndex((other) => configId(other) === id) < i;
    const unnamed = id === "" ? [{ path: [...at, "id"], message: "must not be empty" }] : [];
    const doubled = twice ? [{ path: [...at, "id"], message: `"${id}" is used twice` }] : [];
    return [...unnamed, ...doubled, ...grantRules(config, at)];
  });

/** What the schema of a config's grant cannot say. */
export function grantRules(config: Config, path: PropertyKey[]): Problem[] {
  if (config.type !== "oauth2") return [];
  const grant = config.oauth2.grant as { type: string } & Members;
  return storedRules(grant[grant.type] ?? {}, [...path, "grant", grant.type]);
}

/** Members as the API has them, without hidden secrets and without what nobody asked for. */
function told(remote: Members, known: Members | undefined, defaults: Members = {}): Members {
  const entries = Object.entries(remote).flatMap(([key, value]): [string, unknown][] => {
    const before = known?.[key];
    if (key === "validationMessages" || value === null) return [];
    if (value === REDACTED) return before === undefined ? [] : [[key, before]];
    const isAdded = known !== undefined && before === undefined;
    if (isAdded && (FILLED_IN.includes(key) || same(value, defaults[key]))) return [];
    if (typeof value !== "object" || Array.isArray(value)) return [[key, value]];
    const inner = told(value as Members, known && ((before ?? {}) as Members));
    return before === undefined && Object.keys(inner).length === 0 ? [] : [[key, inner]];
  });
  return Object.fromEntries(entries);
}
