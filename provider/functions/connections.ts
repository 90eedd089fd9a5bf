import { z } from "zod";
import { type Connection, type ConnectionCredential, getConnection as get, listConnections } from "../api/connections";
import { configShown } from "../resources/auth-scheme-config";
import { mapOf } from "../resources/shared";
import { below, existing, idOrName, type LookUp, named, one } from "./look-up";
import type { BoundCredentialResult, ConnectionResult, ConnectionSummary } from "./results";

export const getConnectionsArgs = z.strictObject(below);
export type GetConnectionsArgs = z.infer<typeof getConnectionsArgs>;

export const getConnections: LookUp<GetConnectionsArgs, ConnectionSummary[]> = {
  args: getConnectionsArgs,
  find: (api, args) => {
    const what = `connector with the id ${args.connectorId}`;
    return existing(api, args.organisationId, what, listConnections(api, args));
  },
};

export const getConnectionArgs = one(z.strictObject({ ...below, ...idOrName }));
export type GetConnectionArgs = z.infer<typeof getConnectionArgs>;

export const getConnection: LookUp<GetConnectionArgs, ConnectionResult> = {
  args: getConnectionArgs,
  find: async (api, { id, name, ...at }) => {
    const kind = {
      kind: "connection",
      list: () => getConnections.find(api, at),
      get: (found: string) => get(api, at, found),
    };
    return connectionResult(await named(api, at.organisationId, { id, name }, kind));
  },
};

function connectionResult({ id, name, variables, credentials, createdAt, updatedAt }: Connection): ConnectionResult {
  const { action, trigger } = credentials;
  return {
    id,
    name,
    variables: mapOf(variables),
    credentials: { action: action.map(boundResult), trigger: trigger.map(boundResult) },
    createdAt,
    updatedAt,
  };
}

const boundResult = ({ id, authSchemeConfig, credential }: ConnectionCredential): BoundCredentialResult => ({
  id,
  authSchemeConfig: configShown(authSchemeConfig),
  credentialId: credential.id,
  credentialType: credential.type,
});
