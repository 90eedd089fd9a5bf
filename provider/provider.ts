import {
  Config,
  type Input,
  type Output,
  output,
  ProviderResource,
  type ResourceOptions,
  secret,
} from "@pulumi/pulumi";
import { providerKey, SETTINGS, type Setting, stackKey } from "./config";

/** Settings of one account; what is left out comes from the stack configuration or the environment. */
export interface ProviderArgs {
  /** Organisation (ULID) for resources that name none. Default: `versori:organisationId`, `VERSORI_ORGANISATION_ID`. */
  organisationId?: Input<string>;
  /** Address of the API. Default: `versori:baseUrl`, `VERSORI_BASE_URL`, `https://platform.versori.com/api`. */
  baseUrl?: Input<string>;
  /** API key; always encrypted in state. Default: `VERSORI_API_KEY`, `versori:apiKey`. */
  apiKey?: Input<string>;
  /** Signed token, instead of an API key; always encrypted in state. Default: `VERSORI_JWT`, `versori:jwt`. */
  jwt?: Input<string>;
  /** Seconds that one operation may take. Default: `versori:timeoutSeconds`, `VERSORI_TIMEOUT_SECONDS`, 300. */
  timeoutSeconds?: Input<number>;
}

/** Settings that are encrypted in state. */
const SECRET: readonly Setting[] = ["apiKey", "jwt"];

/**
 * An account of its own, for programs that work with several: hand it to resources as `{ provider }`.
 * https://docs.versori.com/legacy/api-reference/authentication
 */
export class Provider extends ProviderResource {
  /** What the engine hands to the plugin, for look-ups, which run in the program; always a secret output. */
  readonly settings: Output<Record<string, string>>;

  constructor(name: string, args: ProviderArgs = {}, opts?: ResourceOptions) {
    const settings = { ...stackSettings(), ...fromArgs(args) };
    super("pulumi-nodejs", name, settings, opts);
    this.settings = secret(settings);
  }
}

function fromArgs(args: ProviderArgs): Record<string, Input<string>> {
  const given = Object.entries(args).filter(([, value]) => value !== undefined) as [Setting, Input<string | number>][];
  return Object.fromEntries(
    given.map(([setting, value]) => [providerKey(setting), guarded(setting, output(value).apply(String))]),
  );
}

/** The engine configures an explicit provider with its inputs alone, so the stack's settings have to be among them. */
export function stackSettings(): Record<string, Input<string>> {
  const config = new Config("versori");
  const settings = (Object.keys(SETTINGS) as Setting[]).map((setting) => [setting, config.get(setting)] as const);
  return Object.fromEntries(
    settings.flatMap(([setting, value]) => (value === undefined ? [] : [[stackKey(setting), guarded(setting, value)]])),
  );
}

const guarded = (setting: Setting, value: Input<string>): Input<string> =>
  SECRET.includes(setting) ? secret(value) : value;
