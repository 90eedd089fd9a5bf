import { isDeepStrictEqual } from "node:util";
import { inUse } from "../api/ambiguous";
import type { Api } from "../api/client";
import { AmbiguousError, isUnavailable, messageOf, VersoriError } from "../api/errors";
import * as environments from "../api/platform/environments";
import { unlessGone } from "../api/platform/organisation";
import { type Environment, getProject } from "../api/platform/projects";
import type { Change, Definition, Once, Owned, Progress } from "../lifecycle/definition";
import { found, listed } from "../lifecycle/found";
import { inTurn } from "../lifecycle/in-turn";
import { lifecycle } from "../lifecycle/lifecycle";
import { same } from "../lifecycle/same";
import { environmentInputs, type EnvironmentInputs } from "./environment-inputs";
import { valuesPatch } from "./shared";
import { nameOfEnvironment, verifyPool } from "./verify";

type Inputs = EnvironmentInputs & Owned;

/** An environment with its variables, where they are wanted. */
interface Remote extends Environment {
  variables?: environments.Variables;
}

interface Computed {
  createdAt: string;
  updatedAt: string;
  status: string;
  publicUrl?: string;
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "Environment",
  inputs: environmentInputs,
  unique: ["organisationId", "projectId", "name"],

  names: ({ organisationId, projectId, name }) => [nameOfEnvironment(organisationId, projectId, name)],

  async verify(api, { organisationId, projectId, name, adopt, cloneFrom, executionPool }, olds, isPlanned) {
    if (adopt === true && olds.adopt === true) return;
    const attempt = unlessGone(api, organisationId, getProject(api, organisationId, projectId));
    const { environments: all } = await found(attempt, ["projectId"], "project");
    // The one that is replaced goes before the new one is made.
    const others = all.map((one) => one.name).filter((other) => other !== name);
    if (adopt === true) listed(name, others, ["name"], ["the project", "other environment"]);
    const isComing = (one: string) => one !== name && isPlanned(nameOfEnvironment(organisationId, projectId, one));
    if (cloneFrom !== undefined && !isComing(cloneFrom)) {
      listed(cloneFrom, others, ["cloneFrom"], ["the project", "other environment"]);
    }
    await verifyPool(api, organisationId, executionPool);
  },

  async create(api, inputs, progress, once) {
    const made = await (inputs.adopt === true ? existing(api, inputs) : cloned(api, inputs, once));
    progress(made, { ...inputs, config: made.config, executionPool: made.executionPool, variables: {} });
    return converge(api, inputs, made, {}, progress);
  },

  async namesakes(api, { organisationId, projectId, name }) {
    const project = await unlessGone(api, organisationId, getProject(api, organisationId, projectId));
    return project?.environments.filter((one) => one.name === name) ?? [];
  },

  async read(api, id, { organisationId, projectId, variables, createdAt }) {
    if (projectId === undefined) throw new VersoriError("projectId is needed to find an environment");
    const project = await unlessGone(api, organisationId, getProject(api, organisationId, projectId));
    const found = project?.environments.find((environment) => environment.id === id);
    // Where they are left alone they are not asked for; a look-up, which knows nothing yet, sees them.
    const areWanted = variables !== undefined || createdAt === undefined;
    if (!found || !areWanted) return found;
    return { ...found, variables: await environments.getStaticVariables(api, organisationId, id) };
  },

  async update(api, { id, olds, news }: Change<Inputs, Computed>, progress) {
    const { environments: all } = await getProject(api, news.organisationId, news.projectId);
    const now = all.find((environment) => environment.id === id);
    if (!now) throw new VersoriError(`The environment ${id} is gone. Run "pulumi refresh", then "pulumi up".`);
    return converge(api, news, now, olds, progress);
  },

  async delete(api, id, state) {
    const { organisationId, projectId, adopt, name } = state;
    if (adopt === true) return;
    const attempt = inTurn(projectId, () => environments.deleteEnvironment(api, state, id));
    await unlessGone(api, organisationId, attempt).catch((error: unknown) => {
      if (!isUnavailable(error)) throw error;
      throw new VersoriError(
        `The service does not offer to delete environments (${messageOf(error)}): delete "${name}" in the console, ` +
          'then run "pulumi refresh".',
      );
    });
  },

  inputsOf: ({ name, executionPool, config = {}, variables }) => ({
    name,
    executionPool,
    config,
    ...(variables && { variables: variables }),
  }),

  computedOf: ({ createdAt, updatedAt, status, publicUrl }) => ({
    createdAt,
    updatedAt,
    status,
    ...(publicUrl !== undefined && { publicUrl }),
  }),
};

/** What the plugin runs for environments. */
export const environmentLifecycle = lifecycle(definition);

/** Clones take turns: each answers with the whole project, in which another one may be half made. */
const cloned = (api: Api, inputs: Inputs, once: Once<Remote>): Promise<Remote> =>
  inTurn(inputs.projectId, async () => {
    const { organisationId, projectId, name, executionPool, cloneSystems, copyStaticUserVariables } = inputs;
    const before = await getProject(api, organisationId, projectId);
    if (before.environments.some((environment) => environment.name === name)) {
      throw new VersoriError(`name: the project has an environment "${name}" already. ${inUse("adopt: true")}`);
    }
    const [oldest] = [...before.environments].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    const oldEnvName = inputs.cloneFrom ?? oldest?.name ?? "";
    const body = { oldEnvName, newEnvName: name, executionPool, cloneSystems, copyStaticUserVariables };
    return once(async () => {
      const { environments: all } = await environments.cloneEnvironment(api, inputs, body);
      const made = all.find((environment) => environment.name === name);
      if (made) return made;
      throw new AmbiguousError(`The service answered without the environment "${name}" that it was asked for.`);
    });
  });

async function existing(api: Api, { organisationId, projectId, name }: Inputs): Promise<Environment> {
  const { environments: all } = await getProject(api, organisationId, projectId);
  const environment = all.find((one) => one.name === name);
  if (environment) return environment;
  const names = all.map((one) => `"${one.name}"`).join(", ");
  throw new VersoriError(`name: the project has no environment "${name}" to adopt; it has ${names}.`);
}

/** Pool, configuration and variables, each with a request of its own where it differs. */
async function converge(
  api: Api,
  news: Inputs,
  now: Environment,
  olds: { variables?: environments.Variables },
  progress: Progress<Inputs & Computed, Remote>,
): Promise<Remote> {
  const { organisationId, executionPool, config, variables } = news;
  let latest: Remote = now;
  const done = (next: Partial<Remote>): void => {
    latest = { ...latest, ...next };
    progress(latest, { ...news, variables: latest.variables });
  };
  if (executionPool !== undefined && executionPool !== now.executionPool) {
    done(await environments.changePool(api, news, now.name, executionPool));
  }
  if (config !== undefined && !same(config, now.config)) {
    await environments.updateConfig(api, organisationId, now.id, config);
    done({ config });
  }
  if (variables === undefined) return latest;
  const was = olds.variables ?? (await environments.getStaticVariables(api, organisationId, now.id));
  const patch = valuesPatch(was, variables);
  const set = Object.keys(patch).length > 0 && !isDeepStrictEqual(was, variables);
  done({ variables: set ? await environments.setStaticVariables(api, organisationId, now.id, patch) : was });
  return latest;
}
