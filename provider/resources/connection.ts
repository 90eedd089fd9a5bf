import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import { placeOfGiven } from "../dynamic/place";
import { OF, typeToken } from "../dynamic/stored";
import {
  idOf,
  type InputMembers,
  known,
  organisationOf,
  properties,
  type Reference,
  referring,
  type Replaced,
} from "./args";
import type { Connector } from "./connector";
import type { BoundCredentials } from "./connection-entries";
import type { ConnectionInputs } from "./types";
import { VersoriResource } from "./versori-resource";

type Written = InputMembers<ConnectionInputs>;

/** What a program says about a connection. */
export type ConnectionArgs = Replaced<
  Omit<Written, "name"> & Partial<Pick<Written, "name">>,
  {
    /** The connector, or its id (ULID). A change makes a new connection. */
    connectorId: Reference<Connector>;
  }
>;

/** What is needed to find a connection besides its id. */
export interface ConnectionState {
  /** The connector, or its id (ULID). */
  connectorId: Reference<Connector>;
  /** Organisation that owns the connector. Default: as for new connections. */
  organisationId?: Input<string>;
}

/** The names of all outputs of a connection. */
export const connectionOutputs = [
  "organisationId",
  "connectorId",
  "name",
  "variables",
  "credentials",
  "forceDelete",
  "replaceOnSecretChange",
  "secretVersion",
  "createdAt",
  "updatedAt",
  "boundCredentials",
] as const satisfies readonly (keyof Connection)[];

/**
 * A connection holds the credentials of one account for a connector.
 * https://docs.versori.com/v1/api-reference/connect-api/connections/create-a-new-connection
 */
export class Connection extends VersoriResource {
  /** Organisation that owns the connector. */
  declare readonly organisationId: Output<string>;
  /** Id of the connector. */
  declare readonly connectorId: Output<string>;
  /** Name, unique within the connector. */
  declare readonly name: Output<string>;
  /** Values for placeholders; absent when the program leaves them alone. */
  declare readonly variables: Output<Record<string, string> | undefined>;
  /** Secrets of the account, by purpose; always a secret output. */
  declare readonly credentials: Output<ConnectionInputs["credentials"]>;
  /** Whether to delete it even while it is in use. */
  declare readonly forceDelete: Output<boolean | undefined>;
  /** Whether a new secret makes a new connection. */
  declare readonly replaceOnSecretChange: Output<boolean | undefined>;
  /** Number that stood there when the secrets were sent last. */
  declare readonly secretVersion: Output<number | undefined>;
  /** Moment of creation, RFC 3339 in UTC. */
  declare readonly createdAt: Output<string>;
  /** Moment of the last change seen, RFC 3339 in UTC. */
  declare readonly updatedAt: Output<string>;
  /** Ids that the service gave to the entries of `credentials`, in the same order. */
  declare readonly boundCredentials: Output<BoundCredentials>;

  /** Declares a connection. */
  constructor(name: string, args: ConnectionArgs, opts: CustomResourceOptions = {}) {
    const { connectorId, credentials } = args;
    const given = { ...args, connectorId: idOf(connectorId), credentials: referring(credentials) };
    const own = { ...given, [OF]: placeOfGiven("connector", connectorId) };
    const props = properties("connection", { name, opts }, own, connectionOutputs, {
      organisationId: organisationOf(connectorId),
      ...(opts.id === undefined && { name }),
    });
    const additionalSecretOutputs = ["credentials", ...(opts.additionalSecretOutputs ?? [])];
    super(typeToken("Connection"), name, props, { ...opts, additionalSecretOutputs });
  }

  /**
   * Reads a connection that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id The connection's id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: ConnectionState, opts?: CustomResourceOptions): Connection {
    return known(new Connection(name, state as ConnectionArgs, { ...opts, id }), id);
  }
}
