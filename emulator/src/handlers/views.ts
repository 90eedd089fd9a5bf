import type { AuthSchemeConfig, Binding, Connection, Connector, Credential, Version } from "../objects";
import { hidden, REDACTED } from "../secrets";
import { type Call, connectionsOf, isPast, versionsOf } from "./call";

/** A connector as the API shows it: with all its connections and versions, without its categories and secrets. */
export function showConnector(call: Call, connector: Connector): object {
  const { categories: _, authSchemeConfigs, ...shown } = connector;
  return {
    ...shown,
    authSchemeConfigs: authSchemeConfigs.map((config) => showConfig(call, config)),
    connections: connectionsOf(call, connector.id).map((connection) => showConnection(call, connection)),
    versions: showVersions(versionsOf(call, connector.id)),
  };
}

/** A connector as all organisations may see it: without connections, drafts, and the client of its owner. */
export function showPublicConnector(call: Call, connector: Connector): object {
  const { categories: _, ...shown } = connector;
  const versions = versionsOf({ ...call, organisation: connector.organisationId }, connector.id);
  return {
    ...shown,
    authSchemeConfigs: connector.authSchemeConfigs.map(withoutClient),
    connections: [],
    versions: showVersions(versions).filter(({ publishedAt }) => publishedAt !== null),
  };
}

/** A config without what belongs to the organisation's application at the other side. */
export function withoutClient(config: AuthSchemeConfig): AuthSchemeConfig {
  const { grant, mtlsCredentialId: _, ...others } = config;
  return grant ? { ...others, grant: { grantType: grant.grantType } } : others;
}

/** A connection with the configs and credentials that are bound to it. */
export function showConnection(call: Call, connection: Connection): object {
  const { id, name, variables, createdAt, updatedAt, credentials } = connection;
  const shown = (bindings: Binding[]) =>
    bindings.flatMap((binding) => {
      const credential = credentialOf(call, binding.credentialId);
      const authSchemeConfig = showConfig(call, binding.authSchemeConfig);
      // A credential that expired is gone, and with it the pair.
      return credential ? [{ id: binding.id, authSchemeConfig, credential: showCredential(credential) }] : [];
    });
  const { action, trigger } = credentials;
  return { id, name, credentials: { action: shown(action), trigger: shown(trigger) }, variables, createdAt, updatedAt };
}

/** Without `usages`, which only the read of a single credential loads. */
export function showCredential({ updatedAt: _, forGrant: __, ...credential }: Credential): object {
  return { ...credential, data: hidden(credential.type, credential.data), errors: [] };
}

/** Whether a version is the latest follows from the others. */
export function showVersions(versions: Version[]): (Version & { isLatest: boolean })[] {
  const moments = versions.flatMap(({ publishedAt }) => publishedAt ?? []);
  const newest = moments.sort().at(-1);
  return versions.map((version) => ({
    ...version,
    isLatest: newest !== undefined && version.publishedAt === newest,
    messages: [],
  }));
}

/** A credential that is not past its end; the platform deletes those that are. */
export function credentialOf(call: Call, id: string): Credential | undefined {
  const credential = call.store.get<Credential>("credential", call.organisation, id);
  return isPast(call, credential?.expiresAt) ? undefined : credential;
}

function showConfig(call: Call, config: AuthSchemeConfig): AuthSchemeConfig {
  const credential = config.grant?.credentialId && credentialOf(call, config.grant.credentialId);
  if (!credential || !config.grant) return config;
  const { clientId, clientSecret } = credential.data as { clientId: string; clientSecret: string };
  const told = { ...(clientId && { clientId }), ...(clientSecret && { clientSecret: REDACTED }) };
  return { ...config, grant: { ...config.grant, ...told } };
}
