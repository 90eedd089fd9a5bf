import { invalid, missing } from "../errors";
import { type AuthSchemeConfig, type Credential, type Grant, NO_ID } from "../objects";
import { REDACTED } from "../secrets";
import { type Call, connectorOf, type Handler, keepConnector, ok } from "./call";
import { credentialOf, showConnector } from "./views";

/** Which credential keeps the client of a grant. */
export type Owner = Required<Pick<Grant, "credentialId" | "organisationId">>;
type Client = Omit<Grant, "grantType">;

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
  const { grantType, ...client } = config.grant;
  return { ...config, grant: { grantType, ...keptClient(call, client, at("grant"), `Client of ${config.id}`) } };
}

/** Removes the client secrets that were stored for grants, of a connector or a connection which goes. */
export function removeGrantCredentials(call: Call, configs: AuthSchemeConfig[]): void {
  for (const { grant } of configs) removeClient(call, grant?.credentialId);
}

/** Removes the credential of a client, if it was made for one. */
export function removeClient({ store, organisation }: Call, id = ""): void {
  if (store.get<Credential>("credential", organisation, id)?.forGrant) store.remove("credential", organisation, id);
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

/** Keeps the client of an OAuth application in a credential, and says in which. */
export function keptClient(
  call: Call,
  { clientId, clientSecret, ...owner }: Client,
  path: string,
  name: string,
): Owner {
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
  return { credentialId: id, organisationId };
}

/** The credential that a grant names; a zero id is how some clients say that they name none. */
function namedCredential(call: Call, owner: Partial<Owner>, path: string): Credential | undefined {
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
