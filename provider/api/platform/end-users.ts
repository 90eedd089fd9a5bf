import { z } from "zod";
import type { Api } from "../client";
import { path } from "../path";
import { absent, list, nothing } from "../wire";
import { connection } from "./connections";
import type { Variables } from "./environments";
import { organisation } from "./organisation";

/** Somebody for whom integrations run. https://docs.versori.com/v2/api-reference/end_users/create-an-end-user */
export const endUser = z.object({
  id: z.string(),
  externalId: z.string(),
  displayName: absent(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type EndUser = z.infer<typeof endUser>;

const users = (organisationId: string) => organisation(organisationId) + path`/users`;

export const getEndUser = (api: Api, organisationId: string, id: string): Promise<EndUser> =>
  api.send({ method: "GET", path: users(organisationId) + path`/${id}` }, endUser);

export const createEndUser = (
  api: Api,
  organisationId: string,
  body: { externalId: string; displayName?: string },
): Promise<EndUser> => api.send({ method: "POST", path: users(organisationId), body }, endUser);

export const deleteEndUser = (api: Api, organisationId: string, id: string): Promise<undefined> =>
  api.send({ method: "DELETE", path: users(organisationId) + path`/${id}` }, nothing);

/**
 * End user who uses an environment.
 * https://docs.versori.com/v2/api-reference/projects/activates-a-user-on-an-environment
 */
export const activation = z.object({
  id: z.string(),
  user: endUser,
  connections: list(connection),
  dynamicVariables: absent(z.record(z.string(), z.unknown())),
});
export type Activation = z.infer<typeof activation>;

/** What an activation is made of. */
export interface ActivationBody {
  readonly userId: string;
  readonly environmentId: string;
  readonly connections: { connectionTemplateId: string; existingConnectionId: string }[];
  readonly dynamicVariables?: Variables;
}

const activations = (organisationId: string, environmentId: string) =>
  organisation(organisationId) + path`/environments/${environmentId}/activations`;

export const activateUser = (api: Api, organisationId: string, body: ActivationBody): Promise<Activation> =>
  api.send({ method: "POST", path: organisation(organisationId) + path`/activations`, body }, activation);

export const listActivations = (api: Api, organisationId: string, environmentId: string): Promise<Activation[]> =>
  api.send({ method: "GET", path: activations(organisationId, environmentId) }, z.array(activation));

export const getActivation = (
  api: Api,
  organisationId: string,
  environmentId: string,
  id: string,
): Promise<Activation> =>
  api.send({ method: "GET", path: activations(organisationId, environmentId) + path`/${id}` }, activation);

export const deleteActivation = (
  api: Api,
  organisationId: string,
  environmentId: string,
  id: string,
): Promise<undefined> =>
  api.send({ method: "DELETE", path: activations(organisationId, environmentId) + path`/${id}` }, nothing);

/** Sets the named variables; null removes one. */
export const setVariables = (
  api: Api,
  organisationId: string,
  environmentId: string,
  id: string,
  body: Variables,
): Promise<Variables> =>
  api.send(
    { method: "PATCH", path: activations(organisationId, environmentId) + path`/${id}/variables`, body },
    z.record(z.string(), z.unknown()),
  );
