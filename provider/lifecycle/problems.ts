import type { z } from "zod";
import { discriminators, optionsOf, schemasAt, valueAt } from "./schema-paths";
import { suggestion } from "./suggestion";
import { shapeOf } from "./traits";
import { isUnknown } from "./unknown";

/** Something wrong with an input: where, and what to do about it. */
export interface Problem {
  readonly path: PropertyKey[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** How the library begins what it says by itself; a schema that knows better says so in words of its own. */
const UNSPECIFIC = /^(Invalid|Too|Unrecognized) /;

/** Problems that are told at once; a value can have as many as it has members. */
const MOST = 20;

/** What a schema finds wrong with a value, without what cannot be judged yet because it is unknown. */
export function problemsOf(schema: z.ZodType, value: unknown): Problem[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  const problems: Problem[] = [];
  for (const issue of issues) {
    const known = explained(schema, value, issue, []).filter(
      ({ path }) => !path.some((_, i) => isUnknown(valueAt(value, path.slice(0, i + 1)))),
    );
    problems.push(...known);
    if (problems.length > MOST) break;
  }
  return problems;
}

/** Problems as a person reads them, `path: what to do`; the first ones, where there are many. */
export function sentences(problems: Problem[]): string[] {
  const told = problems.slice(0, MOST).map(({ path, message }) => [dotted(path), message].filter(Boolean).join(": "));
  return problems.length > MOST ? [...told, "More is wrong, and is told once this is right."] : told;
}

/** `credentials.action[0].credential.type`, or `tags["two words"]` */
export const dotted = (path: PropertyKey[]): string =>
  path
    .map((key) => (typeof key === "number" ? `[${String(key)}]` : named(String(key))))
    .join("")
    .replace(/^\./, "");

const LONGEST_NAME = 60;

/** A member's name; the names in a map may be any text, of any length. */
const named = (key: string): string =>
  key.length <= LONGEST_NAME && /^[^\s.[\]"'\p{C}]+$/u.test(key) ? `.${key}` : `[${JSON.stringify(cut(key))}]`;

const cut = (text: string): string => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text);

function explained(schema: z.ZodType, root: unknown, issue: Issue, base: PropertyKey[]): Problem[] {
  const path = [...base, ...issue.path];
  const given = valueAt(root, path);
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const attempt = issue.errors[nearest(formsAt(schema, path), given)] ?? [];
    return attempt.flatMap((inner) => explained(schema, root, inner, path));
  }
  if (issue.code === "unrecognized_keys") return strangers(schema, root, path, issue.keys);
  if (issue.code === "invalid_union") {
    const general = UNSPECIFIC.test(issue.message);
    return [{ path, message: general ? choice(given, discriminators(schema, path, root)) : issue.message }];
  }
  if (issue.code === "invalid_value") return [{ path, message: choice(given, issue.values.map(String)) }];
  if (given === undefined) return [{ path, message: "is required" }];
  return [{ path, message: wordsFor(issue) }];
}

/** The schema's own words where it has some. */
function wordsFor(issue: Issue): string {
  if (issue.code === "invalid_type") return `must be ${article(issue.expected)}`;
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? "has a name that is not allowed";
  if (!UNSPECIFIC.test(issue.message)) return issue.message;
  if (issue.code === "too_small") return `must be at least ${String(issue.minimum)}`;
  if (issue.code === "too_big") return `must be at most ${String(issue.maximum)}`;
  return "is not allowed";
}

/** Keys that do not belong to the form that was meant; the other mistakes in that form go along. */
function strangers(schema: z.ZodType, root: unknown, path: PropertyKey[], keys: string[]): Problem[] {
  const given = valueAt(root, path);
  const forms = formsAt(schema, path);
  const form = forms[nearest(forms, given)];
  const known = form
    ? [...shapeOf(form).keys()]
    : schemasAt(schema, path, root).flatMap((found) => [...shapeOf(found, given).keys()]);
  const all = form ? Object.keys(given as object).filter((key) => !known.includes(key)) : keys;
  // Where only a key is too much for one form, the schema says no more; another form may have been meant.
  const others = form ? ((form as z.ZodType).safeParse(given).error?.issues ?? []) : [];
  return [
    ...others.filter((one) => one.path.length > 0).flatMap((one) => explained(schema, root, one, path)),
    ...all.slice(0, MOST + 1).map((key) => ({ path: [...path, key], message: strange(key, known) })),
  ];
}

/** The forms of a union without a discriminator; none for anything else. */
function formsAt(schema: z.ZodType, path: PropertyKey[]): readonly z.core.$ZodType[] {
  return (
    schemasAt(schema, path)
      .map(optionsOf)
      .find((forms) => forms.length > 1) ?? []
  );
}

/** Which form of a union was meant: the one that shares the most keys with what was given. */
function nearest(forms: readonly z.core.$ZodType[], given: unknown): number {
  if (forms.length === 0 || typeof given !== "object" || given === null) return 0;
  const shared = forms.map((form) => {
    const shape = shapeOf(form);
    return Object.keys(given).filter((key) => shape.has(key)).length;
  });
  return shared.indexOf(Math.max(...shared));
}

function strange(key: string, known: string[]): string {
  const all = known.length > 0 ? ` Known are ${known.join(", ")}.` : "";
  return `is not a property${suggestion(key, known) || "."}${all}`;
}

const choice = (given: unknown, values: string[]): string =>
  given === undefined
    ? `is required: one of ${values.join(", ")}`
    : `must be one of ${values.join(", ")}${typeof given === "string" ? suggestion(given, values) : ""}`;

const article = (expected: string): string => ARTICLES[expected] ?? `of type ${expected}`;

const ARTICLES: Record<string, string> = {
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "a map",
  number: "a number",
  int: "a whole number",
};
