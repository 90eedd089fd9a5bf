import { invalid, missing } from "../errors";
import type { AuthSchemeConfig, Credential } from "../objects";
import { REDACTED } from "../secrets";
import { type Call, connectorOf, type Handler, keepConnector, ok } from "./call";
import { showConnector } from "./views";

/**
 * An auth scheme config as it is kept. A grant with a client secret keeps that in a credential: a new one when the
 * grant names none, else the named one, into which what is given is merged.
 */
export function keptConfig(call: Call, config: AuthSchemeConfig, path: string): AuthSchemeConfig {
  const { validationMessages: _, ...kept } = config;
  if (config.id === "") throw invalid(`${path}.id`, "must not be empty");
  if (!config.grant || config.grant.grantType === "client_credentials") return kept as AuthSchemeConfig;
  const { grantType, credentialId, organisationId, clientId, clientSecret } = config.grant;
  if ((credentialId === undefined) !== (organisationId === undefined)) {
    throw invalid(`${path}.grant`, "needs credentialId and organisationId together, or neither");
  }
  const before = credentialId === undefined ? undefined : call.store.get<Credential>("credential", call.organisation, credentialId);
  if (credentialId !== undefined && !before) throw invalid(`${path}.grant.credentialId`, "is no credential of this organisation");
  const secret = clientSecret === undefined || (clientSecret === REDACTED && before) ? {} : { clientSecret };
  const given = { ...(clientId !== undefined && { clientId }), ...secret };
  if (clientSecret === REDACTED && !before) throw invalid(`${path}.grant.clientSecret`, "is the text that hides a secret");
  const credential: Credential = {
    id: before?.id ?? call.store.newId(),
    organisationId: call.organisation,
    name: before?.name ?? `Client of ${config.id}`,
    type: "oauth2-client",
    data: { clientId: "", clientSecret: "", authorizeUrl: "", tokenUrl: "", ...before?.data, ...given },
    updatedAt: call.store.now(),
  };
  call.store.put("credential", call.organisation, "", credential);
  const grant = { grantType, credentialId: credential.id, organisationId: call.organisation };
  return { ...kept, grant } as AuthSchemeConfig;
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
  return ok(showConnector(call, keepConnector(call, { ...connector, authSchemeConfigs })));
};

export const authSchemeConfigHandlers = { v1UpsertAuthSchemeConfig: upsert, v1DeleteAuthSchemeConfig: remove };
