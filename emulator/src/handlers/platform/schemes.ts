import { invalid, missing } from "../../errors";
import { REDACTED } from "../../secrets";
import { keptClient, removeClient } from "../auth-scheme-configs";
import { type Call, created, done, type Handler } from "../call";
import { credentialOf } from "../views";
import { systemOf } from "./find";
import { memberOf, refuseForeign } from "./keyed";
import type { Keyed, System, Template } from "./objects";

/** Legal types whose config nobody describes. */
const WITHOUT_MEMBER = ["jwt-bearer", "secret"];

interface Client {
  clientId?: string;
  clientSecret?: string;
  credentialId?: string;
  organisationId?: string;
}

/** Id of a config, which is within its member; types without a member have none. */
export const schemeId = (config: Keyed): string | undefined => detailsOf(config)?.["id"] as string | undefined;

/** A config as it is kept: the secrets of OAuth applications go into credentials. */
export function keptScheme(call: Call, config: Keyed, path: string): Keyed {
  const { type = "" } = config;
  refuseForeign(config, type, path, WITHOUT_MEMBER);
  const member = memberOf(type);
  if (config[member] === undefined) return config;
  const { validationMessages: _, ...details } = config[member] as Record<string, unknown>;
  const at = `${path ? `${path}.` : ""}${member}`;
  if (type === "oauth2") return { type, [member]: { ...details, grant: keptGrant(call, details, at) } };
  if (type !== "oauth1") return { type, [member]: details };
  const { consumerKey, consumerSecret, credentialId } = details as Record<string, string | undefined>;
  const client = { clientId: consumerKey, clientSecret: consumerSecret, ...owner(call, credentialId) };
  const kept = keptClient(call, client, at, `Client of ${String(details["id"])}`);
  return { type, [member]: { ...details, consumerSecret: REDACTED, credentialId: kept.credentialId } };
}

/** A config as the API shows it: with the id of the client, and its secret hidden. */
export function showScheme(call: Call, config: Keyed): Keyed {
  const details = detailsOf(config);
  const grant = details?.["grant"] as Keyed | undefined;
  const owner = grant?.[grant.type ?? ""] as Client | undefined;
  const client = owner?.credentialId === undefined ? undefined : credentialOf(call, owner.credentialId);
  if (!client || !grant?.type) return config;
  const { clientId, clientSecret } = client.data as { clientId: string; clientSecret: string };
  const told = { ...(clientId && { clientId }), ...(clientSecret && { clientSecret: REDACTED }) };
  return { type: config.type ?? "", oauth2: { ...details, grant: { ...grant, [grant.type]: { ...owner, ...told } } } };
}

/** Removes the client secrets that were kept for configs. */
export function removeClients(call: Call, configs: Keyed[]): void {
  for (const config of configs) removeClient(call, clientId(config));
}

/** Id of the credential with the client secret of a config. */
export function clientId(config: Keyed): string | undefined {
  const details = detailsOf(config);
  const grant = details?.["grant"] as Keyed | undefined;
  const id = (grant?.[grant.type ?? ""] as Client | undefined)?.credentialId ?? details?.["credentialId"];
  return id as string | undefined;
}

const upsert: Handler = (call) => {
  const system = systemOf(call);
  const id = call.params["auth_scheme_config_id"];
  const config = keptScheme(call, call.body, "");
  if (schemeId(config) !== id) throw invalid(`${memberOf(config.type ?? "")}.id`, "must be the id of the path");
  const exists = system.authSchemeConfigs.some((one) => schemeId(one) === id);
  keep(call, system, (all) => (exists ? all.map((one) => (schemeId(one) === id ? config : one)) : [...all, config]));
  return created(showScheme(call, config));
};

const remove: Handler = (call) => {
  const system = systemOf(call);
  const id = call.params["auth_scheme_config_id"];
  const removed = system.authSchemeConfigs.filter((one) => schemeId(one) === id);
  if (removed.length === 0) throw missing("auth scheme config");
  keep(call, system, (all) => all.filter((one) => schemeId(one) !== id));
  removeClients(call, removed);
  for (const template of call.store.list<Template>("connection-template", call.organisation)) {
    const authSchemeConfigIds = template.authSchemeConfigIds.filter((one) => one !== id);
    if (template.systemId !== system.id || authSchemeConfigIds.length === template.authSchemeConfigIds.length) continue;
    const changed: Template = { ...template, authSchemeConfigIds };
    call.store.put("connection-template", call.organisation, template.environmentId, changed);
  }
  return done;
};

/** Handlers of the auth scheme configs of a system. */
export const schemeHandlers = { v2UpsertAuthSchemeConfig: upsert, v2DeleteAuthSchemeConfig: remove };

const detailsOf = (config: Keyed): Record<string, unknown> | undefined =>
  config[memberOf(config.type ?? "")] as Record<string, unknown> | undefined;

const owner = ({ organisation }: Call, credentialId: string | undefined): Client =>
  credentialId === undefined ? {} : { credentialId, organisationId: organisation };

function keptGrant(call: Call, details: Record<string, unknown>, path: string): Keyed {
  const grant = details["grant"] as Keyed;
  const { type = "" } = grant;
  refuseForeign(grant, type, `${path}.grant`, ["authorizationCode", "clientCredentials", "password"]);
  if (type === "clientCredentials") return grant;
  const client = (grant[type] ?? {}) as Client;
  return { type, [type]: keptClient(call, client, `${path}.grant.${type}`, `Client of ${String(details["id"])}`) };
}

function keep(call: Call, system: System, change: (configs: Keyed[]) => Keyed[]): void {
  const authSchemeConfigs = change(system.authSchemeConfigs);
  const changed: System = { ...system, authSchemeConfigs, updatedAt: call.store.now() };
  call.store.put("system", call.organisation, "", changed);
}
