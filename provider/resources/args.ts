import { all, CustomResource, type CustomResourceOptions, type ID, type Input, type Output } from "@pulumi/pulumi";
import { requireInstalled } from "../dynamic/installed";
import { placeIn } from "../dynamic/place";
import { PLACE, stored, type StoredName } from "../dynamic/stored";
import { guarded } from "./secret-places";

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

/**
 * What `get` reads, with the id that it was given: an SDK that is newer than the engine would take it for unknown in
 * previews (findings/id-of-what-is-read.sh).
 */
export const known = <T extends CustomResource>(resource: T, id: Input<ID>): T =>
  Object.assign(resource, { id: all([id, resource.urn]).apply(([given]) => given) });

/** The id of what is given by id or as itself. */
export const idOf = (reference: Reference<Owned>): Input<string> | Output<ID> =>
  CustomResource.isInstance(reference) ? reference.id : reference;

/** The organisation of a parent given as itself, so that children follow it. */
export const organisationOf = (reference: Reference<Owned>): Input<string> | undefined =>
  CustomResource.isInstance(reference) ? reference.organisationId : undefined;

/** A plain value with `{ id }` in the place of each resource in it; what is known only later is left as it is. */
export function referring(value: unknown): unknown {
  if (CustomResource.isInstance(value)) return { id: value.id };
  if (Array.isArray(value)) return value.map(referring);
  const isPlain = typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, referring(member)]));
}

/**
 * What a constructor hands to the engine: the arguments, a key for every output (only those appear on the resource),
 * and the line that loads the provider. The arguments are copied, since several resources may share them, and secrets
 * among them are marked.
 */
export function properties(
  module: StoredName,
  { name, opts }: { name: string; opts: CustomResourceOptions | undefined },
  args: object,
  outputs: readonly string[],
  defaults: Record<string, unknown>,
): Record<string, unknown> {
  requireInstalled(module);
  const given = Object.entries(guarded(module, args)).filter(([, value]) => value !== undefined && value !== null);
  const declared = Object.fromEntries(outputs.map((output) => [output, undefined]));
  const place = placeIn(module, name, opts?.parent);
  return { ...declared, ...defaults, ...Object.fromEntries(given), [PLACE]: place, __provider: stored(module) };
}
