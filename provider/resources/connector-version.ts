import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import type { Message } from "../api/wire";
import { typeToken } from "../dynamic/stored";
import { idOf, type InputMembers, known, organisationOf, properties, type Reference, type Replaced } from "./args";
import type { Connector } from "./connector";
import { joinFamily } from "./family-members";
import { markLookedUp } from "./in-version";
import { documentInput } from "./openapi-args";
import type { Fingerprint } from "./openapi-document";
import type { ConnectorVersionInputs } from "./types";
import { VersoriResource } from "./versori-resource";

/** What a program says about a version. */
export type ConnectorVersionArgs = Replaced<
  InputMembers<ConnectorVersionInputs>,
  {
    /** The connector, or its id (ULID). A change makes a new version. */
    connectorId: Reference<Connector>;
    /**
     * OpenAPI document, 3.0 or 3.1, that the version is imported from: a path (from the program's directory), an
     * address, or an object. State keeps its hash and a hash of each operation, not the document. Another document
     * makes a new version; with a name of your own, a published version refuses it. Leaving it out changes nothing.
     */
    openapi?: Input<string | object>;
  }
>;

/** What is needed to find a version besides its id. */
export interface ConnectorVersionState {
  /** The connector, or its id (ULID). */
  connectorId: Reference<Connector>;
  /** Organisation that owns the connector. Default: as for new versions. */
  organisationId?: Input<string>;
  /** Name of the version; saves a search when it is known. */
  name?: Input<string>;
}

/** The names of all outputs of a version. */
export const connectorVersionOutputs = [
  "organisationId",
  "connectorId",
  "name",
  "description",
  "fromVersion",
  "openapi",
  "namePrefix",
  "keepVersions",
  "published",
  "isDefault",
  "forceDelete",
  "createdAt",
  "updatedAt",
  "publishedAt",
  "isLatest",
  "messages",
  "madeVersions",
] as const satisfies readonly (keyof ConnectorVersion)[];

/**
 * A version of a connector: what it can do, as a draft that can be edited or published for use.
 * https://docs.versori.com/v1/api-reference/connect-api/connector-version/create-connector-version
 */
export class ConnectorVersion extends VersoriResource {
  /** Organisation that owns the connector. */
  declare readonly organisationId: Output<string>;
  /** Id of the connector. */
  declare readonly connectorId: Output<string>;
  /** Name, unique within the connector. */
  declare readonly name: Output<string>;
  /** What the version is about. */
  declare readonly description: Output<string | undefined>;
  /** Name of the version that this one is made as a copy of. */
  declare readonly fromVersion: Output<string | undefined>;
  /** The document that it was imported from: its hash, and a hash of each operation. */
  declare readonly openapi: Output<Fingerprint | undefined>;
  /** What names that follow from the document begin with. */
  declare readonly namePrefix: Output<string | undefined>;
  /** How many earlier versions stay when another document takes the place of the one before. */
  declare readonly keepVersions: Output<number | undefined>;
  /** Whether it is published; absent when the program leaves that alone, then `publishedAt` tells. */
  declare readonly published: Output<boolean | undefined>;
  /** Whether `default` stands for it; absent when the program leaves that alone. */
  declare readonly isDefault: Output<boolean | undefined>;
  /** Whether to delete it even while it is published and used. */
  declare readonly forceDelete: Output<boolean | undefined>;
  /** Moment of creation, RFC 3339 in UTC. */
  declare readonly createdAt: Output<string>;
  /** Moment of the last change seen, RFC 3339 in UTC. */
  declare readonly updatedAt: Output<string>;
  /** Moment of publication, RFC 3339 in UTC; absent for drafts. */
  declare readonly publishedAt: Output<string | undefined>;
  /** Whether it was the version published last, when last seen. */
  declare readonly isLatest: Output<boolean>;
  /** What the service's own validation says about it. */
  declare readonly messages: Output<Message[]>;
  /**
   * Ids (ULID) of the versions that this resource made and that go with it: its own, unless that was there before, and
   * earlier ones that `keepVersions` keeps. Absent for what was looked up or imported.
   */
  declare readonly madeVersions: Output<string[] | undefined>;

  /** Declares a version. */
  constructor(name: string, args: ConnectorVersionArgs, opts?: CustomResourceOptions) {
    const { connectorId, openapi } = args;
    const isByContent = openapi !== undefined && args.name === undefined;
    if (isByContent && opts?.id === undefined) joinFamily(name, connectorId, args.namePrefix ?? name);
    const defaults = { organisationId: organisationOf(connectorId), ...(isByContent && { namePrefix: name }) };
    const given = { ...args, connectorId: idOf(connectorId), openapi: documentInput(openapi) };
    const props = properties("connector-version", { name, opts }, given, connectorVersionOutputs, defaults);
    super(typeToken("ConnectorVersion"), name, props, opts);
    if (opts?.id !== undefined) markLookedUp(this);
  }

  /**
   * Reads a version that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id The version's id, a ULID.
   */
  static get(
    name: string,
    id: Input<ID>,
    state: ConnectorVersionState,
    opts?: CustomResourceOptions,
  ): ConnectorVersion {
    return known(new ConnectorVersion(name, state, { ...opts, id }), id);
  }
}
