import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import type { ContentError } from "../api/contents";
import { typeToken } from "../dynamic/stored";
import { type InputMembers, known, properties, type Replaced } from "./args";
import { remember } from "./fingerprint";
import { goneWith, type InVersion, placeOf } from "./in-version";
import type { TriggerInputs } from "./types";
import { VersoriResource } from "./versori-resource";

type Written = InputMembers<TriggerInputs>;

/** What a program says about a trigger. */
export type TriggerArgs = Replaced<Omit<Written, "name"> & Partial<Pick<Written, "name">>, InVersion>;

/** What is needed to find a trigger besides its id. */
export interface TriggerState extends InVersion {
  /** Name of the trigger; saves a search when it is known. */
  name?: Input<string>;
}

/** The names of all outputs of a trigger. */
export const triggerOutputs = [
  "organisationId",
  "connectorId",
  "version",
  "name",
  "type",
  "summary",
  "description",
  "method",
  "parameters",
  "requestBody",
  "responses",
  "validated",
  "errors",
] as const satisfies readonly (keyof Trigger)[];

/**
 * A trigger is one call that a version of a connector can receive.
 * https://docs.versori.com/legacy/api-reference/connect-api/triggers/create-trigger
 */
export class Trigger extends VersoriResource {
  /** Organisation that owns the connector. */
  declare readonly organisationId: Output<string>;
  /** Id of the connector. */
  declare readonly connectorId: Output<string>;
  /** Name of the version. */
  declare readonly version: Output<string>;
  /** Name, unique within the version. */
  declare readonly name: Output<string>;
  /** Kind of trigger; absent when the program leaves it out, which means `http`. */
  declare readonly type: Output<"http" | undefined>;
  /** One line about the trigger. */
  declare readonly summary: Output<string | undefined>;
  /** What the trigger is about. */
  declare readonly description: Output<string | undefined>;
  /** HTTP method. */
  declare readonly method: Output<TriggerInputs["method"]>;
  /** Parameters besides the body. */
  declare readonly parameters: Output<TriggerInputs["parameters"]>;
  /** The body of the request. */
  declare readonly requestBody: Output<TriggerInputs["requestBody"]>;
  /** Responses, by status. */
  declare readonly responses: Output<TriggerInputs["responses"]>;
  /** Whether the service has validated it. */
  declare readonly validated: Output<boolean>;
  /** What the service's own validation found wrong. */
  declare readonly errors: Output<ContentError[]>;

  /** Declares a trigger. */
  constructor(name: string, args: TriggerArgs, opts: CustomResourceOptions = {}) {
    const defaults = opts.id === undefined ? { name } : {};
    const props = properties("trigger", { name, opts }, { ...args, ...placeOf(args) }, triggerOutputs, defaults);
    super(typeToken("Trigger"), name, props, goneWith(args, opts));
    remember(this, args);
  }

  /**
   * Reads a trigger that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id The trigger's id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: TriggerState, opts?: CustomResourceOptions): Trigger {
    return known(new Trigger(name, state as TriggerArgs, { ...opts, id }), id);
  }
}
