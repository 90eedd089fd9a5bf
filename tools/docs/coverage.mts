import { OPERATIONS, type Operation } from "./description.mts";
import { DIFFERENCES, type Difference, REASONS } from "./reasons.mts";
import { RESOURCES } from "./reference.mts";
import { isSettable } from "./settable.mts";
import { type ByOperation, Usage } from "./usage.mts";

/** Stands where something is missing; a test finds it. */
const NONE = "none";

/** What of the API is used by what, as Markdown; throws where something has neither a user nor a reason. */
export function coverage(): string {
  const usage = new Usage();
  const { users, senders } = usage.users();
  const bodies = OPERATIONS.map((operation) =>
    bodyOf(
      operation,
      RESOURCES.filter(({ name }) => users.get(operation.id)?.has(name)),
    ),
  ).filter(({ operation, resources }) => operation.properties.length > 0 && resources.length > 0);
  const problems = problemsOf(users, bodies);
  if (problems.length > 0) throw new Error(["tools/docs/reasons.mts is not up to date:", ...problems].join("\n"));
  return [
    "# Coverage of the API",
    "",
    "Written by `npm run docs` from the API description, the sources and the tests.",
    "",
    ...operationsText(users, senders, usage.handlers(), usage.tests()),
    ...bodiesText(bodies),
  ].join("\n");
}

function operationsText(users: ByOperation, senders: ByOperation, handlers: ByOperation, tests: ByOperation): string[] {
  const rows = OPERATIONS.map(({ id, method, path }) => {
    const user = users.get(id);
    const use = user ? `${quoted(user)} by ${quoted(senders.get(id) ?? [])}` : `not used: ${REASONS[id] ?? ""}`;
    return `| \`${id}\` | \`${method} ${path}\` | ${use} | ${short(handlers.get(id))} | ${short(tests.get(id))} |`;
  });
  return [
    "## Operations",
    "",
    "Every operation of `api/versori.openapi.yaml`: the resources and functions that use it, by which function of",
    "`provider/api/`, or why nothing does; the file below `emulator/src/handlers/` that carries it out; the files below",
    "`test/` that ask it by its address, or expect it to be asked. Tests that run resources ask what those use as well.",
    "",
    "| operation | request | used by | emulator | tests |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ];
}

function bodiesText(bodies: readonly Body[]): string[] {
  return [
    "## Request bodies",
    "",
    "Every property of the bodies that resources send, and every choice that one leaves: how many are inputs under their",
    "own name, how many under another or at another place, and how many are not, as the second table says. `[]` is an",
    "entry of a list, `{}` one of a map. What is only read does not count.",
    "",
    "| operation | resources | own name | other name | no input |",
    "| --- | --- | --- | --- | --- |",
    ...bodies.map(({ operation: { id, properties }, resources, differences }) => {
      const other = differences.filter(({ as }) => as !== undefined).length;
      const counts = [properties.length - differences.length, other, differences.length - other];
      return `| \`${id}\` | ${quoted(resources)} | ${counts.join(" | ")} |`;
    }),
    "",
    "| property | of | input | why |",
    "| --- | --- | --- | --- |",
    ...DIFFERENCES.map(({ operations, property, as, reason }) => {
      const input = as === undefined ? "none" : as === "" ? "all inputs" : `\`${as}\``;
      return `| ${property === "" ? "the whole body" : `\`${property}\``} | ${quoted(operations)} | ${input} | ${reason} |`;
    }),
  ];
}

/** A body, and the differences that speak for some of its properties. */
interface Body {
  readonly operation: Operation;
  readonly resources: readonly string[];
  readonly differences: readonly Difference[];
  /** Properties that no input sets, and no difference explains. */
  readonly unset: readonly string[];
  /** Differences of properties that an input of the same name sets. */
  readonly needless: readonly Difference[];
}

function bodyOf(operation: Operation, resources: typeof RESOURCES): Body {
  const isSet = (property: string) => resources.some(({ schema }) => isSettable(schema, property));
  const own = DIFFERENCES.filter(({ operations }) => operations.includes(operation.id));
  const found = operation.properties.map((property) => ({ property, difference: closest(own, property) }));
  const isKnown = ({ property, difference }: (typeof found)[number]): boolean =>
    (difference && (difference.as === undefined || isSet(moved(property, difference)))) || isSet(property);
  return {
    operation,
    resources: resources.map(({ name }) => name),
    differences: found.flatMap(({ difference }) => difference ?? []),
    unset: found.filter((one) => !isKnown(one)).map(({ property }) => property),
    needless: own.filter(({ property }) => operation.properties.includes(property) && isSet(property)),
  };
}

/** The difference with the longest path among those that are for a property. */
const closest = (differences: Difference[], property: string): Difference | undefined =>
  differences
    .filter(({ property: start }) => start === "" || property === start || /^[.[{=]/.test(rest(property, start)))
    .sort((a, b) => a.property.length - b.property.length)
    .at(-1);

const rest = (property: string, start: string): string =>
  property.startsWith(start) ? property.slice(start.length) : "";

const moved = (property: string, { property: start, as = "" }: Difference): string =>
  (as + (start === "" ? "." : "") + rest(property, start)).replace(/^\./, "");

function problemsOf(users: ByOperation, bodies: readonly Body[]): string[] {
  const ids = new Set(OPERATIONS.map(({ id }) => id));
  const uses = new Set(
    bodies.flatMap(({ operation, differences }) => differences.map((one) => `${operation.id} ${key(one)}`)),
  );
  return [
    ...Object.keys(REASONS)
      .filter((id) => !ids.has(id))
      .map((id) => `${id} has a reason, and is no operation.`),
    ...[...ids].filter((id) => users.has(id) && id in REASONS).map((id) => `${id} has a reason, and is used.`),
    ...[...ids]
      .filter((id) => !users.has(id) && !(id in REASONS))
      .map((id) => `${id} has neither a user nor a reason.`),
    ...bodies.flatMap(({ operation: { id }, unset, needless }) => [
      ...unset.map((property) => `${id}: no input sets ${property}, and there is no reason.`),
      ...needless.map(({ property }) => `${id}: ${property} has a difference, and an input of its name.`),
    ]),
    ...DIFFERENCES.flatMap((one) =>
      one.operations
        .filter((id) => !uses.has(`${id} ${key(one)}`))
        .map((id) => `${id}: ${one.property} has a difference, and is not sent.`),
    ),
  ];
}

const key = ({ property, as }: Difference): string => `${property} ${as}`;

const quoted = (names: Iterable<string>): string => [...names].map((name) => `\`${name}\``).join(", ");

/** Names without what the head of the column says already. */
const short = (names: Iterable<string> = []): string =>
  [...names]
    .sort()
    .map((name) => name.replace(/^(emulator\/src\/handlers|test)\/|(\.test)?\.ts$/g, ""))
    .join(", ") || NONE;
