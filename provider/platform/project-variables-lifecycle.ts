import { unlessGone } from "../api/platform/organisation";
import { getVariablesSchema, setVariablesSchema } from "../api/platform/projects";
import type { Definition, Owned } from "../lifecycle/definition";
import { lifecycle } from "../lifecycle/lifecycle";
import { projectVariablesInputs, type ProjectVariablesInputs } from "./project-variables-inputs";

type Inputs = ProjectVariablesInputs & Owned;

interface Remote {
  /** That of the project, which has one schema. */
  id: string;
  schema: Record<string, unknown>;
}

interface Computed {
  names: string[];
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "ProjectVariables",
  inputs: projectVariablesInputs,
  unique: ["organisationId", "projectId"],

  create: async (api, { organisationId, projectId, schema }) => ({
    id: projectId,
    schema: await setVariablesSchema(api, organisationId, projectId, schema),
  }),

  async read(api, id, { organisationId }) {
    const schema = await unlessGone(api, organisationId, getVariablesSchema(api, organisationId, id));
    return schema && { id, schema };
  },

  update: async (api, { id, news: { organisationId, schema } }) => ({
    id,
    schema: await setVariablesSchema(api, organisationId, id, schema),
  }),

  /** A project always has a schema; an empty one allows no variable. */
  async delete(api, id, { organisationId }) {
    await unlessGone(api, organisationId, setVariablesSchema(api, organisationId, id, {}));
  },

  inputsOf: ({ id, schema }) => ({ projectId: id, schema: schema }),

  computedOf: ({ schema }) => ({ names: Object.keys((schema["properties"] as object | undefined) ?? {}) }),
};

/** What the plugin runs for the variables of projects. */
export const projectVariablesLifecycle = lifecycle(definition);
