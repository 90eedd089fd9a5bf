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
import type { SystemActionInputs } from "../resources/types";
import { VersoriResource } from "../resources/versori-resource";
import type { OrganisationState, ProjectReference, SystemReference } from "./references";

/** What a program says about an action of a system. */
export type SystemActionArgs = Replaced<
  WithDefault<InputMembers<SystemActionInputs>, "name">,
  {
    /** The system, or its id (ULID). A change makes a new action. */
    systemId: SystemReference;
    /**
     * Projects that use it, each a project or its id (ULID). The API does not tell them and cannot take one back: one
     * that is listed no longer stays linked, with a warning. Default: none.
     */
    projectIds?: ProjectReference[];
  }
>;

/** What is needed to find one besides its id. */
export interface SystemActionState extends OrganisationState {
  /** The system, or its id (ULID). */
  systemId: SystemReference;
}

/** The names of all outputs of an action of a system. */
export const systemActionOutputs = [
  "organisationId",
  "systemId",
  "name",
  "type",
  "method",
  "path",
  "parameters",
  "contentType",
  "summary",
  "description",
  "graphqlQuery",
  "request",
  "response",
  "projectIds",
  "pathParameters",
] as const satisfies readonly (keyof SystemAction)[];

/**
 * Something that a system can be asked for: a request that project code makes by name.
 * https://docs.versori.com/v2/api-reference/systems/create-a-new-system
 */
export class SystemAction extends VersoriResource {
  /** Organisation that owns it. */
  declare readonly organisationId: Output<string>;
  /** Id of the system. */
  declare readonly systemId: Output<string>;
  /** Name of the action. */
  declare readonly name: Output<string>;
  /** Kind of request. */
  declare readonly type: Output<SystemActionInputs["type"]>;
  /** HTTP method. */
  declare readonly method: Output<string>;
  /** Path from the host on. */
  declare readonly path: Output<string>;
  /** Parameters of the request, as the program set them. */
  declare readonly parameters: Output<SystemActionInputs["parameters"]>;
  /** Media type of the request. */
  declare readonly contentType: Output<string | undefined>;
  /** What it does, in a line. */
  declare readonly summary: Output<string | undefined>;
  /** What it does. */
  declare readonly description: Output<string | undefined>;
  /** Query, for the type `graphql`. */
  declare readonly graphqlQuery: Output<string | undefined>;
  /** What a request looks like. */
  declare readonly request: Output<string | undefined>;
  /** What an answer looks like. */
  declare readonly response: Output<string | undefined>;
  /** Ids of the projects that use it, as the program set them. */
  declare readonly projectIds: Output<string[] | undefined>;
  /** Names of the parameters in the path. */
  declare readonly pathParameters: Output<string[]>;

  /** Declares an action of a system. */
  constructor(name: string, args: SystemActionArgs, opts: CustomResourceOptions = {}) {
    const { systemId, projectIds } = args;
    const ids = { systemId: idOf(systemId), projectIds: projectIds?.map(idOf) };
    const defaults = { organisationId: organisationOf(systemId), ...(opts.id === undefined && { name }) };
    const props = properties(
      "platform/system-action",
      { name, opts },
      { ...args, ...ids },
      systemActionOutputs,
      defaults,
    );
    super(typeToken("SystemAction", "versori/platform"), name, props, opts);
  }

  /**
   * Reads an action of a system that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id Its id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: SystemActionState, opts?: CustomResourceOptions): SystemAction {
    return known(new SystemAction(name, state as SystemActionArgs, { ...opts, id }), id);
  }
}
