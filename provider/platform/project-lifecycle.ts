import { unlessGone } from "../api/platform/organisation";
import * as projects from "../api/platform/projects";
import type { Definition, Owned } from "../lifecycle/definition";
import { lifecycle } from "../lifecycle/lifecycle";
import { projectInputs, type ProjectInputs } from "./project-inputs";
import { removal } from "./removal";
import { verifyPool } from "./verify";

type Inputs = ProjectInputs & Owned;
type Remote = projects.Project;

interface Computed {
  createdAt: string;
  updatedAt: string;
  environmentIds: Record<string, string>;
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "Project",
  inputs: projectInputs,
  unique: ["organisationId", "name"],

  verify: (api, { organisationId, executionPool }) => verifyPool(api, organisationId, executionPool),

  async create(api, inputs, progress, once) {
    const { organisationId, name, executionPool, settings } = inputs;
    const made = await once(() => projects.createProject(api, organisationId, { name, executionPool }));
    if (settings === undefined) return made;
    progress(made, { ...inputs, settings: {} });
    return projects.updateProject(api, organisationId, made.id, { settings });
  },

  async namesakes(api, { organisationId, name }) {
    return (await projects.listProjects(api, organisationId)).filter((other) => other.name === name);
  },

  read: (api, id, { organisationId }) => unlessGone(api, organisationId, projects.getProject(api, organisationId, id)),

  update(api, { id, news: { organisationId, name, settings }, changed }) {
    if (!changed.has("name") && !changed.has("settings")) return projects.getProject(api, organisationId, id);
    return projects.updateProject(api, organisationId, id, { name, settings });
  },

  delete: (api, id, { organisationId }) =>
    removal(api, organisationId, "The project", projects.deleteProject(api, organisationId, id)),

  inputsOf: ({ name, settings = {} }, known) => ({
    name,
    // Of settings that a program names, no others count; a look-up sees them all.
    settings: known.settings
      ? Object.fromEntries(Object.keys(known.settings).map((key) => [key, settings[key]]))
      : settings,
  }),

  computedOf: ({ createdAt, updatedAt, environments }) => ({
    createdAt,
    updatedAt,
    environmentIds: Object.fromEntries(environments.map(({ name, id }) => [name, id])),
  }),
};

/** What the plugin runs for projects. */
export const projectLifecycle = lifecycle(definition);
