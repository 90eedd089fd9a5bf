import { Refusal } from "../../errors";
import { type Call, done, type Handler, ok } from "../call";
import { endActivations } from "./activations";
import * as parts from "./environment-parts";
import { showEnvironment } from "./environment-views";
import { environmentNamed, environmentOf, environmentsOf, projectOf } from "./find";
import type { Environment, Project } from "./objects";
import { keep, showProject } from "./projects";
import { copyTemplates } from "./templates";
import { changed } from "./variables";

interface CloneEnvironment {
  oldEnvName: string;
  newEnvName: string;
  executionPool?: string;
  cloneSystems?: boolean;
  copyStaticUserVariables?: boolean;
}

const clone: Handler = (call) => {
  const project = projectOf(call);
  const body: CloneEnvironment = call.body;
  const from = environmentNamed(call, body.oldEnvName);
  const { executionPool = from.executionPool } = body;
  const variables = body.copyStaticUserVariables === true ? from.variables : {};
  const settings = { name: body.newEnvName, executionPool, config: from.config, variables };
  const environment = parts.addEnvironment(call, project.id, settings);
  if (body.cloneSystems === true) copyTemplates(call, from, environment);
  return ok(showProject(call, keep(call, project)));
};

/** The code that runs in one environment runs in the other, too; connections are not copied. */
const sync: Handler = (call) => {
  const project = projectOf(call);
  const { sourceEnvName, targetEnvName } = call.body as { sourceEnvName: string; targetEnvName: string };
  const [source, target] = [environmentNamed(call, sourceEnvName), environmentNamed(call, targetEnvName)];
  const version = parts.deployedVersionOf(call, source);
  if (!version) throw new Refusal(400, `Nothing is deployed to ${sourceEnvName}.`);
  parts.keepEnvironment(call, { ...target, deployedVersionId: version.id });
  return ok(showProject(call, project));
};

const remove: Handler = (call) => {
  const project = projectOf(call);
  const environment = environmentOf(call);
  const all = environmentsOf(call, project.id);
  if (!all.some(({ id }) => id === environment.id)) throw new Refusal(404, "There is no such environment.");
  if (all.length === 1) throw new Refusal(409, "A project keeps at least one environment.");
  endActivations(call, environment.id);
  parts.removeEnvironment(call, environment);
  return ok(showProject(call, keep(call, project)));
};

/** To move is to stop, and to start again at another address. */
const changePool: Handler = (call) => {
  const { project_env: name = "" } = call.query as { project_env?: string };
  const { executionPool } = call.body as { executionPool: string };
  const was = environmentNamed(call, name);
  parts.refusePool(executionPool);
  const status = was.status === "running" ? ("suspended" as const) : was.status;
  const publicUrl = parts.urlOf(was.id, executionPool);
  return ok(showEnvironment(call, parts.keepEnvironment(call, { ...was, executionPool, status, publicUrl })));
};

const updateConfig: Handler = (call) => {
  parts.keepEnvironment(call, { ...environmentOf(call), config: call.body });
  return done;
};

const setVariables: Handler = (call) => {
  const environment = environmentOf(call);
  const variables = changed(projectOfEnvironment(call, environment), environment.variables, call.body);
  parts.keepEnvironment(call, { ...environment, variables });
  return ok(variables);
};

const listPools: Handler = () => ok({ executionPools: parts.EXECUTION_POOLS.map((name) => ({ name })) });

/** Handlers of environments. */
export const environmentHandlers = {
  v2CloneEnvironment: clone,
  v2SyncEnvironments: sync,
  v2DeleteEnvironment: remove,
  v2ChangeEnvironmentExecutionPool: changePool,
  v2UpdateEnvironmentConfig: updateConfig,
  v2SetStaticUserVariables: setVariables,
  v2ListExecutionPools: listPools,
};

const projectOfEnvironment = (call: Call, { projectId }: Environment): Project =>
  projectOf({ ...call, params: { project_id: projectId } });
