import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import { typeToken } from "../dynamic/stored";
import {
  idOf,
  type InputMembers,
  known,
  organisationOf,
  properties,
  type Reference,
  type Replaced,
} from "../resources/args";
import type { ActivationInputs } from "../resources/types";
import { VersoriResource } from "../resources/versori-resource";
import type { Connection } from "./connection";
import type { EndUser } from "./end-user";
import type { EnvironmentReference, OrganisationState, TemplateReference } from "./references";

/** A template, and the connection that serves it. */
export interface ServedTemplate {
  /** The template, or its id (ULID). */
  connectionTemplateId: TemplateReference;
  /** The connection of the end user, or its id (ULID). */
  existingConnectionId: Reference<Connection>;
}

/** What a program says about an activation. */
export type ActivationArgs = Replaced<
  InputMembers<ActivationInputs>,
  {
    /** The end user, or the id (ULID) of one. A change makes a new activation. */
    userId: Reference<EndUser>;
    /** The environment, or its id (ULID). A change makes a new activation. */
    environmentId: EnvironmentReference;
    /** One entry for each dynamic template of the environment. Default: none. A change makes a new activation. */
    connections?: ServedTemplate[];
  }
>;

/** What is needed to find one besides its id. */
export interface ActivationState extends OrganisationState {
  /** The environment, or its id (ULID). */
  environmentId: EnvironmentReference;
}

/** The names of all outputs of an activation. */
export const activationOutputs = [
  "organisationId",
  "userId",
  "environmentId",
  "connections",
  "dynamicVariables",
  "externalId",
] as const satisfies readonly (keyof Activation)[];

/**
 * An end user who uses an environment, with the connections that serve its dynamic templates.
 * https://docs.versori.com/v2/api-reference/projects/activates-a-user-on-an-environment
 */
export class Activation extends VersoriResource {
  /** Organisation that owns it. */
  declare readonly organisationId: Output<string>;
  /** Id of the end user. */
  declare readonly userId: Output<string>;
  /** Id of the environment. */
  declare readonly environmentId: Output<string>;
  /** Which connection serves which template. */
  declare readonly connections: Output<ActivationInputs["connections"]>;
  /** Values of variables; absent when the program leaves them alone. */
  declare readonly dynamicVariables: Output<Record<string, unknown> | undefined>;
  /** External id of the end user. */
  declare readonly externalId: Output<string>;

  /** Declares an activation. */
  constructor(name: string, args: ActivationArgs, opts: CustomResourceOptions = {}) {
    const { userId, environmentId, connections } = args;
    const ids = {
      userId: userId && idOf(userId),
      environmentId: idOf(environmentId),
      connections: connections?.map(({ connectionTemplateId, existingConnectionId }) => ({
        connectionTemplateId: idOf(connectionTemplateId),
        existingConnectionId: idOf(existingConnectionId),
      })),
    };
    const organisationId = organisationOf(environmentId) ?? (userId && organisationOf(userId));
    const props = properties("platform/activation", { name, opts }, { ...args, ...ids }, activationOutputs, {
      organisationId,
    });
    super(typeToken("Activation", "versori/platform"), name, props, opts);
  }

  /**
   * Reads an activation that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id Its id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: ActivationState, opts?: CustomResourceOptions): Activation {
    return known(new Activation(name, state as ActivationArgs, { ...opts, id }), id);
  }
}
