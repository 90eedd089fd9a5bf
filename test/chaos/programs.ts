import * as fc from "fast-check";
import type { Values } from "../support/plugin";
import { edited, settled } from "./edits";
import { HOMES } from "./homes";
import { choosable, complete, slotOf, SLOTS } from "./slots";

/** What a resource was called, where it stood, and whether the program has an alias for that. */
export interface Former {
  readonly label: string | undefined;
  readonly home: number;
  readonly aliased: boolean;
}

/** What a program has in one of the places. */
export interface Choice {
  /** The number of the option of each property. */
  readonly options: Readonly<Record<string, number>>;
  /** Makes the names whose change replaces the object; never used twice. */
  readonly fresh: number;
  /** Name of the resource, where it is not that of the place. */
  readonly label?: string | undefined;
  /** What the object is named after, where it is not the name of the place. */
  readonly called?: string | undefined;
  /** Number of the components that it stands in. */
  readonly home: number;
  /** What it was before. */
  readonly former: readonly Former[];
  readonly trigger: number;
  readonly replaceOnChanges?: true;
  readonly deletesFirst?: true;
  /** In this step only. */
  readonly forced?: "target" | "taint" | undefined;
  /** Name of a second resource for the same object. */
  readonly twin?: string | undefined;
}

/** A program before it is written out: what it has, by place. */
export type Choices = Readonly<Record<string, Choice>>;

/** One thing that somebody does to a program between two `up`. The numbers are taken modulo what there is. */
export interface Edit {
  readonly kind: (typeof KINDS)[number];
  readonly slot: number;
  readonly property: number;
  readonly option: number;
}

/** Most often a property changes. */
const KINDS = [
  ...(["change", "change", "change", "change", "change", "change", "change", "fresh", "remove", "add"] as const),
  ...(["rename", "rename", "move", "move", "force", "force", "twin"] as const),
];

/** A place as it is when nothing was chosen. */
export const PLAIN: Choice = { options: {}, fresh: 0, home: 0, former: [], trigger: 0 };

/** A program to begin with: a few places, with whatever they need, and any options; half of them use components. */
export const beginningsOf = (slots: readonly string[]): fc.Arbitrary<Choices> =>
  fc
    .tuple(fc.uniqueArray(fc.constantFrom(...slots), { minLength: 1, maxLength: 3 }), fc.boolean())
    .chain(([names, inComponents]) =>
      fc.record(Object.fromEntries(complete(names).map((name) => [name, choiceFor(name, inComponents)]))),
    );

function choiceFor(name: string, inComponents: boolean): fc.Arbitrary<Choice> {
  const options = choosable(slotOf(name)).map((key): [string, fc.Arbitrary<number>] => [
    key,
    fc.nat((slotOf(name).args[key]?.length ?? 1) - 1),
  ]);
  return fc
    .tuple(fc.record<Values>(Object.fromEntries(options)), inComponents ? fc.nat(HOMES.length - 1) : fc.constant(0))
    .map(([chosen, home]) => ({ ...PLAIN, options: chosen, home }));
}

/** A program that may have any place. */
export const beginnings = beginningsOf(Object.keys(SLOTS));

/** An edit. */
export const edits: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...KINDS),
  slot: fc.nat(30),
  property: fc.nat(10),
  option: fc.nat(4),
});

/** The programs that edits lead to, one after the other, the first as it is given. */
export function programs(
  beginning: Choices,
  steps: readonly (readonly Edit[])[],
  kept: readonly string[] = [],
): Choices[] {
  const all = [beginning];
  for (const [i, step] of steps.entries()) {
    const before = unforced(all.at(-1) ?? {});
    const twin = step.find(({ kind }) => kind === "twin");
    // While two resources stand for one object, and when one of them goes, nothing else changes: which one is right?
    const isParting = Object.values(before).some((one) => one.twin !== undefined);
    const done = isParting ? [] : twin ? [twin] : step;
    const next = done.reduce(
      (choices, edit) => edited(choices, edit, i + 1, { plain: PLAIN, kept }),
      parted(before, step[0]?.option ?? 0),
    );
    all.push(settled(all, Object.fromEntries(Object.entries(next).map(rememberingIn(before))), i + 1));
  }
  // In the end, each object has one resource: what two stand for, others may rely on by one of them only.
  const last = all.at(-1) ?? {};
  const twins = Object.values(last).some(({ twin }) => twin !== undefined);
  return twins ? [...all, parted(unforced(last), steps.length)] : all;
}

/** What was taken out and put in again stands where it stood. */
const rememberingIn =
  (before: Choices) =>
  ([name, choice]: [string, Choice]): [string, Choice] => {
    const was = before[name];
    if (choice !== PLAIN || !was) return [name, choice];
    const { label, called, home, former } = was;
    return [name, { ...PLAIN, label, called, home, former }];
  };

/** What was done once is not done again. */
const unforced = (choices: Choices): Choices =>
  Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, { ...choice, forced: undefined }]));

/** Of two resources for one object, one goes: the second, or the first, in whose place the second stands from now on. */
function parted(choices: Choices, option: number): Choices {
  const all = Object.entries(choices).map(([name, { twin, ...choice }]): [string, Choice] => {
    if (twin === undefined || option % 2 === 0) return [name, choice];
    const { label, called = label, home, former } = choice;
    return [name, { ...choice, label: twin, called, former: [...former, { label, home, aliased: false }] }];
  });
  return Object.fromEntries(all);
}
