import { z } from "zod";
import type { Api } from "../client";
import { AmbiguousError } from "../errors";
import { path } from "../path";
import { absent, list, nothing } from "../wire";
import { organisation } from "./organisation";
import type { SystemAddress } from "./sign-in";

const parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean(),
  type: z.string(),
  default: absent(z.string()),
});

/** Something that a system can be asked for. */
export const action = z.looseObject({
  id: z.string(),
  systemId: z.string(),
  type: z.string(),
  name: z.string(),
  contentType: absent(z.string()),
  summary: absent(z.string()),
  description: absent(z.string()),
  method: z.string(),
  path: z.string(),
  parameters: list(parameter),
  graphqlQuery: absent(z.string()),
  request: absent(z.string()),
  response: absent(z.string()),
});
export type Action = z.infer<typeof action>;

const actions = ({ organisationId, systemId }: SystemAddress): string =>
  organisation(organisationId) + path`/systems/${systemId}/actions`;

export const listActions = (api: Api, at: SystemAddress): Promise<Action[]> =>
  api.send(
    { method: "GET", path: actions(at) },
    z.object({ actions: list(action) }).transform((answer) => answer.actions),
  );

export const getAction = (api: Api, at: SystemAddress, id: string): Promise<Action> =>
  api.send({ method: "GET", path: actions(at) + path`/${id}` }, action);

/** Makes an action, and links it to a project where one is given; the API takes and gives several at once. */
export async function createAction(
  api: Api,
  at: SystemAddress,
  projectId: string | undefined,
  body: { name: string },
): Promise<Action> {
  const [made] = await api.send(
    { method: "POST", path: actions(at), body: { projectId, actions: [body] } },
    z.array(action),
  );
  if (made) return made;
  throw new AmbiguousError(`The service answered without the action "${body.name}" it was asked for.`);
}

export const updateAction = (api: Api, at: SystemAddress, id: string, body: object): Promise<Action> =>
  api.send({ method: "PUT", path: actions(at) + path`/${id}`, body: { ...body, id, systemId: at.systemId } }, action);

export const deleteAction = (api: Api, at: SystemAddress, id: string): Promise<undefined> =>
  api.send({ method: "DELETE", path: actions(at) + path`/${id}` }, nothing);

/** Lets a project use actions; there is no way back. */
export const linkActions = (api: Api, at: SystemAddress, projectId: string, ids: string[]): Promise<undefined> =>
  api.send(
    {
      method: "POST",
      path: organisation(at.organisationId) + path`/systems/${at.systemId}/projects/${projectId}/actions-link`,
      body: ids,
      repeatable: true,
    },
    nothing,
  );
