import { CustomResource, type CustomResourceOptions, type ID, type Input, type Output } from "@pulumi/pulumi";
import { stored, type StoredName } from "../dynamic/stored";
import type { Connector } from "./connector";
import type { ConnectorVersion } from "./connector-version";

/** What a program may write for a plain value: the value itself, or one that is known later, at every depth. */
export type Inputs<T> = [T] extends [string | number | boolean | undefined]
  ? Input<T>
  : T extends readonly (infer E)[]
    ? Input<Inputs<E>[]>
    : T extends object
      ? Input<InputMembers<T>>
      : Input<T>;

/** The members of an object, each as what a program may write; the object itself has to be plain. */
export type InputMembers<T> = { [K in keyof T]: Inputs<Exclude<T[K], undefined>> };

/** Replaces some members of a type. */
export type Replaced<T, U> = { [K in keyof T as K extends keyof U ? never : K]: T[K] } & U;

/** A type in which a member that has a default may be left out. */
export type WithDefault<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** A resource that knows its organisation. */
export type Owned = CustomResource & { readonly organisationId: Output<string> };

/** The id of an object, or the resource itself. */
export type Reference<T extends Owned> = Input<string> | T;

/** The id of what is given by id or as itself. */
export const idOf = (reference: Reference<Owned>): Input<string> | Output<ID> =>
  CustomResource.isInstance(reference) ? reference.id : reference;

/** The organisation of a parent given as itself, so that children follow it. */
export const organisationOf = (reference: Reference<Owned>): Input<string> | undefined =>
  CustomResource.isInstance(reference) ? reference.organisationId : undefined;

/** The name of a version, or the version itself. */
export type VersionReference = Input<string> | ConnectorVersion;

/** How what belongs to a version says where it is. */
export interface InVersion {
  /** The version, or its name. */
  version: VersionReference;
  /** The connector, or its id (ULID). Default: that of a version given as a resource. */
  connectorId?: Reference<Connector>;
  /** Organisation that owns the connector. Default: that of the version or connector, when given as a resource. */
  organisationId?: Input<string>;
}

/** Where something of a version is; a version given as a resource tells its connector and organisation, too. */
export function placeOf({
  version,
  connectorId,
  organisationId,
}: InVersion): Record<string, Input<string> | undefined> {
  const parent = CustomResource.isInstance(version) ? version : undefined;
  return {
    organisationId:
      organisationId ?? parent?.organisationId ?? (connectorId === undefined ? undefined : organisationOf(connectorId)),
    connectorId: connectorId === undefined ? parent?.connectorId : idOf(connectorId),
    version: CustomResource.isInstance(version) ? version.name : version,
  };
}

/** Resources that a program only looks up; they are never deleted. */
const lookedUp = new WeakSet<CustomResource>();

/** Remembers a resource that a program only looks up. */
export const markLookedUp = (resource: CustomResource): unknown => lookedUp.add(resource);

/** What a version holds goes with it, and is not deleted one by one, unless the version is only looked up. */
export function goneWith({ version }: InVersion, opts: CustomResourceOptions): CustomResourceOptions {
  const goes = opts.id === undefined && CustomResource.isInstance(version) && !lookedUp.has(version);
  return goes ? { deletedWith: version, ...opts } : opts;
}

/**
 * What a constructor hands to the engine: the arguments, a key for every output (only those appear on the resource),
 * and the line that loads the provider. The arguments are copied, since several resources may share them.
 */
export function properties(
  module: StoredName,
  args: object,
  outputs: readonly string[],
  defaults: Record<string, unknown>,
): Record<string, unknown> {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
  const declared = Object.fromEntries(outputs.map((output) => [output, undefined]));
  return { ...declared, ...defaults, ...Object.fromEntries(given), __provider: stored(module) };
}
