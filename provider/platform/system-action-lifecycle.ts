import type { Api } from "../api/client";
import { VersoriError } from "../api/errors";
import * as actions from "../api/platform/actions";
import { unlessGone } from "../api/platform/organisation";
import type { Definition, Owned } from "../lifecycle/definition";
import { lifecycle } from "../lifecycle/lifecycle";
import { systemActionInputs, type SystemActionInputs } from "./system-action-inputs";
import { verifyProjects } from "./verify";

type Inputs = SystemActionInputs & Owned;
type Remote = actions.Action;

interface Computed {
  pathParameters: string[];
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "SystemAction",
  inputs: systemActionInputs,
  unique: ["organisationId", "systemId", "name"],

  verify: (api, { organisationId, projectIds = [] }) => verifyProjects(api, organisationId, projectIds, "projectIds"),

  async create(api, inputs, progress, once) {
    const [projectId, ...others] = inputs.projectIds ?? [];
    const made = await once(() => actions.createAction(api, inputs, projectId, body(inputs)));
    const linked = projectId === undefined ? [] : [projectId];
    progress(made, { ...inputs, projectIds: linked });
    await link(api, inputs, made.id, others, (ids) => progress(made, { ...inputs, projectIds: [...linked, ...ids] }));
    return made;
  },

  async namesakes(api, inputs) {
    const all = (await unlessGone(api, inputs.organisationId, actions.listActions(api, inputs))) ?? [];
    return all.filter(({ name }) => name === inputs.name);
  },

  async read(api, id, { organisationId, systemId }) {
    if (systemId === undefined) throw new VersoriError("systemId is needed to find an action of a system");
    return unlessGone(api, organisationId, actions.getAction(api, { organisationId, systemId }, id));
  },

  async update(api, { id, olds, news }, progress) {
    const made = await actions.updateAction(api, news, id, body(news));
    const [was, is] = [olds.projectIds ?? [], news.projectIds ?? []];
    progress(made, { ...news, projectIds: was });
    for (const gone of was.filter((one) => !is.includes(one))) {
      api.warn(`The service cannot take the action "${news.name}" away from project ${gone}; it stays linked.`);
    }
    const added = is.filter((one) => !was.includes(one));
    await link(api, news, id, added, (ids) => progress(made, { ...news, projectIds: [...was, ...ids] }));
    return made;
  },

  async delete(api, id, state) {
    await unlessGone(api, state.organisationId, actions.deleteAction(api, state, id));
  },

  inputsOf: (remote, { parameters: known, path = remote.path }) => {
    const { systemId, name, method, contentType, summary, description, graphqlQuery, request, response } = remote;
    const texts = { contentType, summary, description, graphqlQuery, request, response };
    // The service lists the parameters of the path, whether the program does or not.
    const isAdded = (parameter: { name: string; in: string }): boolean =>
      parameter.in === "path" &&
      path.includes(`{${parameter.name}}`) &&
      !known?.some((one) => one.in === "path" && one.name === parameter.name);
    const parameters = remote.parameters.filter((parameter) => !isAdded(parameter));
    const type = remote.type === "http" ? {} : { type: remote.type };
    return { systemId, name, method, path: remote.path, ...texts, ...type, parameters } as Partial<Inputs>;
  },

  computedOf: ({ parameters }) => ({
    pathParameters: parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
  }),
};

/** What the plugin runs for actions of systems. */
export const systemActionLifecycle = lifecycle(definition);

/** An action as the API wants it. */
function body({ organisationId: _, systemId: __, projectIds: ___, ...told }: Inputs): { name: string } {
  return { type: "http", parameters: [], ...told };
}

/** Links one project after the other. */
async function link(
  api: Api,
  at: Inputs,
  id: string,
  projectIds: string[],
  done: (ids: string[]) => void,
): Promise<void> {
  for (const [i, projectId] of projectIds.entries()) {
    await actions.linkActions(api, at, projectId, [id]);
    done(projectIds.slice(0, i + 1));
  }
}
