import type { CustomResourceOptions, ID, Input, Output } from "@pulumi/pulumi";
import { typeToken } from "../dynamic/stored";
import { type InputMembers, known, properties, type WithDefault } from "./args";
import type { CredentialInputs } from "./types";
import { VersoriResource } from "./versori-resource";

type Written<T> = T extends { name: unknown } ? WithDefault<InputMembers<T>, "name"> : never;

/** What a program says about a credential; `type` decides the form of `data`. */
export type CredentialArgs = Written<CredentialInputs>;

/** What is needed to find a credential besides its id. */
export interface CredentialState {
  /** Organisation that owns the credential. Default: as for new credentials. */
  organisationId?: Input<string>;
}

/** The names of all outputs of a credential. */
export const credentialOutputs = [
  "organisationId",
  "name",
  "type",
  "data",
  "expiresAt",
  "secretVersion",
  "storedType",
  "errors",
] as const satisfies readonly (keyof Credential)[];

/**
 * A credential is a stored secret of an organisation, which several connections may use. Connections refer to it by its
 * id, and it outlives them. The published description of the API names its operations without describing them.
 * https://docs.versori.com/api-reference/connect-api/credentials/update-credential
 */
export class Credential extends VersoriResource {
  /** Organisation that owns it. */
  declare readonly organisationId: Output<string>;
  /** Name shown to people. */
  declare readonly name: Output<string>;
  /** Type, which decides the form of `data`. */
  declare readonly type: Output<CredentialInputs["type"]>;
  /** The secret, as the program says it; always a secret output. Of one read with `get`, what the API does not hide. */
  declare readonly data: Output<CredentialInputs["data"] | undefined>;
  /** Moment, RFC 3339, at which the platform deletes it by itself; absent for never. */
  declare readonly expiresAt: Output<string | undefined>;
  /** Number that stood there when the secrets were sent last. */
  declare readonly secretVersion: Output<number | undefined>;
  /** Type that the service keeps: `oauth2-token` after it turned an `oauth2-code` into tokens, else that of `type`. */
  declare readonly storedType: Output<string>;
  /** What the service finds wrong with it: absent when not checked, empty when valid. */
  declare readonly errors: Output<string[] | undefined>;

  /** Declares a credential. */
  constructor(name: string, args: CredentialArgs, opts: CustomResourceOptions = {}) {
    const defaults = opts.id === undefined ? { name } : {};
    const additionalSecretOutputs = ["data", ...(opts.additionalSecretOutputs ?? [])];
    const props = properties("credential", { name, opts }, args, credentialOutputs, defaults);
    super(typeToken("Credential"), name, props, { ...opts, additionalSecretOutputs });
  }

  /**
   * Reads a credential that is managed elsewhere.
   * @param name Name of the resource in this program.
   * @param id The credential's id, a ULID.
   */
  static get(name: string, id: Input<ID>, state: CredentialState = {}, opts?: CustomResourceOptions): Credential {
    return known(new Credential(name, state as CredentialArgs, { ...opts, id }), id);
  }
}
