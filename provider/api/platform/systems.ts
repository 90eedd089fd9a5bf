import { z } from "zod";
import type { Api } from "../client";
import { page } from "../pages";
import { path } from "../path";
import { list, nothing } from "../wire";
import { organisation } from "./organisation";

/** Auth scheme config: `type` names the one member that is filled. */
export const keyedConfig = z.looseObject({ type: z.string() });
export type KeyedConfig = z.infer<typeof keyedConfig>;

/** External API known to an organisation. https://docs.versori.com/v2/api-reference/systems/create-a-new-system */
export const system = z.object({
  id: z.string(),
  name: z.string(),
  domain: z.string(),
  templateBaseUrl: z.string(),
  authSchemeConfigs: list(keyedConfig),
});
export type System = z.infer<typeof system>;

/** What can be changed of a system in one request. */
export type SystemBody = Pick<System, "name" | "domain" | "templateBaseUrl">;

const systems = (organisationId: string) => organisation(organisationId) + path`/systems`;

export const listSystems = (api: Api, organisationId: string, search: string): Promise<System[]> =>
  page(api, systems(organisationId), "items", system, { search });

export const getSystem = (api: Api, organisationId: string, id: string): Promise<System> =>
  api.send({ method: "GET", path: systems(organisationId) + path`/${id}` }, system);

export const createSystem = (
  api: Api,
  organisationId: string,
  body: SystemBody & { authSchemeConfigs: object[]; labels?: Record<string, string> },
): Promise<System> => api.send({ method: "POST", path: systems(organisationId), body }, system);

export const updateSystem = (api: Api, organisationId: string, id: string, body: SystemBody): Promise<System> =>
  api.send({ method: "PUT", path: systems(organisationId) + path`/${id}`, body }, system);

export const deleteSystem = (api: Api, organisationId: string, id: string): Promise<undefined> =>
  api.send({ method: "DELETE", path: systems(organisationId) + path`/${id}` }, nothing);

const config = (organisationId: string, id: string, configId: string) =>
  systems(organisationId) + path`/${id}/auth-scheme-configs/${configId}`;

/** Adds a config, or replaces the one with this id. */
export const upsertConfig = (
  api: Api,
  organisationId: string,
  id: string,
  configId: string,
  { body, repeatable }: { body: object; repeatable: boolean },
): Promise<KeyedConfig> =>
  api.send({ method: "PUT", path: config(organisationId, id, configId), body, repeatable }, keyedConfig);

export const deleteConfig = (api: Api, organisationId: string, id: string, configId: string): Promise<undefined> =>
  api.send({ method: "DELETE", path: config(organisationId, id, configId) }, nothing);
