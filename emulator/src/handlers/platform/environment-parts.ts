import { invalid, Refusal, taken } from "../../errors";
import type { Call } from "../call";
import { environmentsOf, templatesOf } from "./find";
import type { Environment, ProjectVersion } from "./objects";
import { removeTemplate } from "./templates";

/** Where code can run. */
export const EXECUTION_POOLS = ["default", "eu-dedicated", "us-dedicated"];

/** As the guides say. */
const MOST_ENVIRONMENTS = 5;

/** Adds an environment, in which nothing runs yet. */
export function addEnvironment(
  call: Call,
  projectId: string,
  given: Pick<Environment, "name"> & Partial<Environment>,
): Environment {
  const others = environmentsOf(call, projectId);
  if (given.name === "") throw invalid("newEnvName", "must not be empty");
  if (others.some(({ name }) => name === given.name)) throw taken("environment", "newEnvName");
  if (others.length >= MOST_ENVIRONMENTS) throw new Refusal(400, `A project has at most ${MOST_ENVIRONMENTS} of them.`);
  const { executionPool = "default" } = given;
  refusePool(executionPool);
  const [id, now] = [call.store.newId(), call.store.now()];
  const nothing = { status: "draft" as const, config: {}, variables: {} };
  return keepEnvironment(call, {
    ...nothing,
    ...given,
    id,
    projectId,
    executionPool,
    createdAt: now,
    publicUrl: urlOf(id, executionPool),
  });
}

/** Removes an environment with its templates. */
export function removeEnvironment(call: Call, { id }: Environment): void {
  for (const template of templatesOf(call, id)) removeTemplate(call, template);
  call.store.remove("environment", call.organisation, id);
}

/** Keeps a changed environment. */
export function keepEnvironment(call: Call, environment: Omit<Environment, "updatedAt">): Environment {
  const kept = { ...environment, updatedAt: call.store.now() };
  call.store.put("environment", call.organisation, environment.projectId, kept);
  return kept;
}

/** Refuses a pool that does not exist. */
export function refusePool(pool: string): void {
  if (!EXECUTION_POOLS.includes(pool)) {
    throw invalid("executionPool", `is no execution pool; there are ${EXECUTION_POOLS.join(", ")}`);
  }
}

/** Address of what runs in an environment; it depends on the pool. */
export const urlOf = (id: string, pool: string): string => `https://${id.toLowerCase()}.${pool}.example.com`;

/** The code that runs in an environment. */
export const deployedVersionOf = (
  { store, organisation }: Call,
  environment: Environment,
): ProjectVersion | undefined =>
  store.get<ProjectVersion>("project-version", organisation, environment.deployedVersionId ?? "");
