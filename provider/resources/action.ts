import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import type { ContentError } from "../api/contents";
import { typeToken } from "../dynamic/stored";
import { type InputMembers, known, properties, type Replaced } from "./args";
import { remember } from "./fingerprint";
import { goneWith, type InVersion, placeOf } from "./in-version";
import type { ActionInputs } from "./types";
import { VersoriResource } from "./versori-resource";

type Written = InputMembers<ActionInputs>;

/** What a program says about an action. */
export type ActionArgs = Replaced<Omit<Written, "name"> & Partial<Pick<Written, "name">>, InVersion>;

/** What is needed to find an action besides its id. */
export interface ActionState extends InVersion {
  /** Name of the action; saves a search when it is known. */
  name?: Input<string>;
}

/** The names of all outputs of an action. */
export const actionOutputs = [
  "organisationId",
  "connectorId",
  "version",
  "name",
  "type",
  "summary",
  "description",
  "method",
  "path",
  "parameters",
  "requestBody",
  "responses",
  "validated",
  "errors",
] as const satisfies readonly (keyof Action)[];

/**
 * An action is one request that a version of a connector can send.
 * https://docs.versori.com/legacy/api-reference/connect-api/actions/create-action
 */
export class Action extends VersoriResource {
  /** Organisation that owns the connector. */
  declare readonly organisationId: Output<string>;
  /** Id of the connector. */
  declare readonly connectorId: Output<string>;
  /** Name of the version. */
  declare readonly version: Output<string>;
  /** Name, unique within the version. */
  declare readonly name: Output<string>;
  /** Kind of action; absent when the program leaves it out, which means `http`. */
  declare readonly type: Output<"http" | undefined>;
  /** One line about the action. */
  declare readonly summary: Output<string | undefined>;
  /** What the action is about. */
  declare readonly description: Output<string | undefined>;
  /** HTTP method. */
  declare readonly method: Output<ActionInputs["method"]>;
  /** What is added to the connector's `baseUrl`. */
  declare readonly path: Output<string>;
  /** Parameters besides the body. */
  declare readonly parameters: Output<ActionInputs["parameters"]>;
  /** The body of the request. */
  declare readonly requestBody: Output<ActionInputs["requestBody"]>;
  /** Responses, by status. */
  declare readonly responses: Output<ActionInputs["responses"]>;
  /** Whether the service has validated it. */
  declare readonly validated: Output<boolean>;
  /** What the service's own validation found wrong. */
  declare readonly errors: Output<ContentError[]>;

  /** Declares an action. */
  constructor(name: string, args: ActionArgs, opts: CustomResourceOptions = {}) {
    const defaults = opts.id === undefined ? { name } : {};
    const props = properties("action", { name, opts }, { ...args, ...placeOf(args) }, actionOutputs, defaults);
    super(typeToken("Action"), name, props, goneWith(args, opts));
    remember(this, args);
  }

  /**
   * Reads an action that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id The action's id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: ActionState, opts?: CustomResourceOptions): Action {
    return known(new Action(name, state as ActionArgs, { ...opts, id }), id);
  }
}
