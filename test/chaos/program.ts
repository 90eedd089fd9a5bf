import { createHash } from "node:crypto";
import type { StoredName } from "../../provider/dynamic/stored";
import { hasUnknown, UNKNOWN } from "../../provider/lifecycle/unknown";
import type { Values } from "../support/plugin";

/** A resource as a program declares it; a program is a list of them, each after those that it refers to. */
export interface Declared {
  readonly name: string;
  readonly type: StoredName;
  readonly args: Values;
  readonly dependsOn: string[];
  /** Its deletion is left out when this one is deleted, too. */
  readonly deletedWith?: string | undefined;
}

/** Stands in arguments for what another resource tells once it is there. */
interface Reference {
  readonly $of: string;
  /** Way to the value among the outputs, or `fingerprint`: a hash of all that the resource was given. */
  readonly path: string[];
}

/** Refers to the id of a resource, or to one of its outputs. */
export const from = (name: string, ...path: string[]): Reference => ({
  $of: name,
  path: path.length > 0 ? path : ["id"],
});

/** What others can learn of a resource: its id and outputs, and what the program gave it. */
export interface Told {
  readonly id: string;
  readonly outputs: Values;
  readonly given: Values;
}

const isReference = (value: unknown): value is Reference =>
  typeof value === "object" && value !== null && "$of" in value;

/** The names of the resources that a value refers to. */
export function referredIn(value: unknown): string[] {
  if (isReference(value)) return [value.$of];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(referredIn) : [];
}

/** Arguments with what others tell filled in; what they cannot tell yet is unknown. */
export function resolved(value: unknown, told: (name: string) => Told | undefined): unknown {
  if (isReference(value)) return valueOf(told(value.$of), value.path);
  if (Array.isArray(value)) return value.map((item) => resolved(item, told));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, resolved(member, told)]));
}

function valueOf(told: Told | undefined, path: readonly string[]): unknown {
  if (!told) return UNKNOWN;
  const [first] = path;
  if (first === "id") return told.id;
  if (first === "fingerprint") return hasUnknown(told.given) ? UNKNOWN : hashOf(told.given);
  const value = path.reduce<unknown>((inner, key) => (inner as Values | undefined)?.[key], told.outputs);
  return value ?? UNKNOWN;
}

const hashOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
