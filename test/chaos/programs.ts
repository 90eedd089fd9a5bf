import * as fc from "fast-check";
import type { Values } from "../support/plugin";
import type { Declared } from "./program";
import { type Setting, type Slot, SLOTS } from "./slots";

/** What a program has in one of the places: the number of the option of each property, and how often it was renamed. */
export interface Choice {
  readonly options: Readonly<Record<string, number>>;
  /** Makes the names whose change replaces the object; never used twice. */
  readonly fresh: number;
  /** Makes the name of the resource itself. */
  readonly renamed: number;
}

/** A program before it is written out: what it has, by place. */
export type Choices = Readonly<Record<string, Choice>>;

/** One thing that somebody does to a program between two `up`. The numbers are taken modulo what there is. */
export interface Edit {
  readonly kind: "change" | "fresh" | "rename" | "remove" | "add";
  readonly slot: number;
  readonly property: number;
  readonly option: number;
}

const PLAIN: Choice = { options: {}, fresh: 0, renamed: 0 };

const slotOf = (name: string): Slot => {
  const slot = SLOTS[name];
  if (!slot) throw new Error(`there is no slot ${name}`);
  return slot;
};

const choosable = (slot: Slot): string[] => Object.keys(slot.args).filter((key) => (slot.args[key]?.length ?? 0) > 1);

/** Places with all that they need, in their order. */
function complete(names: readonly string[]): string[] {
  const wanted = new Set(names);
  for (const name of Object.keys(SLOTS).reverse())
    if (wanted.has(name)) slotOf(name).needs.forEach((one) => wanted.add(one));
  return Object.keys(SLOTS).filter((name) => wanted.has(name));
}

/** A program to begin with: a few places, with whatever they need, and any options. */
export const beginnings: fc.Arbitrary<Choices> = fc
  .uniqueArray(fc.constantFrom(...Object.keys(SLOTS)), { minLength: 1, maxLength: 3 })
  .chain((names) =>
    fc.record(
      Object.fromEntries(
        complete(names).map((name) => {
          const options = choosable(slotOf(name)).map((key) => [
            key,
            fc.nat((slotOf(name).args[key]?.length ?? 1) - 1),
          ]);
          const choice = fc.record<Values>(Object.fromEntries(options) as Record<string, fc.Arbitrary<number>>);
          return [name, choice.map((chosen): Choice => ({ ...PLAIN, options: chosen }))];
        }),
      ),
    ),
  );

/** An edit; most change a property. */
export const edits: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("change", "change", "change", "change", "fresh", "rename", "remove", "add"),
  slot: fc.nat(30),
  property: fc.nat(10),
  option: fc.nat(4),
});

/** The programs that edits lead to, one after the other, the first as it is given. */
export function programs(beginning: Choices, steps: readonly (readonly Edit[])[]): Choices[] {
  const all = [beginning];
  for (const [i, step] of steps.entries()) {
    const before = all.at(-1) ?? {};
    all.push(
      settled(
        all,
        step.reduce((choices, edit) => edited(choices, edit, i + 1), before),
        i + 1,
      ),
    );
  }
  return all;
}

function edited(choices: Choices, { kind, slot, property, option }: Edit, step: number): Choices {
  const present = Object.keys(choices);
  const absent = Object.keys(SLOTS).filter((name) => !present.includes(name));
  const names = kind === "add" ? absent : present;
  const name = names[slot % names.length];
  if (name === undefined) return choices;
  if (kind === "add")
    return Object.fromEntries(complete([...present, name]).map((one) => [one, choices[one] ?? PLAIN]));
  if (kind === "remove") {
    return Object.fromEntries(Object.entries(choices).filter(([other]) => !complete([other]).includes(name)));
  }
  const was = choices[name] ?? PLAIN;
  const key = choosable(slotOf(name))[property % Math.max(1, choosable(slotOf(name)).length)];
  const is: Choice =
    kind === "fresh"
      ? { ...was, fresh: step }
      : kind === "rename"
        ? { ...was, renamed: slotOf(name).renames ? step : was.renamed }
        : { ...was, options: key === undefined ? was.options : { ...was.options, [key]: option } };
  return { ...choices, [name]: is };
}

/** What a published version holds can only change together with the version's name. */
function settled(before: readonly Choices[], choices: Choices, step: number): Choices {
  const { draft } = choices;
  const last = before.at(-1);
  if (!draft || !last) return choices;
  const published = before.some((one) => one["publication"] && one["draft"]?.fresh === draft.fresh);
  const fixed = (all: Choices) =>
    JSON.stringify(Object.keys(SLOTS).map((name) => (slotOf(name).isPublished ? { ...all[name], renamed: 0 } : 0)));
  return published && fixed(last) !== fixed(choices) ? { ...choices, draft: { ...draft, fresh: step } } : choices;
}

/** Types whose class names objects after the resource. */
const UNNAMED = ["connector-version", "definitions", "connector-version-publication", "platform/project-variables"];
const isNamed = ({ type }: Slot): boolean =>
  !UNNAMED.includes(type) && !["platform/end-user", "platform/activation"].includes(type);

/** The program as its resources declare it. */
export function written(choices: Choices): Declared[] {
  const nameOf = (name: string): string => {
    const { renamed = 0 } = choices[name] ?? {};
    return renamed === 0 ? name : `${name}-${String(renamed)}`;
  };
  return Object.keys(SLOTS)
    .filter((name) => name in choices)
    .map((name) => {
      const slot = slotOf(name);
      const { fresh = 0, options = {} } = choices[name] ?? {};
      const setting: Setting = {
        has: (other) => other in choices,
        nameOf,
        fresh: (base) => (fresh === 0 ? base : `${base}-${String(fresh)}`),
      };
      const { "...": several = {}, ...args } = chosen(slot, options, setting);
      const given = Object.entries({ ...(several as Values), ...args }).filter(([, value]) => value !== undefined);
      return {
        name: nameOf(name),
        type: slot.type,
        args: { ...(isNamed(slot) && { name: nameOf(name) }), ...Object.fromEntries(given) },
        dependsOn: (slot.after ?? []).filter(setting.has).map(nameOf),
        deletedWith: slot.deletedWith === undefined ? undefined : nameOf(slot.deletedWith),
      };
    });
}

function chosen({ args }: Slot, options: Readonly<Record<string, number>>, setting: Setting): Values {
  const pick = ([key, all]: [string, readonly unknown[]]): [string, unknown] => {
    const option = all[(options[key] ?? 0) % all.length];
    return [key, typeof option === "function" ? (option as (setting: Setting) => unknown)(setting) : option];
  };
  return Object.fromEntries(Object.entries(args).map(pick));
}
