import { z } from "zod";
import type { Api } from "../client";
import { path } from "../path";
import { absent, list, nothing } from "../wire";
import { organisation } from "./organisation";
import { type Environment, environment, type Project, project } from "./projects";

/** Where the environments of a project are. */
export interface ProjectAddress {
  readonly organisationId: string;
  readonly projectId: string;
}

/** What a clone of an environment is like. */
export interface CloneBody {
  readonly oldEnvName: string;
  readonly newEnvName: string;
  readonly executionPool?: string;
  readonly cloneSystems?: boolean;
  readonly copyStaticUserVariables?: boolean;
}

const environments = ({ organisationId, projectId }: ProjectAddress) =>
  organisation(organisationId) + path`/projects/${projectId}/environments`;

/** Answers with the whole project; the new environment is in it by its name. */
export const cloneEnvironment = (api: Api, at: ProjectAddress, body: CloneBody): Promise<Project> =>
  api.send({ method: "POST", path: environments(at) + "/clone", body }, project);

/** The only document that has this operation has it as a POST. */
export const deleteEnvironment = (api: Api, at: ProjectAddress, id: string): Promise<undefined> =>
  api.send({ method: "POST", path: environments(at) + path`/${id}`, repeatable: true }, nothing);

export const changePool = (api: Api, at: ProjectAddress, name: string, executionPool: string): Promise<Environment> =>
  api.send(
    {
      method: "PUT",
      path: environments(at) + "/execution-pools",
      query: { project_env: name },
      body: { executionPool },
    },
    environment,
  );

const one = (organisationId: string, id: string) => organisation(organisationId) + path`/environments/${id}`;

export const updateConfig = (api: Api, organisationId: string, id: string, body: object): Promise<undefined> =>
  api.send({ method: "PUT", path: one(organisationId, id) + "/config", body }, nothing);

/** Names of the places where code can run. */
export const listExecutionPools = (api: Api, organisationId: string): Promise<string[]> =>
  api.send(
    { method: "GET", path: organisation(organisationId) + "/execution-pools" },
    z
      .object({ executionPools: list(z.object({ name: z.string() })) })
      .transform(({ executionPools }) => executionPools.map(({ name }) => name)),
  );

/** Values of variables by name. */
export type Variables = Record<string, unknown>;
const values = z.record(z.string(), z.unknown());

/** The variables that static connections share; only the static activation of an environment tells them. */
export const getStaticVariables = (api: Api, organisationId: string, id: string): Promise<Variables> =>
  api.send(
    { method: "GET", path: one(organisationId, id) + "/activations", query: { static: true } },
    z.array(z.object({ dynamicVariables: absent(values) })).transform(([first]) => first?.dynamicVariables ?? {}),
  );

export const setStaticVariables = (api: Api, organisationId: string, id: string, body: Variables): Promise<Variables> =>
  api.send({ method: "PATCH", path: one(organisationId, id) + "/variables", body }, values);
