import { z } from "zod";
import type { Api } from "../client";
import { path } from "../path";
import { absent, list, nothing } from "../wire";
import { organisation } from "./organisation";

const open = z.record(z.string(), z.unknown());

/** One of the places where a project runs. */
export const environment = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  publicUrl: absent(z.string()),
  executionPool: absent(z.string()),
  config: absent(open),
});
export type Environment = z.infer<typeof environment>;

/** Project of an organisation. https://docs.versori.com/v2/api-reference/projects/get-project */
export const project = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  environments: list(environment),
  settings: absent(open),
});
export type Project = z.infer<typeof project>;

const projects = (organisationId: string) => organisation(organisationId) + path`/projects`;

export const listProjects = (api: Api, organisationId: string): Promise<Project[]> =>
  api.send(
    { method: "GET", path: projects(organisationId) },
    z.object({ projects: list(project) }).transform((answer) => answer.projects),
  );

export const getProject = (api: Api, organisationId: string, id: string): Promise<Project> =>
  api.send({ method: "GET", path: projects(organisationId) + path`/${id}` }, project);

export const createProject = (
  api: Api,
  organisationId: string,
  body: { name: string; executionPool?: string },
): Promise<Project> => api.send({ method: "POST", path: projects(organisationId), body }, project);

/** Changes a project; members that are absent stay as they are. */
export const updateProject = (
  api: Api,
  organisationId: string,
  id: string,
  body: { name?: string; settings?: object },
): Promise<Project> => api.send({ method: "PUT", path: projects(organisationId) + path`/${id}`, body }, project);

export const deleteProject = (api: Api, organisationId: string, id: string): Promise<undefined> =>
  api.send({ method: "DELETE", path: projects(organisationId) + path`/${id}` }, nothing);

const variables = (organisationId: string, id: string) => projects(organisationId) + path`/${id}/variables`;

/** JSON Schema of the variables of a project. */
export const getVariablesSchema = (api: Api, organisationId: string, id: string): Promise<Record<string, unknown>> =>
  api.send({ method: "GET", path: variables(organisationId, id) }, open);

export const setVariablesSchema = (
  api: Api,
  organisationId: string,
  id: string,
  body: object,
): Promise<Record<string, unknown>> => api.send({ method: "PUT", path: variables(organisationId, id), body }, open);
