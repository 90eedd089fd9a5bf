import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";
import { shapeOf } from "./traits";
import { isUnknown } from "./unknown";

/** Something wrong with an input: where, and what to do about it. */
export interface Problem {
  readonly path: PropertyKey[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** What a schema finds wrong with a value, without what cannot be judged yet because it is unknown. */
export function problemsOf(schema: z.ZodType, value: unknown): Problem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues
    .flatMap((issue) => explained(schema, value, issue, []))
    .filter(({ path }) => !path.some((_, i) => isUnknown(at(value, path.slice(0, i + 1)))));
}

/** `credentials.action[0].credential.type` */
export const dotted = (path: PropertyKey[]): string =>
  path.map((key, i) => (typeof key === "number" ? `[${String(key)}]` : (i ? "." : "") + String(key))).join("");

function explained(schema: z.ZodType, root: unknown, issue: Issue, base: PropertyKey[]): Problem[] {
  const path = [...base, ...issue.path];
  const given = at(root, path);
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    return nearest(issue.errors).flatMap((inner) => explained(schema, root, inner, path));
  }
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], message: strange(key, knownKeys(schema, root, path)) }));
  }
  if (issue.code === "invalid_union") return [{ path, message: choice(given, allowed(schema, root, path)) }];
  if (issue.code === "invalid_value") return [{ path, message: choice(given, issue.values.map(String)) }];
  if (given === undefined) return [{ path, message: "is required" }];
  if (issue.code === "invalid_type") return [{ path, message: `must be ${article(issue.expected)}` }];
  return [{ path, message: issue.message }];
}

/** The attempt of a union that came closest: the one with the fewest missing and strange keys. */
function nearest(attempts: Issue[][]): Issue[] {
  const weight = (issue: Issue): number =>
    issue.code === "unrecognized_keys" ? issue.keys.length : issue.path.length === 0 ? 100 : 1;
  const cost = (issues: Issue[]): number => issues.reduce((sum, issue) => sum + weight(issue), 0);
  return attempts.reduce((best, attempt) => (cost(attempt) < cost(best) ? attempt : best));
}

function strange(key: string, known: string[]): string {
  return `is not a property${suggestion(key, known)}${known.length > 0 ? `. Known are ${known.join(", ")}` : ""}`;
}

const choice = (given: unknown, values: string[]): string =>
  given === undefined
    ? `is required: one of ${values.join(", ")}`
    : `must be one of ${values.join(", ")}${typeof given === "string" ? suggestion(given, values) : ""}`;

function suggestion(text: string, known: string[]): string {
  if (known.length === 0) return "";
  const match = closest(text, known);
  return distance(text.toLowerCase(), match.toLowerCase()) <= Math.max(2, text.length / 3)
    ? `; did you mean ${match}?`
    : "";
}

const article = (expected: string): string =>
  ({ string: "a text", boolean: "true or false", array: "a list", object: "an object", record: "a map" })[expected] ??
  `of type ${expected}`;

const knownKeys = (schema: z.core.$ZodType, root: unknown, path: PropertyKey[]): string[] => [
  ...walk(schema, root, path).flatMap((found) => [...shapeOf(found, at(root, path)).keys()]),
];

/** The values that a discriminator may have. */
function allowed(schema: z.core.$ZodType, root: unknown, path: PropertyKey[]): string[] {
  const key = String(path.at(-1));
  const parents = walk(schema, root, path.slice(0, -1)).flatMap((parent) => branches(parent));
  const values = parents.flatMap((parent) => {
    const { def } = (parent as z.core.$ZodTypes)._zod;
    const property = def.type === "object" ? (def.shape[key] as z.core.$ZodTypes | undefined) : undefined;
    return property?._zod.def.type === "literal" ? property._zod.def.values.map(String) : [];
  });
  return [...new Set(values)];
}

function branches(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "optional") return branches(def.innerType);
  return def.type === "union" ? def.options.flatMap(branches) : [schema];
}

/** The schemas at a path, with unions narrowed by the values on the way. */
function walk(schema: z.core.$ZodType, root: unknown, path: PropertyKey[]): z.core.$ZodType[] {
  const [key, ...rest] = path;
  if (key === undefined) return [schema];
  const next = branches(schema).flatMap((branch) => {
    const { def } = (branch as z.core.$ZodTypes)._zod;
    if (def.type === "array") return [def.element];
    if (def.type === "record") return [def.valueType];
    const inner = def.type === "object" ? shapeOf(branch, root).get(String(key)) : undefined;
    return inner ? [inner] : [];
  });
  return [...new Set(next)].flatMap((inner) => walk(inner, at(root, [key]), rest));
}

const at = (value: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
