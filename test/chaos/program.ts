import { createHash } from "node:crypto";
import type { StoredName } from "../../provider/dynamic/stored";
import { hasUnknown, UNKNOWN } from "../../provider/lifecycle/unknown";
import type { Values } from "../support/plugin";

/** A component, by its type and name. */
export interface Component {
  readonly type: string;
  readonly name: string;
}

/** What a resource is called, and the components that it stands in, the outermost first. */
export interface Identity {
  readonly name: string;
  readonly home: readonly Component[];
}

/** A resource as a program declares it; a program is a list of them, each after those that it refers to. */
export interface Declared extends Identity {
  readonly type: StoredName;
  readonly args: Values;
  readonly dependsOn: string[];
  /** Its deletion is left out when this one is deleted, too. */
  readonly deletedWith?: string | undefined;
  /** What it was before, the latest last. The program has an alias for those that say so. */
  readonly former: readonly (Identity & { readonly aliased: boolean })[];
  /** The option `deleteBeforeReplace`; where it is undefined, the provider decides. */
  readonly deletesFirst?: boolean | undefined;
  /** Whatever changes, it is replaced: `replaceOnChanges: ["*"]`. */
  readonly replaceOnChanges?: boolean | undefined;
  /** Another number than before replaces it: `replacementTrigger`. */
  readonly trigger: number;
  /** The next `up` replaces it without asking: `--replace`, or `pulumi state taint`, which holds until that is done. */
  readonly forced?: "target" | "taint" | undefined;
  /** The resource whose object this one is imported for. */
  readonly twinOf?: string | undefined;
}

/** What the engine tells resources of a stack apart by. Of the components, it has the types only. */
export const urnOf = (type: StoredName, { name, home }: Identity): string =>
  `${[...home.map((component) => component.type), type].join("$")}::${name}`;

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

/** What a program knows of where a resource stands: all that tells it apart, names of components included. */
export function placeOf({ project, stack }: { project: string; stack: string }, declared: Declared): string {
  const { type, name, home } = declared;
  const around = home.flatMap((component) => [component.type, component.name]);
  return [project, stack, ...around, type, name].join("/");
}
