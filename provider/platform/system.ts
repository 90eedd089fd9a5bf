import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import { typeToken } from "../dynamic/stored";
import { type InputMembers, known, properties, type WithDefault } from "../resources/args";
import type { SystemAuthSchemeConfig, SystemInputs } from "../resources/types";
import { VersoriResource } from "../resources/versori-resource";
import type { StoredClient } from "./auth-scheme-config";
import type { OrganisationState } from "./references";

/** What a program says about a system. */
export type SystemArgs = WithDefault<InputMembers<SystemInputs>, "name">;

/** What helps to find one besides its id. */
export type SystemState = OrganisationState;

/** The names of all outputs of a system. */
export const systemOutputs = [
  "organisationId",
  "name",
  "domain",
  "templateBaseUrl",
  "authSchemeConfigs",
  "labels",
  "secretVersion",
  "storedClients",
] as const satisfies readonly (keyof System)[];

/**
 * A system describes an external API: where it is and how it authenticates. The console calls it a connector.
 * https://docs.versori.com/v2/api-reference/systems/create-a-new-system
 */
export class System extends VersoriResource {
  /** Organisation that owns it. */
  declare readonly organisationId: Output<string>;
  /** Name shown to people. */
  declare readonly name: Output<string>;
  /** Domain or short name of the external system. */
  declare readonly domain: Output<string>;
  /** Address that all requests start from. */
  declare readonly templateBaseUrl: Output<string>;
  /** Ways to authenticate. */
  declare readonly authSchemeConfigs: Output<SystemAuthSchemeConfig[] | undefined>;
  /** Labels, as the program set them. */
  declare readonly labels: Output<Record<string, string> | undefined>;
  /** Number that stood there when the secrets were sent last. */
  declare readonly secretVersion: Output<number | undefined>;
  /** Where the service keeps the secrets of OAuth applications, by id of the config. */
  declare readonly storedClients: Output<Record<string, StoredClient>>;

  /** Declares a system. */
  constructor(name: string, args: SystemArgs, opts: CustomResourceOptions = {}) {
    const defaults = opts.id === undefined ? { name } : {};
    const props = properties("platform/system", { name, opts }, args, systemOutputs, defaults);
    super(typeToken("System", "versori/platform"), name, props, opts);
  }

  /**
   * Reads a system that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id Its id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: SystemState = {}, opts?: CustomResourceOptions): System {
    return known(new System(name, state as SystemArgs, { ...opts, id }), id);
  }
}
