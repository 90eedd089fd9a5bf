import { invalid, missing } from "../../errors";
import { type Call, done, type Handler, ok } from "../call";
import { endActivations } from "./activations";
import { addEnvironment, removeEnvironment } from "./environment-parts";
import { environmentsOf, projectOf } from "./find";
import type { Environment, Project } from "./objects";
import { showEnvironment } from "./environment-views";
import { copyTemplates } from "./templates";
import { refuseSchema } from "./variables";

/** What the guides call the environment that a project starts with. */
const FIRST_ENVIRONMENT = "production";

const list: Handler = (call) => {
  const projects = call.store.list<Project>("project", call.organisation);
  return ok({
    projects: projects.map((project) => {
      const { id, name, createdAt, updatedAt } = project;
      return { id, name, createdAt, updatedAt, environments: shownEnvironments(call, project) };
    }),
  });
};

const create: Handler = (call) => {
  const { name, executionPool } = call.body as { name: string; executionPool?: string };
  const now = call.store.now();
  const empty = { currentFiles: { files: [], labels: {} }, settings: {}, metadata: {}, dynamicVariablesSchema: {} };
  const project = keep(call, { id: call.store.newId(), name, createdAt: now, ...empty });
  addEnvironment(call, project.id, { name: FIRST_ENVIRONMENT, ...(executionPool !== undefined && { executionPool }) });
  return ok(showProject(call, project));
};

const get: Handler = (call) => ok(showProject(call, projectOf(call)));

/** What is absent stays as it is. */
const update: Handler = (call) => {
  const was = projectOf(call);
  const { name = was.name, settings, metadata } = call.body as Partial<Project>;
  const changed = { settings: { ...was.settings, ...settings }, metadata: { ...was.metadata, ...metadata } };
  return ok(showProject(call, keep(call, { ...was, name, ...changed })));
};

const remove: Handler = (call) => {
  const { id } = projectOf(call);
  for (const environment of environmentsOf(call, id)) {
    endActivations(call, environment.id);
    removeEnvironment(call, environment);
  }
  for (const version of call.store.list("project-version", call.organisation, id)) {
    call.store.remove("project-version", call.organisation, version.id);
  }
  call.store.remove("project", call.organisation, id);
  return done;
};

/** Files and templates are copied, connections are not, and nothing runs. */
const clone: Handler = (call) => {
  const source = projectOf(call);
  const now = call.store.now();
  const project = keep(call, {
    ...source,
    id: call.store.newId(),
    name: `${source.name} (copy)`,
    createdAt: now,
  });
  for (const from of environmentsOf(call, source.id)) {
    const { name, executionPool, config } = from;
    copyTemplates(call, from, addEnvironment(call, project.id, { name, executionPool, config }));
  }
  return ok(showProject(call, project));
};

const getSchema: Handler = (call) => ok(projectOf(call).dynamicVariablesSchema);

const setSchema: Handler = (call) => {
  const schema = call.body as object;
  refuseSchema(schema, "body");
  return ok(keep(call, { ...projectOf(call), dynamicVariablesSchema: schema }).dynamicVariablesSchema);
};

interface SchemaPatch {
  op: "add" | "remove" | "replace";
  path: string;
  value?: object;
}

/** One step of a JSON Patch (RFC 6902), on members of objects. */
const patchSchema: Handler = (call) => {
  const project = projectOf(call);
  const { op, path, value }: SchemaPatch = call.body;
  const keys = path
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const schema = structuredClone(project.dynamicVariablesSchema) as Record<string, unknown>;
  const last = keys.pop();
  const parent = keys.reduce<Record<string, unknown> | undefined>(
    (inner, key) => inner?.[key] as Record<string, unknown> | undefined,
    schema,
  );
  if (last === undefined || !parent || (op !== "add" && !(last in parent))) throw invalid("path", "leads nowhere");
  if (op !== "remove" && value === undefined) throw invalid("value", `is required to ${op}`);
  if (op === "remove") Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  refuseSchema(schema, "value");
  return ok(keep(call, { ...project, dynamicVariablesSchema: schema }).dynamicVariablesSchema);
};

/** Handlers of projects and of the schema of their variables. */
export const projectHandlers = {
  v2ListProjects: list,
  v2CreateProject: create,
  v2GetProject: get,
  v2UpdateProject: update,
  v2DeleteProject: remove,
  v2CloneProject: clone,
  v2GetProjectVariablesSchema: getSchema,
  v2SetProjectVariablesSchema: setSchema,
  v2PatchProjectVariablesSchema: patchSchema,
};

/** A project as the API shows it. */
export function showProject(call: Call, { id }: Pick<Project, "id">): object {
  const project = call.store.get<Project>("project", call.organisation, id);
  if (!project) throw missing("project");
  return { ...project, environments: shownEnvironments(call, project) };
}

/** Keeps a changed project. */
export function keep(call: Call, project: Omit<Project, "updatedAt">): Project {
  if (project.name === "") throw invalid("name", "must not be empty");
  const kept = { ...project, updatedAt: call.store.now() };
  call.store.put("project", call.organisation, "", kept);
  return kept;
}

const shownEnvironments = (call: Call, { id }: Project): object[] =>
  environmentsOf(call, id).map((environment: Environment) => showEnvironment(call, environment));
