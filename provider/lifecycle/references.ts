import { createHmac, randomBytes } from "node:crypto";
import { VersoriError } from "../api/errors";
import { environmentVariable } from "../config";
import { refuseMarks } from "./changed-elsewhere";
import { dotted } from "./problems";
import type { SecretReference } from "./secret-text";

/**
 * A reference as it is kept, secret as a whole: the hash tells another value from the same one, and tells nothing to
 * anybody without the key.
 */
export interface Reference extends SecretReference {
  readonly key?: string;
  readonly hash?: string;
}

const MEMBERS = ["fromEnv", "key", "hash"];

/** Whether what stands in a secret place is a reference. */
export const isReference = (value: unknown): value is Reference =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as Partial<Reference>).fromEnv === "string" &&
  Object.keys(value).every((key) => MEMBERS.includes(key));

/** Replaces the references in what stands in a secret place. */
export function mapReferences(
  value: unknown,
  change: (reference: Reference, path: PropertyKey[]) => unknown,
  path: PropertyKey[] = [],
): unknown {
  if (isReference(value)) return change(value, path);
  if (Array.isArray(value)) return value.map((item, i) => mapReferences(item, change, [...path, i]));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, inner]) => [key, mapReferences(inner, change, [...path, key])]);
  return Object.fromEntries(members) as object;
}

/** A reference as a program writes it. */
export const written = ({ fromEnv }: Reference): SecretReference => ({ fromEnv });

/** What a reference stands for, as far as that can be known here. */
export const valueOr = (reference: Reference): string | SecretReference =>
  environmentVariable(reference.fromEnv) ?? written(reference);

/**
 * Makes references into what is kept of them. The key of a variable stays the same, so that the hash differs only when
 * the value does; a variable that is not set here, as in a preview elsewhere, leaves its hash as it was.
 */
export function keeping(olds: Reference[]): (reference: Reference) => Reference {
  const kept = new Map(olds.filter(({ hash }) => hash !== undefined).map((old) => [old.fromEnv, old]));
  return (reference) => {
    // What an engine's ignoreChanges brought back is to stay what it was.
    if (reference.hash !== undefined) return reference;
    const { fromEnv } = reference;
    const value = environmentVariable(fromEnv);
    const before = kept.get(fromEnv);
    if (value === undefined) return before ?? reference;
    const key = before?.key ?? randomBytes(32).toString("base64");
    const now = { fromEnv, key, hash: createHmac("sha256", key).update(value).digest("hex") };
    kept.set(fromEnv, now);
    return now;
  };
}

/** Fails where a variable is needed and missing, before anything is sent. */
export function requireVariable({ fromEnv }: Reference, path: PropertyKey[]): string {
  const value = environmentVariable(fromEnv);
  if (value !== undefined) return value;
  throw new VersoriError(
    `${dotted(path)}: the environment variable ${fromEnv} is not set, or is empty, where Pulumi runs. ` +
      'Set it, and run "pulumi up" again.',
  );
}

/** The body of a request with secrets in the place of references. Nothing but a body may hold what this returns. */
export function resolved<T>(body: T): T {
  refuseMarks(body);
  return mapReferences(body, requireVariable) as T;
}
