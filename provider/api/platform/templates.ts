import { z } from "zod";
import type { Api } from "../client";
import { path } from "../path";
import { absent, list, nothing } from "../wire";
import type { ProjectAddress } from "./environments";
import { organisation } from "./organisation";
import { keyedConfig } from "./systems";

/**
 * Link of a system to an environment. In the API, `id` is that of the system; here it is that of the template.
 * https://docs.versori.com/v2/api-reference/systems/create-a-new-connection-template
 */
export const template = z
  .object({
    id: z.string(),
    connectionTemplateId: absent(z.string()),
    name: z.string(),
    domain: z.string(),
    dynamic: z.boolean(),
    templateBaseUrl: z.string(),
    authSchemeConfigs: list(keyedConfig),
  })
  .transform(({ id, connectionTemplateId, ...told }) => ({ ...told, systemId: id, id: connectionTemplateId ?? "" }));
export type Template = z.infer<typeof template>;

/** What can be changed of a template. */
export interface TemplateChange {
  readonly name?: string;
  readonly dynamic?: boolean;
  readonly authSchemeConfigIds?: string[];
}

const templates = ({ organisationId, projectId }: ProjectAddress) =>
  organisation(organisationId) + path`/projects/${projectId}/connection-templates`;

/** The templates of one environment, or of all of a project; there is no way to ask for one template. */
export const listTemplates = (api: Api, at: ProjectAddress, environmentId?: string): Promise<Template[]> =>
  api.send(
    { method: "GET", path: templates(at), query: { env_id: environmentId } },
    z.object({ items: list(template) }).transform(({ items }) => items),
  );

export const createTemplate = (
  api: Api,
  at: ProjectAddress,
  body: { systemId: string; name: string; environmentId: string; dynamic: boolean },
): Promise<Template> => api.send({ method: "POST", path: templates(at), body }, template);

export const updateTemplate = (api: Api, at: ProjectAddress, id: string, body: TemplateChange): Promise<Template> =>
  api.send({ method: "PUT", path: templates(at) + path`/${id}`, body }, template);

export const deleteTemplate = (api: Api, at: ProjectAddress, id: string): Promise<undefined> =>
  api.send({ method: "DELETE", path: templates(at) + path`/${id}` }, nothing);
