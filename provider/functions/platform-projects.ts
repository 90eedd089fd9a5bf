import { z } from "zod";
import { VersoriError } from "../api/errors";
import { probe } from "../api/platform/organisation";
import { type Environment, getProject as readProject, listProjects, type Project } from "../api/platform/projects";
import { getSystem as readSystem, listSystems, type System } from "../api/platform/systems";
import { configShown } from "../platform/auth-scheme-config";
import { idOrName, type LookUp, named, one, owned } from "./look-up";
import type * as Result from "./platform-results";

/** An id or a name that has to be given. */
export const id = z.string().min(1, "must not be empty");

/** Arguments of look-ups below a project. */
export const inProject = {
  ...owned,
  /** Id of the project, a ULID. */
  projectId: id,
};

export const getSystemsArgs = z.strictObject({
  ...owned,
  /** Part of the name. Default: all systems. */
  search: z.string().optional(),
});
export type GetSystemsArgs = z.infer<typeof getSystemsArgs>;

export const getSystems: LookUp<GetSystemsArgs, Result.SystemResult[]> = {
  args: getSystemsArgs,
  find: async (api, { organisationId, search = "" }) =>
    (await listSystems(api, organisationId, search)).map(systemResult),
};

export const getSystemArgs = one(z.strictObject({ ...owned, ...idOrName }));
export type GetSystemArgs = z.infer<typeof getSystemArgs>;

export const getSystem: LookUp<GetSystemArgs, Result.SystemResult> = {
  args: getSystemArgs,
  find: async (api, { organisationId, ...asked }) => {
    const kind = {
      kind: "system",
      list: () => listSystems(api, organisationId, asked.name ?? ""),
      get: (found: string) => readSystem(api, organisationId, found),
      probe,
    };
    return systemResult(await named(api, organisationId, asked, kind));
  },
};

export const getProjectsArgs = z.strictObject(owned);
export type GetProjectsArgs = z.infer<typeof getProjectsArgs>;

export const getProjects: LookUp<GetProjectsArgs, Result.ProjectResult[]> = {
  args: getProjectsArgs,
  find: async (api, { organisationId }) => (await listProjects(api, organisationId)).map(projectResult),
};

export const getProjectArgs = one(z.strictObject({ ...owned, ...idOrName }));
export type GetProjectArgs = z.infer<typeof getProjectArgs>;

export const getProject: LookUp<GetProjectArgs, Result.ProjectResult> = {
  args: getProjectArgs,
  find: async (api, { organisationId, ...asked }) => {
    const kind = {
      kind: "project",
      list: () => listProjects(api, organisationId),
      get: (found: string) => readProject(api, organisationId, found),
      probe,
    };
    return projectResult(await named(api, organisationId, asked, kind));
  },
};

export const getEnvironmentArgs = z.strictObject({
  ...inProject,
  /** Its name; a new project has one environment. */
  name: id,
});
export type GetEnvironmentArgs = z.infer<typeof getEnvironmentArgs>;

export const getEnvironment: LookUp<GetEnvironmentArgs, Result.EnvironmentResult> = {
  args: getEnvironmentArgs,
  find: async (api, { organisationId, projectId, name }) => {
    const { environments } = await getProject.find(api, { organisationId, id: projectId });
    const found = environments.find((environment) => environment.name === name);
    if (found) return found;
    const names = environments.map((environment) => `"${environment.name}"`).join(", ");
    throw new VersoriError(`the project has no environment "${name}"; it has ${names || "none"}.`);
  },
};

const systemResult = ({ id: own, name, domain, templateBaseUrl, authSchemeConfigs }: System): Result.SystemResult => ({
  id: own,
  name,
  domain,
  templateBaseUrl,
  authSchemeConfigs: authSchemeConfigs.map((config) => configShown(config)),
});

const projectResult = ({ id: own, name, environments, createdAt, updatedAt }: Project): Result.ProjectResult => ({
  id: own,
  name,
  environments: environments.map(environmentResult),
  createdAt,
  updatedAt,
});

function environmentResult(environment: Environment): Result.EnvironmentResult {
  const { id: own, name, status, publicUrl, executionPool, createdAt, updatedAt } = environment;
  return { id: own, name, status, publicUrl, executionPool, createdAt, updatedAt };
}
