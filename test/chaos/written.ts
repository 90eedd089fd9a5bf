import type { Values } from "../support/plugin";
import { HOMES } from "./homes";
import type { Declared } from "./program";
import type { Choice, Choices } from "./programs";
import { type Setting, type Slot, slotOf, SLOTS } from "./slots";

/** How the programs of one stack differ from those of another with the same places. */
export interface Style {
  /** Places whose objects are not the stack's own. */
  readonly outside?: readonly string[];
  /** Ends the names of objects, which are unique where two stacks share what they stand in. */
  readonly suffix?: string;
  /** Which version is the default is for others to say. */
  readonly isGuest?: boolean;
}

/** Types whose class names objects after the resource. */
const UNNAMED = ["connector-version", "definitions", "connector-version-publication", "platform/project-variables"];
const isNamed = ({ type }: Slot): boolean =>
  !UNNAMED.includes(type) && !["platform/end-user", "platform/activation"].includes(type);

/** Whether the object's name is the program's own, and not made by `fresh`. */
const isOwn = (slot: Slot): boolean =>
  isNamed(slot) && !("adopt" in slot.args) && !(slot.args["name"] ?? []).some((one) => typeof one === "function");

/** The program as its resources declare it. */
export function written(choices: Choices, style: Style = {}): Declared[] {
  const names = Object.keys(SLOTS).filter((name) => name in choices && !style.outside?.includes(name));
  return names.flatMap((name) => {
    const choice = choices[name];
    if (!choice) return [];
    const one = declared(name, choice, choices, style);
    if (choice.twin === undefined) return [one];
    return [one, { ...one, name: choice.twin, twinOf: one.name, former: [], forced: undefined }];
  });
}

function declared(name: string, choice: Choice, choices: Choices, { suffix = "", isGuest, ...style }: Style): Declared {
  const slot = slotOf(name);
  const labelOf = (other: string): string => choices[other]?.label ?? other;
  const { fresh, trigger, replaceOnChanges, deletesFirst, forced } = choice;
  const setting: Setting = {
    has: (other) => other in choices && !style.outside?.includes(other),
    nameOf: labelOf,
    fresh: (base) => `${base}${suffix}${fresh === 0 ? "" : `-${String(fresh)}`}`,
  };
  const { "...": several = {}, ...args } = chosen(slot, choice.options, setting);
  const given: Values = { ...(isNamed(slot) && { name: choice.called ?? labelOf(name) }), ...(several as Values) };
  for (const [key, value] of Object.entries(args)) if (value !== undefined) given[key] = value;
  if (isOwn(slot)) given["name"] = `${String(given["name"])}${suffix}`;
  if (isGuest) delete given["isDefault"];
  return {
    name: labelOf(name),
    type: slot.type,
    home: HOMES[choice.home] ?? [],
    args: given,
    dependsOn: (slot.after ?? []).filter(setting.has).map(labelOf),
    deletedWith: slot.deletedWith === undefined ? undefined : labelOf(slot.deletedWith),
    former: choice.former.map(({ label, home, aliased }) => ({
      name: label ?? name,
      home: HOMES[home] ?? [],
      aliased,
    })),
    ...{ trigger, replaceOnChanges, deletesFirst, forced },
  };
}

function chosen({ args }: Slot, options: Readonly<Record<string, number>>, setting: Setting): Values {
  const pick = ([key, all]: [string, readonly unknown[]]): [string, unknown] => {
    const option = all[(options[key] ?? 0) % all.length];
    return [key, typeof option === "function" ? (option as (setting: Setting) => unknown)(setting) : option];
  };
  return Object.fromEntries(Object.entries(args).map(pick));
}
