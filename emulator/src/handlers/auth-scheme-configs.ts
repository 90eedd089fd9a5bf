import { invalid, missing } from "../errors";
import { type AuthSchemeConfig, type Credential, type Grant, NO_ID } from "../objects";
import { REDACTED } from "../secrets";
import { type Call, connectorOf, type Handler, keepConnector, ok } from "./call";
import { credentialOf, showConnector } from "./views";

/**
 * An auth scheme config as it is kept. A grant with a client secret keeps that in a credential: a new one when the
 * grant names none, else the named one, into which what is given is merged.
 */
export function keptConfig(
  call: Call,
  { validationMessages: _, ...config }: AuthSchemeConfig,
  path: string,
): AuthSchemeConfig {
  const at = (member: string): string => (path ? `${path}.${member}` : member);
  if (config.id === "") throw invalid(at("id"), "must not be empty");
  // The member belongs to one type of scheme only, but the description forbids it in no other.
  if (config.schemeType !== "oauth2" || !config.grant) return config;
  if (config.grant.grantType === "client_credentials") return config;
  return { ...config, grant: keptGrant(call, config.grant, at("grant"), `Client of ${config.id}`) };
}

/** Removes the client secrets that were stored for grants, of a connector or a connection which goes. */
export function removeGrantCredentials({ store, organisation }: Call, configs: AuthSchemeConfig[]): void {
  for (const { grant } of configs) {
    const credential = store.get<Credential>("credential", organisation, grant?.credentialId ?? "");
    if (credential?.forGrant) store.remove("credential", organisation, credential.id);
  }
}

const upsert: Handler = (call) => {
  const connector = connectorOf(call);
  const body: AuthSchemeConfig = call.body;
  const id = call.params["auth_scheme_config_id"];
  if (body.id !== id) throw invalid("id", "must be the id of the path");
  const config = keptConfig(call, body, "");
  const configs = connector.authSchemeConfigs;
  const exists = configs.some((one) => one.id === id);
  const authSchemeConfigs = exists ? configs.map((one) => (one.id === id ? config : one)) : [...configs, config];
  return ok(showConnector(call, keepConnector(call, { ...connector, authSchemeConfigs })));
};

const remove: Handler = (call) => {
  const connector = connectorOf(call);
  const id = call.params["auth_scheme_config_id"];
  const authSchemeConfigs = connector.authSchemeConfigs.filter((one) => one.id !== id);
  const removed = connector.authSchemeConfigs.filter((one) => one.id === id);
  if (removed.length === 0) throw missing("auth scheme config");
  removeGrantCredentials(call, removed);
  return ok(showConnector(call, keepConnector(call, { ...connector, authSchemeConfigs })));
};

/** Handlers of the auth scheme configs of a connector. */
export const authSchemeConfigHandlers = { v1UpsertAuthSchemeConfig: upsert, v1DeleteAuthSchemeConfig: remove };

function keptGrant(
  call: Call,
  { grantType, clientId, clientSecret, ...owner }: Grant,
  path: string,
  name: string,
): Grant {
  const { organisation: organisationId, store } = call;
  const before = namedCredential(call, owner, path);
  if (clientSecret === REDACTED && !before) {
    throw invalid(`${path}.clientSecret`, "is the text that hides a secret, not a secret");
  }
  const id = before?.id ?? store.newId();
  const given = {
    ...(clientId !== undefined && { clientId }),
    ...(clientSecret !== undefined && clientSecret !== REDACTED && { clientSecret }),
  };
  const none = { clientId: "", clientSecret: "", authorizeUrl: "", tokenUrl: "" };
  const data = { ...none, ...before?.data, ...given };
  const made = { name, type: "oauth2-client", forGrant: true as const };
  const credential: Credential = { ...(before ?? made), id, organisationId, data, updatedAt: store.now() };
  store.put("credential", organisationId, "", credential);
  return { grantType, credentialId: id, organisationId };
}

/** The credential that a grant names; a zero id is how some clients say that they name none. */
function namedCredential(call: Call, owner: Partial<Grant>, path: string): Credential | undefined {
  const named = (id: string | undefined): string | undefined => (id === NO_ID ? undefined : id);
  const [credentialId, organisationId] = [named(owner.credentialId), named(owner.organisationId)];
  if (credentialId === undefined && organisationId === undefined) return undefined;
  if (credentialId === undefined || organisationId === undefined) {
    const absent = credentialId === undefined ? "credentialId" : "organisationId";
    throw invalid(`${path}.${absent}`, "credentialId and organisationId come together, or not at all");
  }
  const credential = organisationId === call.organisation ? credentialOf(call, credentialId) : undefined;
  if (credential?.type !== "oauth2-client") {
    throw invalid(`${path}.credentialId`, "is no OAuth client credential of this organisation");
  }
  return credential;
}
