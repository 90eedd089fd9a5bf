import type { Call } from "../call";
import { deployedVersionOf } from "./environment-parts";
import type { Environment, ProjectVersion } from "./objects";

/** An environment as the API shows it: with what runs there, without the variables of its static activation. */
export function showEnvironment(call: Call, environment: Environment): object {
  const { variables: _, projectId: __, deployedVersionId: ___, ...shown } = environment;
  const version = deployedVersionOf(call, environment);
  return version ? { ...shown, files: version.files, deployedVersion: showVersion(version) } : shown;
}

/** A version without its files. */
export function showVersion({ updatedAt: _, files: __, ...version }: ProjectVersion): object {
  return version;
}
