import type { CustomResourceOptions, Input, Output } from "@pulumi/pulumi";
import type { Message } from "../api/wire";
import { typeToken } from "../dynamic/stored";
import type { Action } from "./action";
import { properties } from "./args";
import type { Definitions } from "./definitions";
import { fingerprint } from "./fingerprint";
import type { Trigger } from "./trigger";
import { type InVersion, placeOf } from "./in-version";
import type { ConnectorVersionPublicationInputs } from "./types";
import { VersoriResource } from "./versori-resource";

/** What a program says about the publication of a version. */
export interface ConnectorVersionPublicationArgs extends InVersion {
  /**
   * The actions, triggers and definitions that have to be there before. With them listed, a preview refuses to change
   * what is published. Default: none. Sends nothing when changed.
   */
  contents?: (Action | Trigger | Definitions)[];
  /**
   * Make this the version that `default` stands for, once it is published; the one before loses it. `false` gives it
   * up. Absent: left alone. Changed in place.
   */
  isDefault?: Input<boolean>;
}

/** The names of all outputs of a publication. */
export const connectorVersionPublicationOutputs = [
  "organisationId",
  "connectorId",
  "version",
  "contents",
  "isDefault",
  "publishedAt",
  "messages",
] as const satisfies readonly (keyof ConnectorVersionPublication)[];

/**
 * Publishes a version once its contents are there, and withdraws it when the publication is deleted.
 * https://docs.versori.com/legacy/api-reference/connect-api/connector-version/publish-connector
 */
export class ConnectorVersionPublication extends VersoriResource {
  /** Organisation that owns the connector. */
  declare readonly organisationId: Output<string>;
  /** Id of the connector. */
  declare readonly connectorId: Output<string>;
  /** Name of the version. */
  declare readonly version: Output<string>;
  /** What was there before, each with a text that changes when it is edited. */
  declare readonly contents: Output<ConnectorVersionPublicationInputs["contents"]>;
  /** Whether `default` stands for the version; absent when the program leaves that alone. */
  declare readonly isDefault: Output<boolean | undefined>;
  /** Moment of publication, RFC 3339 in UTC. */
  declare readonly publishedAt: Output<string>;
  /** What the service's own validation says about the version. */
  declare readonly messages: Output<Message[]>;

  /** Declares that a version is published. */
  constructor(name: string, args: ConnectorVersionPublicationArgs, opts?: CustomResourceOptions) {
    const contents = args.contents?.map((one) => ({ id: one.id, fingerprint: fingerprint(one) }));
    const given = { ...args, ...placeOf(args), contents };
    const props = properties(
      "connector-version-publication",
      { name, opts },
      given,
      connectorVersionPublicationOutputs,
      {},
    );
    super(typeToken("ConnectorVersionPublication"), name, props, opts);
  }
}
