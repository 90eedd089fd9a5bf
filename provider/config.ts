import { homedir } from "node:os";
import { join } from "node:path";
import { VersoriError } from "./api/errors";
import type { Account } from "./api/client";

/** Reads one value of what the engine configures a provider with: the stack's configuration, or a Provider's inputs. */
export type ReadConfig = (key: string) => string | undefined;

/** Where a setting may come from. */
interface Sources {
  readonly provider: string | undefined;
  readonly environment: string | undefined;
  readonly stack: string | undefined;
}

/** The settings and the environment variables that set them. */
export const SETTINGS = {
  organisationId: "VERSORI_ORGANISATION_ID",
  baseUrl: "VERSORI_BASE_URL",
  apiKey: "VERSORI_API_KEY",
  jwt: "VERSORI_JWT",
  timeoutSeconds: "VERSORI_TIMEOUT_SECONDS",
} as const;

export type Setting = keyof typeof SETTINGS;

/** A variable of the environment; an empty one counts as absent. */
export const environmentVariable = (name: string): string | undefined => process.env[name] || undefined;

/** Key under which an explicit Provider hands a setting over, apart from the stack's own. */
export const providerKey = (setting: Setting): string => `versori:provider.${setting}`;

/** Key of a setting in the stack's configuration. */
export const stackKey = (setting: Setting): string => `versori:${setting}`;

const PRODUCTION = "https://platform.versori.com/api";
const TIMEOUT_SECONDS = 300;

/** Where Pulumi keeps what belongs to this machine. https://www.pulumi.com/docs/iac/cli/environment-variables */
export const pulumiHome = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment["PULUMI_HOME"] ?? join(homedir(), ".pulumi");

/** All settings of this package, each looked up when it is needed, as previews and checks need few of them. */
export class Settings {
  constructor(
    private readonly read: ReadConfig,
    private readonly environment: NodeJS.ProcessEnv = process.env,
  ) {}

  /** Organisation for resources that name none. */
  get organisationId(): string | undefined {
    return this.target("organisationId");
  }

  /** Where the API is and who asks. */
  get account(): Account {
    return { baseUrl: this.baseUrl, authorization: this.authorization };
  }

  /** Time that one create, read, update or delete may take, waits included. */
  get timeoutMs(): number {
    const seconds = Number(this.target("timeoutSeconds") ?? TIMEOUT_SECONDS);
    if (seconds > 0 && seconds <= 86_400) return seconds * 1000;
    throw new VersoriError("versori:timeoutSeconds or VERSORI_TIMEOUT_SECONDS must be a number of seconds above 0.");
  }

  /** Whatever of the settings must not be read in a message. */
  get secrets(): string[] {
    const levels = [this.sources("apiKey"), this.sources("jwt")].flatMap(
      (sources) => Object.values(sources) as unknown[],
    );
    return levels.filter((secret): secret is string => typeof secret === "string");
  }

  /** Where the API is, as it was set. */
  get address(): string {
    return this.target("baseUrl") ?? PRODUCTION;
  }

  private get baseUrl(): string {
    const url = this.address;
    if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, "");
    throw new VersoriError(`versori:baseUrl or VERSORI_BASE_URL must be an address such as ${PRODUCTION}.`);
  }

  /** Rotated credentials have to win over those that the last update left in state, so the environment comes first. */
  private get authorization(): string {
    const apiKey = this.sources("apiKey");
    const jwt = this.sources("jwt");
    for (const level of ["provider", "environment", "stack"] as const) {
      if (apiKey[level] && jwt[level]) throw new VersoriError("Set either apiKey or jwt, not both in the same place.");
      if (apiKey[level]) return `Bearer ${apiKey[level]}`;
      if (jwt[level]) return `JWT ${jwt[level]}`;
    }
    throw new VersoriError(missing("apiKey", true));
  }

  private target(setting: Setting): string | undefined {
    const { provider, stack, environment } = this.sources(setting);
    return provider ?? stack ?? environment;
  }

  private sources(setting: Setting): Sources {
    return {
      provider: this.read(providerKey(setting)) || undefined,
      environment: this.environment[SETTINGS[setting]]?.trim() || undefined,
      stack: this.read(stackKey(setting)) || undefined,
    };
  }
}

/** The sentence for a setting that nobody made. */
export function missing(setting: Setting, secret = false): string {
  const command = `pulumi config set ${secret ? "--secret " : ""}${stackKey(setting)}`;
  return `Missing ${setting}: set the environment variable ${SETTINGS[setting]}, or run "${command} …".`;
}
