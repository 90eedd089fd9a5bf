import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import { typeToken } from "../dynamic/stored";
import { type InputMembers, known, properties, type WithDefault } from "../resources/args";
import type { ProjectInputs } from "../resources/types";
import { VersoriResource } from "../resources/versori-resource";
import type { OrganisationState } from "./references";

/** What a program says about a project. */
export type ProjectArgs = WithDefault<InputMembers<ProjectInputs>, "name">;

/** What helps to find one besides its id. */
export type ProjectState = OrganisationState;

/** The names of all outputs of a project. */
export const projectOutputs = [
  "organisationId",
  "name",
  "executionPool",
  "settings",
  "createdAt",
  "updatedAt",
  "environmentIds",
] as const satisfies readonly (keyof Project)[];

/**
 * A project holds code that integrates systems, and the environments in which it runs. Code is deployed with the
 * vendor's command line.
 * https://docs.versori.com/v2/api-reference/projects/create-new-project
 */
export class Project extends VersoriResource {
  /** Organisation that owns it. */
  declare readonly organisationId: Output<string>;
  /** Name shown to people. */
  declare readonly name: Output<string>;
  /** Execution pool of the first environment, as the program set it. */
  declare readonly executionPool: Output<string | undefined>;
  /** The settings that the program sets. */
  declare readonly settings: Output<ProjectInputs["settings"]>;
  /** Moment of creation, RFC 3339 in UTC. */
  declare readonly createdAt: Output<string>;
  /** Moment of the last change seen, RFC 3339 in UTC. */
  declare readonly updatedAt: Output<string>;
  /** Ids of the environments, by name; a new project has one. */
  declare readonly environmentIds: Output<Record<string, string>>;

  /** Declares a project. */
  constructor(name: string, args: ProjectArgs = {}, opts: CustomResourceOptions = {}) {
    const defaults = opts.id === undefined ? { name } : {};
    const props = properties("platform/project", { name, opts }, args, projectOutputs, defaults);
    super(typeToken("Project", "versori/platform"), name, props, opts);
  }

  /**
   * Reads a project that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id Its id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: ProjectState = {}, opts?: CustomResourceOptions): Project {
    return known(new Project(name, state, { ...opts, id }), id);
  }
}
