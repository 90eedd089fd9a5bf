import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import { typeToken } from "../dynamic/stored";
import { idOf, type InputMembers, known, organisationOf, properties, type Replaced } from "../resources/args";
import type { ProjectVariablesInputs } from "../resources/types";
import { VersoriResource } from "../resources/versori-resource";
import type { OrganisationState, ProjectReference } from "./references";

/** What a program says about the variables of a project. */
export type ProjectVariablesArgs = Replaced<
  InputMembers<ProjectVariablesInputs>,
  {
    /** The project, or its id (ULID). A change makes a new one. */
    projectId: ProjectReference;
  }
>;

/** What helps to find one besides its id. */
export type ProjectVariablesState = OrganisationState;

/** The names of all outputs of the variables of a project. */
export const projectVariablesOutputs = [
  "organisationId",
  "projectId",
  "schema",
  "names",
] as const satisfies readonly (keyof ProjectVariables)[];

/**
 * The schema of the variables of a project: what activations may say. A project has one.
 * https://docs.versori.com/v2/api-reference/projects/set-the-schema-for-the-project-variables
 */
export class ProjectVariables extends VersoriResource {
  /** Organisation that owns it. */
  declare readonly organisationId: Output<string>;
  /** Id of the project. */
  declare readonly projectId: Output<string>;
  /** JSON Schema of the variables. */
  declare readonly schema: Output<Record<string, unknown>>;
  /** Names of the variables in the schema. */
  declare readonly names: Output<string[]>;

  /** Declares the variables of a project. */
  constructor(name: string, args: ProjectVariablesArgs, opts: CustomResourceOptions = {}) {
    const { projectId } = args;
    const defaults = { organisationId: organisationOf(projectId) };
    const props = properties(
      "platform/project-variables",
      { name, opts },
      { ...args, projectId: idOf(projectId) },
      projectVariablesOutputs,
      defaults,
    );
    super(typeToken("ProjectVariables", "versori/platform"), name, props, opts);
  }

  /**
   * Reads the variables of a project that are managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id The id of the project, a ULID.
   */
  static get(
    name: string,
    id: Input<ID>,
    state: ProjectVariablesState = {},
    opts?: CustomResourceOptions,
  ): ProjectVariables {
    return known(new ProjectVariables(name, state as ProjectVariablesArgs, { ...opts, id }), id);
  }
}
