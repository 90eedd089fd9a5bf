import { z } from "zod";
import { type Connection, getConnection as readConnection, listConnections } from "../api/platform/connections";
import { listExecutionPools } from "../api/platform/environments";
import { type EndUser, getEndUser as readEndUser } from "../api/platform/end-users";
import { probe } from "../api/platform/organisation";
import { listTemplates } from "../api/platform/templates";
import { configId } from "../platform/auth-scheme-config";
import { existing, idOrName, type LookUp, named, one, owned } from "./look-up";
import type * as Result from "./platform-results";
import { id, inProject } from "./platform-projects";

export const getConnectionTemplatesArgs = z.strictObject({
  ...inProject,
  /** Id of the environment, a ULID. */
  environmentId: id,
});
export type GetConnectionTemplatesArgs = z.infer<typeof getConnectionTemplatesArgs>;

export const getConnectionTemplates: LookUp<GetConnectionTemplatesArgs, Result.ConnectionTemplateResult[]> = {
  args: getConnectionTemplatesArgs,
  find: async (api, args) => {
    const { organisationId, projectId, environmentId } = args;
    const templates = listTemplates(api, args, environmentId);
    const all = await existing(api, organisationId, `project with the id ${projectId}`, templates, probe);
    return all.map(({ authSchemeConfigs, id: own, systemId, name, dynamic }) => {
      return { id: own, systemId, name, dynamic, authSchemeConfigIds: authSchemeConfigs.map(configId) };
    });
  },
};

export const getPlatformConnectionsArgs = z.strictObject({
  ...owned,
  /** Id of a system, a ULID, to see its connections only. Default: those of all systems. */
  systemId: id.optional(),
  /** Id of an end user, a ULID, to see their connections only. Default: those of all, and static ones. */
  endUserId: id.optional(),
});
export type GetPlatformConnectionsArgs = z.infer<typeof getPlatformConnectionsArgs>;

export const getPlatformConnections: LookUp<GetPlatformConnectionsArgs, Result.PlatformConnectionResult[]> = {
  args: getPlatformConnectionsArgs,
  find: async (api, { organisationId, systemId, endUserId }) => {
    const filter = { system_id: systemId, end_user_id: endUserId };
    return (await listConnections(api, organisationId, filter)).map(connectionResult);
  },
};

export const getPlatformConnectionArgs = one(z.strictObject({ ...owned, ...idOrName }));
export type GetPlatformConnectionArgs = z.infer<typeof getPlatformConnectionArgs>;

export const getPlatformConnection: LookUp<GetPlatformConnectionArgs, Result.PlatformConnectionResult> = {
  args: getPlatformConnectionArgs,
  find: async (api, { organisationId, ...asked }) => {
    const kind = {
      kind: "connection",
      list: () => listConnections(api, organisationId),
      get: (found: string) => readConnection(api, organisationId, found),
      probe,
    };
    return connectionResult(await named(api, organisationId, asked, kind));
  },
};

export const getEndUserArgs = z.strictObject({
  ...owned,
  /** Its id (ULID), or your own id of the user. */
  id,
});
export type GetEndUserArgs = z.infer<typeof getEndUserArgs>;

export const getEndUser: LookUp<GetEndUserArgs, Result.EndUserResult> = {
  args: getEndUserArgs,
  find: async (api, { organisationId, id: asked }) => {
    const found = readEndUser(api, organisationId, asked);
    return endUserResult(await existing(api, organisationId, `end user ${asked}`, found, probe));
  },
};

export const getExecutionPoolsArgs = z.strictObject(owned);
export type GetExecutionPoolsArgs = z.infer<typeof getExecutionPoolsArgs>;

export const getExecutionPools: LookUp<GetExecutionPoolsArgs, string[]> = {
  args: getExecutionPoolsArgs,
  find: (api, { organisationId }) => listExecutionPools(api, organisationId),
};

function connectionResult(connection: Connection): Result.PlatformConnectionResult {
  const { id: own, name, baseUrl, systemId, connectionTemplateId, createdAt, updatedAt } = connection;
  return { id: own, name, baseUrl: baseUrl || undefined, systemId, connectionTemplateId, createdAt, updatedAt };
}

const endUserResult = ({ id: own, externalId, displayName, createdAt, updatedAt }: EndUser): Result.EndUserResult => ({
  id: own,
  externalId,
  displayName: displayName || undefined,
  createdAt,
  updatedAt,
});
