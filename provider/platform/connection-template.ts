import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import { placeOfGiven } from "../dynamic/place";
import { OF, typeToken } from "../dynamic/stored";
import {
  idOf,
  type InputMembers,
  known,
  organisationOf,
  properties,
  type Replaced,
  type WithDefault,
} from "../resources/args";
import type { ConnectionTemplateInputs } from "../resources/types";
import { VersoriResource } from "../resources/versori-resource";
import type { EnvironmentReference, OrganisationState, ProjectReference, SystemReference } from "./references";

/** What a program says about a connection template. */
export type ConnectionTemplateArgs = Replaced<
  WithDefault<InputMembers<ConnectionTemplateInputs>, "name">,
  {
    /** The project, or its id (ULID). A change makes a new one. */
    projectId: ProjectReference;
    /** The environment, or its id (ULID). A change makes a new template. */
    environmentId: EnvironmentReference;
    /** The system that is linked, or its id (ULID). A change makes a new template. */
    systemId: SystemReference;
  }
>;

/** What is needed to find one besides its id. */
export interface ConnectionTemplateState extends OrganisationState {
  /** The project, or its id (ULID). */
  projectId: ProjectReference;
  /** The environment, or its id (ULID). */
  environmentId: EnvironmentReference;
}

/** The names of all outputs of a connection template. */
export const connectionTemplateOutputs = [
  "organisationId",
  "projectId",
  "environmentId",
  "systemId",
  "name",
  "dynamic",
  "authSchemeConfigIds",
  "domain",
  "templateBaseUrl",
] as const satisfies readonly (keyof ConnectionTemplate)[];

/**
 * Links a system to an environment: the place that connections fill, under the name that project code uses.
 * https://docs.versori.com/v2/api-reference/systems/create-a-new-connection-template
 */
export class ConnectionTemplate extends VersoriResource {
  /** Organisation that owns it. */
  declare readonly organisationId: Output<string>;
  /** Id of the project. */
  declare readonly projectId: Output<string>;
  /** Id of the environment. */
  declare readonly environmentId: Output<string>;
  /** Id of the system. */
  declare readonly systemId: Output<string>;
  /** Name by which the project's code asks for the connection. */
  declare readonly name: Output<string>;
  /** Whether every end user brings a connection. */
  declare readonly dynamic: Output<boolean | undefined>;
  /** Ids of the auth scheme configs in use; absent when the program leaves them alone. */
  declare readonly authSchemeConfigIds: Output<string[] | undefined>;
  /** Domain of the system. */
  declare readonly domain: Output<string>;
  /** Address of the system. */
  declare readonly templateBaseUrl: Output<string>;

  /** Declares a connection template. */
  constructor(name: string, args: ConnectionTemplateArgs, opts: CustomResourceOptions = {}) {
    const { projectId, environmentId, systemId } = args;
    const ids = {
      projectId: idOf(projectId),
      environmentId: idOf(environmentId),
      systemId: systemId && idOf(systemId),
      [OF]: placeOfGiven("platform/system", systemId),
    };
    const defaults = { organisationId: organisationOf(projectId), ...(opts.id === undefined && { name }) };
    const props = properties(
      "platform/connection-template",
      { name, opts },
      { ...args, ...ids },
      connectionTemplateOutputs,
      defaults,
    );
    super(typeToken("ConnectionTemplate", "versori/platform"), name, props, opts);
  }

  /**
   * Reads a connection template that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id Its id, a ULID.
   */
  static get(
    name: string,
    id: Input<ID>,
    state: ConnectionTemplateState,
    opts?: CustomResourceOptions,
  ): ConnectionTemplate {
    return known(new ConnectionTemplate(name, state as ConnectionTemplateArgs, { ...opts, id }), id);
  }
}
