import type { Api } from "../api/client";
import { isUnavailable } from "../api/errors";
import { listExecutionPools } from "../api/platform/environments";
import { unlessGone } from "../api/platform/organisation";
import { listProjects, type Project } from "../api/platform/projects";
import { getSystem } from "../api/platform/systems";
import { listTemplates, type Template } from "../api/platform/templates";
import type { Offered } from "../lifecycle/definition";
import { found, listed } from "../lifecycle/found";
import { offeredBy } from "./schemes";

/** The name of an end user, as others refer to it. */
export const nameOfUser = (organisationId: string, externalId: string): string =>
  `EndUser ${organisationId}/${externalId}`;

/** The name of an environment, as others refer to it. */
export const nameOfEnvironment = (organisationId: string, projectId: string, name: string): string =>
  `Environment ${organisationId}/${projectId}/${name}`;

/** What a system offers; refuses one that is not there. */
export async function offersOf(api: Api, organisationId: string, systemId: string): Promise<Offered[]> {
  const attempt = unlessGone(api, organisationId, getSystem(api, organisationId, systemId));
  return (await found(attempt, ["systemId"], "system")).authSchemeConfigs.map(offeredBy);
}

/** Refuses an execution pool that is not there, where the service tells those that are. */
export async function verifyPool(api: Api, organisationId: string, pool: string | undefined): Promise<void> {
  if (pool === undefined) return;
  const pools = await listExecutionPools(api, organisationId).catch((error: unknown) => {
    if (!isUnavailable(error)) throw error;
    return [pool];
  });
  listed(pool, pools, ["executionPool"], ["the organisation", "execution pool"]);
}

/** Refuses projects that are not there. */
export async function verifyProjects(
  api: Api,
  organisationId: string,
  ids: string[],
  path: PropertyKey,
): Promise<void> {
  if (ids.length === 0) return;
  const all = await listProjects(api, organisationId);
  for (const [i, id] of ids.entries()) await found(projectIn(all, id), [path, i], "project in this organisation");
}

const projectIn = (all: Project[], id: string): Promise<Project | undefined> =>
  Promise.resolve(all.find((one) => one.id === id));

/** The templates of the projects in which an environment may be; only the list of a project tells a template. */
export async function templatesOf(api: Api, organisationId: string, environmentId?: string): Promise<Template[]> {
  const all = await listProjects(api, organisationId);
  const isWanted = ({ environments }: Project): boolean =>
    environmentId === undefined || environments.some(({ id }) => id === environmentId);
  const lists = all
    .filter(isWanted)
    .map(({ id: projectId }) => listTemplates(api, { organisationId, projectId }, environmentId));
  return (await Promise.all(lists)).flat();
}
