import type { z } from "zod";
import type { Api } from "../api/client";
import { keepingOnce } from "../api/client-secrets";
import { same } from "../lifecycle/same";
import { holdsSecret } from "../lifecycle/secret-text";
import { under } from "./shared";

/** The auth scheme configs of one object, and how one of them is changed; `Place` is where a client secret is kept. */
export interface Configs<Config, Place, Answer> {
  readonly schema: z.ZodType<Config>;
  idOf(config: Config): string;
  /** Whether the service keeps a client secret for a config, in a place that the config itself does not name. */
  keepsClient(config: Config): boolean;
  /** Adds a config, or replaces the one with its id. */
  put(config: Config, place: Place | undefined, repeatable: boolean): Promise<Answer>;
  /** Where the service keeps the client secret of a config by now. */
  placeOf(id: string): Promise<Place | undefined>;
  /** Resolves to nothing where the service told nothing. */
  remove(id: string): Promise<Answer | undefined>;
}

/** A change of the object, and what is known of its configs. */
export interface ConfigsChange<Config, Place> {
  readonly olds: { authSchemeConfigs?: Config[] | undefined };
  readonly news: { authSchemeConfigs?: Config[] | undefined };
  readonly changed: ReadonlySet<string>;
  /** Where client secrets are kept, by the ids of configs. */
  readonly places: Record<string, Place>;
}

/**
 * Adds and replaces what differs, removes what is no longer listed; `done` hears of each step. Resolves to the configs
 * in the API's order.
 */
export async function convergeConfigs<Config, Place, Answer>(
  api: Api,
  configs: Configs<Config, Place, Answer>,
  { olds, news, changed, places }: ConfigsChange<Config, Place>,
  done: (now: Config[], answer: Answer | undefined) => void,
): Promise<Config[]> {
  const wanted = news.authSchemeConfigs ?? [];
  const holding = new Map(olds.authSchemeConfigs?.map((config) => [configs.idOf(config), config]));
  for (const config of wanted) {
    const id = configs.idOf(config);
    const isDue = changed.has("secretVersion") && holdsSecret(configs.schema, config);
    if (!isDue && same(holding.get(id), config)) continue;
    const answer = await put(api, configs, config, under(places, id));
    holding.set(id, config);
    done([...holding.values()], answer);
  }
  const kept = new Set(wanted.map((config) => configs.idOf(config)));
  for (const id of [...holding.keys()].filter((one) => !kept.has(one))) {
    const answer = await configs.remove(id);
    holding.delete(id);
    done([...holding.values()], answer);
  }
  return [...holding.values()];
}

async function put<Config, Place, Answer>(
  api: Api,
  configs: Configs<Config, Place, Answer>,
  config: Config,
  known: Place | undefined,
): Promise<Answer> {
  if (!configs.keepsClient(config)) return configs.put(config, known, true);
  const ask = () => configs.placeOf(configs.idOf(config));
  return keepingOnce(api, known, ask, (place) => configs.put(config, place, place !== undefined));
}
