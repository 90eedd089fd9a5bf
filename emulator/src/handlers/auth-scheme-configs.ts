import { invalid, missing } from "../errors";
import type { AuthSchemeConfig, Credential } from "../objects";
import { REDACTED } from "../secrets";
import { type Call, connectorOf, type Handler, keepConnector, ok } from "./call";
import { showConnector } from "./views";

type Grant = NonNullable<AuthSchemeConfig["grant"]>;

/** What clients send whose types cannot leave an id out. */
const NO_ID = "0".repeat(26);

/**
 * An auth scheme config as it is kept. A grant with a client secret keeps that in a credential: a new one when the
 * grant names none, else the named one, into which what is given is merged.
 */
export function keptConfig(call: Call, config: AuthSchemeConfig, path: string): AuthSchemeConfig {
  const { validationMessages: _, ...kept } = config;
  if (config.id === "") throw invalid(`${path}.id`, "must not be empty");
  if (!config.grant || config.grant.grantType === "client_credentials") return kept;
  const credential = grantCredential(call, config.grant, config.id, `${path}.grant`);
  call.store.put("credential", call.organisation, "", credential);
  const { grantType } = config.grant;
  return { ...kept, grant: { grantType, credentialId: credential.id, organisationId: call.organisation } };
}

/** Removes the client secrets that were stored for the grants of a connector which goes. */
export function removeGrantCredentials({ store, organisation }: Call, configs: AuthSchemeConfig[]): void {
  for (const { grant } of configs) {
    const credential = store.get<Credential>("credential", organisation, grant?.credentialId ?? "");
    if (credential?.forGrant) store.remove("credential", organisation, credential.id);
  }
}

function grantCredential(call: Call, grant: Grant, name: string, path: string): Credential {
  const [credentialId, organisationId] = [grant.credentialId, grant.organisationId].map((id) =>
    id === NO_ID ? undefined : id,
  );
  if ((credentialId === undefined) !== (organisationId === undefined)) {
    throw invalid(path, "needs credentialId and organisationId together, or neither");
  }
  const before =
    credentialId === undefined ? undefined : call.store.get<Credential>("credential", call.organisation, credentialId);
  if (credentialId !== undefined && !before) throw invalid(`${path}.credentialId`, "is no credential here");
  const { clientId, clientSecret } = grant;
  if (clientSecret === REDACTED && !before) throw invalid(`${path}.clientSecret`, "is the text that hides a secret");
  const secret = clientSecret === undefined || clientSecret === REDACTED ? {} : { clientSecret };
  const empty = { clientId: "", clientSecret: "", authorizeUrl: "", tokenUrl: "" };
  return {
    id: before?.id ?? call.store.newId(),
    organisationId: call.organisation,
    name: before?.name ?? `Client of ${name}`,
    type: "oauth2-client",
    data: { ...empty, ...before?.data, ...(clientId !== undefined && { clientId }), ...secret },
    ...((before?.forGrant ?? !before) && { forGrant: true as const }),
    updatedAt: call.store.now(),
  };
}

const upsert: Handler = (call) => {
  const connector = connectorOf(call);
  const body = call.body as AuthSchemeConfig;
  const id = call.params["auth_scheme_config_id"];
  if (body.id !== id) throw invalid("id", "must be the id of the path");
  const config = keptConfig(call, body, "body");
  const configs = connector.authSchemeConfigs;
  const exists = configs.some((one) => one.id === id);
  const authSchemeConfigs = exists ? configs.map((one) => (one.id === id ? config : one)) : [...configs, config];
  return ok(showConnector(call, keepConnector(call, { ...connector, authSchemeConfigs })));
};

const remove: Handler = (call) => {
  const connector = connectorOf(call);
  const id = call.params["auth_scheme_config_id"];
  const authSchemeConfigs = connector.authSchemeConfigs.filter((one) => one.id !== id);
  if (authSchemeConfigs.length === connector.authSchemeConfigs.length) throw missing("auth scheme config");
  removeGrantCredentials(
    call,
    connector.authSchemeConfigs.filter((one) => one.id === id),
  );
  return ok(showConnector(call, keepConnector(call, { ...connector, authSchemeConfigs })));
};

export const authSchemeConfigHandlers = { v1UpsertAuthSchemeConfig: upsert, v1DeleteAuthSchemeConfig: remove };
