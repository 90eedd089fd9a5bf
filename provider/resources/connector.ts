import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import type { Message } from "../api/wire";
import { typeToken } from "../dynamic/stored";
import { type InputMembers, known, properties, type Replaced } from "./args";
import type { StoredGrant } from "./auth-scheme-config";
import { documentInput } from "./openapi-args";
import type { Fingerprint } from "./openapi-document";
import type { AuthSchemeConfig, ConnectorInputs } from "./types";
import { VersoriResource } from "./versori-resource";

type WithName<T> = T extends { name: unknown } ? InputMembers<Omit<T, "name"> & Partial<Pick<T, "name">>> : never;

type WithDocument<T> = T extends { openapi?: unknown }
  ? Replaced<
      T,
      {
        /**
         * OpenAPI document that the connector is made from: a path (from the program's directory), an address, or an
         * object. Its operations become a first version, a draft that is named after the document; auth scheme configs
         * come along unless the program lists some. State keeps a hash of it. Only acts when the connector is made;
         * later documents are for `ConnectorVersion`.
         */
        openapi?: Input<string | object>;
      }
    >
  : T;

/** What a program says about a connector; `protocol` decides between `baseUrl` and `datasetId`. */
export type ConnectorArgs = WithDocument<WithName<ConnectorInputs>>;

/** What is needed to find a connector besides its id. */
export interface ConnectorState {
  /** Organisation that owns the connector. Default: as for new connectors. */
  organisationId?: Input<string>;
}

/** The names of all outputs of a connector. */
export const connectorOutputs = [
  "organisationId",
  "name",
  "protocol",
  "baseUrl",
  "datasetId",
  "public",
  "documentationURL",
  "imageURL",
  "tags",
  "categories",
  "authSchemeConfigs",
  "connectionVariables",
  "openapi",
  "importFrom",
  "forceDelete",
  "secretVersion",
  "createdAt",
  "updatedAt",
  "validationMessages",
  "storedGrants",
] as const satisfies readonly (keyof Connector)[];

/**
 * A connector describes an external API: where it is and how it authenticates. Versions and connections hang from it.
 * https://docs.versori.com/v1/api-reference/connect-api/connectors/create-http-connector
 */
export class Connector extends VersoriResource {
  /** Organisation that owns the connector. */
  declare readonly organisationId: Output<string>;
  /** Name shown to people. */
  declare readonly name: Output<string>;
  /** Protocol of the external system. */
  declare readonly protocol: Output<"http" | "bigquery">;
  /** Address that all actions start from; of http connectors only. */
  declare readonly baseUrl: Output<string | undefined>;
  /** Dataset as `project.dataset`; of bigquery connectors only. */
  declare readonly datasetId: Output<string | undefined>;
  /** Whether the public library lists the connector. */
  declare readonly public: Output<boolean | undefined>;
  /** Address of the documentation of the external system. */
  declare readonly documentationURL: Output<string | undefined>;
  /** Address of a logo. */
  declare readonly imageURL: Output<string | undefined>;
  /** Tags: keys, each with its values. */
  declare readonly tags: Output<Record<string, string[]> | undefined>;
  /** Categories in the public library, as the program set them. */
  declare readonly categories: Output<string[] | undefined>;
  /** Ways to authenticate, in the order in which they are offered. */
  declare readonly authSchemeConfigs: Output<AuthSchemeConfig[] | undefined>;
  /** Variables that new connections start with; absent when the program leaves them alone. */
  declare readonly connectionVariables: Output<Record<string, string> | undefined>;
  /** The document that it was made from: its hash, and a hash of each operation. */
  declare readonly openapi: Output<Fingerprint | undefined>;
  /** The public connector that it started as a copy of. */
  declare readonly importFrom: Output<Extract<ConnectorInputs, { protocol: "http" }>["importFrom"]>;
  /** Whether to delete the connector even while another product uses it. */
  declare readonly forceDelete: Output<boolean | undefined>;
  /** Number that stood there when the secrets were sent last. */
  declare readonly secretVersion: Output<number | undefined>;
  /** Moment of creation, RFC 3339 in UTC. */
  declare readonly createdAt: Output<string>;
  /** Moment of the last change seen, RFC 3339 in UTC; changes of versions and connections count. */
  declare readonly updatedAt: Output<string>;
  /** What the service's own validation says about auth scheme configs, by id of the config. */
  declare readonly validationMessages: Output<Record<string, Message[]>>;
  /** Where the service keeps the client secrets of OAuth grants, by id of the config. */
  declare readonly storedGrants: Output<Record<string, StoredGrant>>;

  /** Declares a connector. */
  constructor(name: string, args: ConnectorArgs, opts?: CustomResourceOptions) {
    const defaults = opts?.id === undefined ? { name } : {};
    const { openapi } = args as { openapi?: Input<string | object> };
    const given = { ...args, openapi: documentInput(openapi) };
    super(
      typeToken("Connector"),
      name,
      properties("connector", { name, opts }, given, connectorOutputs, defaults),
      opts,
    );
  }

  /**
   * Reads a connector that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id The connector's id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: ConnectorState = {}, opts?: CustomResourceOptions): Connector {
    return known(new Connector(name, state as ConnectorArgs, { ...opts, id }), id);
  }
}
