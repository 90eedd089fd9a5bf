import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import { typeToken } from "../dynamic/stored";
import { type InputMembers, known, properties, type Replaced } from "./args";
import { withTexts } from "./definition-nulls";
import { remember } from "./fingerprint";
import { goneWith, type InVersion, placeOf } from "./in-version";
import type { DefinitionInput, DefinitionsInputs } from "./types";
import { VersoriResource } from "./versori-resource";

/** What a program says about definitions. */
export type DefinitionsArgs = Replaced<InputMembers<DefinitionsInputs>, InVersion>;

/** What is needed to find definitions besides their id. */
export type DefinitionsState = InVersion;

/** The names of all outputs of definitions. */
export const definitionsOutputs = [
  "organisationId",
  "connectorId",
  "version",
  "definitions",
  "forceDelete",
  "ids",
  "urls",
] as const satisfies readonly (keyof Definitions)[];

/**
 * Definitions of the data that actions and triggers take and give, several at once, as they may refer to each other.
 * https://docs.versori.com/legacy/api-reference/connect-api/definitions/create-definitions
 */
export class Definitions extends VersoriResource {
  /** Organisation that owns the connector. */
  declare readonly organisationId: Output<string>;
  /** Id of the connector. */
  declare readonly connectorId: Output<string>;
  /** Name of the version. */
  declare readonly version: Output<string>;
  /** Definitions by name. */
  declare readonly definitions: Output<Record<string, DefinitionInput>>;
  /** Whether to delete definitions even while something refers to them. */
  declare readonly forceDelete: Output<boolean | undefined>;
  /** Ids (ULID) by name. */
  declare readonly ids: Output<Record<string, string>>;
  /** Where the service keeps the schemas, by name. */
  declare readonly urls: Output<Record<string, string>>;

  /** Declares definitions. */
  constructor(name: string, args: DefinitionsArgs, opts: CustomResourceOptions = {}) {
    const definitions = withTexts(args.definitions);
    const props = properties(
      "definitions",
      { name, opts },
      { ...args, ...placeOf(args), definitions },
      definitionsOutputs,
      {},
    );
    super(typeToken("Definitions"), name, props, goneWith(args, opts));
    remember(this, args);
  }

  /**
   * Reads all definitions of a version that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id `CONNECTOR_ID/VERSION`, the connector's id and the name of the version.
   */
  static get(name: string, id: Input<ID>, state: DefinitionsState, opts?: CustomResourceOptions): Definitions {
    return known(new Definitions(name, state as DefinitionsArgs, { ...opts, id }), id);
  }

  /** The name of one of these definitions, for an action or a trigger, which then waits for it. */
  ref(name: string): Output<string> {
    return this.definitions.apply((definitions) => {
      if (Object.hasOwn(definitions, name)) return name;
      throw new Error(`There is no definition "${name}"; there are ${Object.keys(definitions).join(", ")}.`);
    });
  }
}
