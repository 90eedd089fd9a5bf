import { createHmac, randomBytes } from "node:crypto";
import type { z } from "zod";
import { VersoriError } from "../api/errors";
import { environmentVariable } from "../config";
import { MARK } from "./changed-elsewhere";
import { dotted } from "./problems";
import { same } from "./same";
import type { SecretReference } from "./secret-text";
import { mapSecrets } from "./traits";

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

/** Replaces the references in the secret places of a value. */
export const mapReferencesIn = (
  schema: z.core.$ZodType,
  value: unknown,
  change: (reference: Reference, path: PropertyKey[]) => unknown,
): unknown => mapSecrets(schema, value, (secret, path) => mapReferences(secret, change, path));

/** The references in the secret places of a value. */
export function referencesIn(schema: z.core.$ZodType, value: unknown): Reference[] {
  const found: Reference[] = [];
  mapReferencesIn(schema, value, (reference) => found.push(reference));
  return found;
}

/**
 * What an answer has made of inputs, without references that are not those of the program: whoever shapes the answer
 * would choose which variable a later update sends, where `ignoreChanges` gives it what is recorded.
 */
export function ownReferences(schema: z.core.$ZodType, told: unknown, known: unknown): unknown {
  const own = referencesIn(schema, known);
  return mapReferencesIn(schema, told, (reference) => (own.some((one) => same(one, reference)) ? reference : MARK));
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

/**
 * A reference that a program has put into a secret place, with what it stands for, which nothing but a request may hold
 * (`outgoing.ts`). No text of a service or a state can be one. It looks like the reference that is kept, so whatever
 * compares or copies it has no secret.
 */
export class Variable implements Reference {
  declare readonly fromEnv: string;
  readonly #path: PropertyKey[];

  constructor(reference: Reference, path: PropertyKey[]) {
    Object.assign(this, reference);
    this.#path = path;
  }

  /** Fails where the variable is missing. */
  check(): void {
    required(this, this.#path);
  }

  /** What the reference stands for; fails where the variable is missing. */
  get value(): string {
    return required(this, this.#path);
  }
}

function required({ fromEnv }: Reference, path: PropertyKey[]): string {
  const value = environmentVariable(fromEnv);
  if (value !== undefined) return value;
  throw new VersoriError(
    `${dotted(path)}: the environment variable ${fromEnv} is not set, or is empty, where Pulumi runs. ` +
      'Set it, and run "pulumi up" again.',
  );
}
