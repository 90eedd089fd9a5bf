import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import { typeToken } from "../dynamic/stored";
import {
  idOf,
  type InputMembers,
  known,
  organisationOf,
  properties,
  type Replaced,
  type WithDefault,
} from "../resources/args";
import type { EnvironmentInputs } from "../resources/types";
import { VersoriResource } from "../resources/versori-resource";
import type { OrganisationState, ProjectReference } from "./references";

/** What a program says about an environment. */
export type EnvironmentArgs = Replaced<
  WithDefault<InputMembers<EnvironmentInputs>, "name">,
  {
    /** The project, or its id (ULID). A change makes a new one. */
    projectId: ProjectReference;
  }
>;

/** What is needed to find one besides its id. */
export interface EnvironmentState extends OrganisationState {
  /** The project, or its id (ULID). */
  projectId: ProjectReference;
}

/** The names of all outputs of an environment. */
export const environmentOutputs = [
  "organisationId",
  "projectId",
  "name",
  "adopt",
  "cloneFrom",
  "cloneSystems",
  "copyStaticUserVariables",
  "executionPool",
  "config",
  "variables",
  "createdAt",
  "updatedAt",
  "status",
  "publicUrl",
] as const satisfies readonly (keyof Environment)[];

/**
 * A place where the code of a project runs. It is made as a clone of another one; the one that a project starts with is
 * adopted.
 * https://docs.versori.com/latest/guides/getting-started/build/environments
 */
export class Environment extends VersoriResource {
  /** Organisation that owns it. */
  declare readonly organisationId: Output<string>;
  /** Id of the project. */
  declare readonly projectId: Output<string>;
  /** Name, unique within the project. */
  declare readonly name: Output<string>;
  /** Whether the environment existed before and stays afterwards. */
  declare readonly adopt: Output<boolean | undefined>;
  /** Name of the environment that it was cloned from, as the program set it. */
  declare readonly cloneFrom: Output<string | undefined>;
  /** Whether it was linked to the same systems. */
  declare readonly cloneSystems: Output<boolean | undefined>;
  /** Whether it got the variables of the other one. */
  declare readonly copyStaticUserVariables: Output<boolean | undefined>;
  /** Where the code runs; absent when the program leaves that alone. */
  declare readonly executionPool: Output<string | undefined>;
  /** How the code is run; absent when the program leaves that alone. */
  declare readonly config: Output<EnvironmentInputs["config"]>;
  /** Variables of the static activation; absent when the program leaves them alone. */
  declare readonly variables: Output<Record<string, unknown> | undefined>;
  /** Moment of creation, RFC 3339 in UTC. */
  declare readonly createdAt: Output<string>;
  /** Moment of the last change seen, RFC 3339 in UTC. */
  declare readonly updatedAt: Output<string>;
  /** What it did when last seen: `running`, `suspended`, `error` or `draft`. */
  declare readonly status: Output<string>;
  /** Address at which it can be reached. */
  declare readonly publicUrl: Output<string | undefined>;

  /** Declares an environment. */
  constructor(name: string, args: EnvironmentArgs, opts: CustomResourceOptions = {}) {
    const { projectId } = args;
    const defaults = { organisationId: organisationOf(projectId), ...(opts.id === undefined && { name }) };
    const props = properties(
      "platform/environment",
      { name, opts },
      { ...args, projectId: idOf(projectId) },
      environmentOutputs,
      defaults,
    );
    super(typeToken("Environment", "versori/platform"), name, props, opts);
  }

  /**
   * Reads an environment that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id Its id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: EnvironmentState, opts?: CustomResourceOptions): Environment {
    return known(new Environment(name, state, { ...opts, id }), id);
  }
}
