import { CustomResource, type CustomResourceOptions, type ID, type Input, type Output } from "@pulumi/pulumi";
import { placeOfGiven } from "../dynamic/place";
import { OF, typeToken } from "../dynamic/stored";
import {
  idOf,
  type InputMembers,
  known,
  organisationOf,
  properties,
  type Replaced,
  type WithDefault,
} from "../resources/args";
import type { PlatformConnectionInputs } from "../resources/types";
import { VersoriResource } from "../resources/versori-resource";
import type { BoundPlatformCredential } from "./credential";
import type { OrganisationState, SystemReference, TemplateReference } from "./references";

/** What a program says about a connection. */
export type ConnectionArgs = Replaced<
  WithDefault<InputMembers<PlatformConnectionInputs>, "name">,
  {
    /** The template that it is made for and linked to, or its id (ULID). A change makes a new connection. */
    connectionTemplateId: TemplateReference;
    /**
     * The system, or its id (ULID); needed to find auth scheme configs by id. Default: that of the template when it is
     * given as a resource. A change makes a new connection.
     */
    systemId?: SystemReference;
    /** Further templates that it serves, each a template or its id (ULID). Default: none. Changed in place. */
    links?: TemplateReference[];
  }
>;

/** What helps to find one besides its id. */
export type ConnectionState = OrganisationState;

/** The names of all outputs of a connection. */
export const connectionOutputs = [
  "organisationId",
  "connectionTemplateId",
  "systemId",
  "name",
  "baseUrl",
  "credentials",
  "externalId",
  "links",
  "secretVersion",
  "createdAt",
  "updatedAt",
  "boundCredentials",
] as const satisfies readonly (keyof Connection)[];

/**
 * A connection holds the credentials of one account for a system: static, for a whole environment, or of an end user.
 * https://docs.versori.com/v2/api-reference/connections/create-a-new-connection
 */
export class Connection extends VersoriResource {
  /** Organisation that owns it. */
  declare readonly organisationId: Output<string>;
  /** Id of the template that it was made for. */
  declare readonly connectionTemplateId: Output<string>;
  /** Id of the system. */
  declare readonly systemId: Output<string | undefined>;
  /** Name, unique within the system. */
  declare readonly name: Output<string>;
  /** Address that replaces that of the system. */
  declare readonly baseUrl: Output<string | undefined>;
  /** Secrets of the account; always a secret output. */
  declare readonly credentials: Output<PlatformConnectionInputs["credentials"]>;
  /** External id of the end user whose connection it is. */
  declare readonly externalId: Output<string | undefined>;
  /** Ids of further templates that it serves. */
  declare readonly links: Output<string[] | undefined>;
  /** Number that stood there when the secrets were sent last. */
  declare readonly secretVersion: Output<number | undefined>;
  /** Moment of creation, RFC 3339 in UTC. */
  declare readonly createdAt: Output<string>;
  /** Moment of the last change seen, RFC 3339 in UTC. */
  declare readonly updatedAt: Output<string>;
  /** Ids that the service gave to the entries of `credentials`, in the same order. */
  declare readonly boundCredentials: Output<BoundPlatformCredential[]>;

  /** Declares a connection. */
  constructor(name: string, args: ConnectionArgs, opts: CustomResourceOptions = {}) {
    const { connectionTemplateId, systemId, links } = args;
    const ids = {
      connectionTemplateId: connectionTemplateId && idOf(connectionTemplateId),
      systemId: systemId === undefined ? systemOf(connectionTemplateId) : idOf(systemId),
      links: links?.map(idOf),
      [OF]:
        placeOfGiven("platform/system", systemId) ??
        (systemId === undefined ? placeOfGiven("platform/connection-template", connectionTemplateId) : undefined),
    };
    const organisationId = connectionTemplateId && organisationOf(connectionTemplateId);
    const defaults = { organisationId, ...(opts.id === undefined && { name }) };
    const props = properties("platform/connection", { name, opts }, { ...args, ...ids }, connectionOutputs, defaults);
    const additionalSecretOutputs = ["credentials", ...(opts.additionalSecretOutputs ?? [])];
    super(typeToken("Connection", "versori/platform"), name, props, { ...opts, additionalSecretOutputs });
  }

  /**
   * Reads a connection that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id Its id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: ConnectionState = {}, opts?: CustomResourceOptions): Connection {
    return known(new Connection(name, state as ConnectionArgs, { ...opts, id }), id);
  }
}

/** The system of a template that is given as itself. */
const systemOf = (template: TemplateReference): Input<string> | undefined =>
  CustomResource.isInstance(template) ? template.systemId : undefined;
