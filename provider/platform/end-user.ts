import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import { typeToken } from "../dynamic/stored";
import { type InputMembers, known, properties, type WithDefault } from "../resources/args";
import type { EndUserInputs } from "../resources/types";
import { VersoriResource } from "../resources/versori-resource";
import type { OrganisationState } from "./references";

/** What a program says about an end user. */
export type EndUserArgs = WithDefault<InputMembers<EndUserInputs>, "externalId">;

/** What helps to find one besides its id. */
export type EndUserState = OrganisationState;

/** The names of all outputs of an end user. */
export const endUserOutputs = [
  "organisationId",
  "externalId",
  "displayName",
  "createdAt",
  "updatedAt",
] as const satisfies readonly (keyof EndUser)[];

/**
 * Somebody for whom integrations run: a customer of yours, who brings connections and activates environments.
 * https://docs.versori.com/v2/api-reference/end_users/create-an-end-user
 */
export class EndUser extends VersoriResource {
  /** Organisation that owns it. */
  declare readonly organisationId: Output<string>;
  /** Your own id of the user. */
  declare readonly externalId: Output<string>;
  /** Name shown to people. */
  declare readonly displayName: Output<string | undefined>;
  /** Moment of creation, RFC 3339 in UTC. */
  declare readonly createdAt: Output<string>;
  /** Moment of the last change seen, RFC 3339 in UTC. */
  declare readonly updatedAt: Output<string>;

  /** Declares an end user. */
  constructor(name: string, args: EndUserArgs = {}, opts: CustomResourceOptions = {}) {
    const defaults = opts.id === undefined ? { externalId: name } : {};
    const props = properties("platform/end-user", { name, opts }, args, endUserOutputs, defaults);
    super(typeToken("EndUser", "versori/platform"), name, props, opts);
  }

  /**
   * Reads an end user that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id Its id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: EndUserState = {}, opts?: CustomResourceOptions): EndUser {
    return known(new EndUser(name, state, { ...opts, id }), id);
  }
}
