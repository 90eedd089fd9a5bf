import { HOMES } from "./homes";
import type { Choice, Choices, Edit } from "./programs";
import { choosable, complete, type Slot, slotOf, SLOTS } from "./slots";

/** What holds for all edits of a stack: how a new place begins, and the places that others rely on. */
interface Rules {
  readonly plain: Choice;
  readonly kept: readonly string[];
}

/** A program after an edit. */
export function edited(choices: Choices, edit: Edit, step: number, { plain, kept }: Rules): Choices {
  const { kind, slot } = edit;
  const present = Object.keys(choices).filter((name) => kind === "change" || !kept.includes(name));
  const absent = Object.keys(SLOTS).filter((name) => !(name in choices));
  const names = kind === "add" ? absent : present;
  const name = names[slot % names.length];
  if (name === undefined) return choices;
  if (kind === "add") {
    const all = complete([...Object.keys(choices), name]);
    return Object.fromEntries(all.map((one) => [one, choices[one] ?? plain]));
  }
  if (kind === "remove") {
    const needy = (other: string): boolean => complete([other]).includes(name);
    if (kept.some((other) => other in choices && needy(other))) return choices;
    return Object.fromEntries(Object.entries(choices).filter(([other]) => !needy(other)));
  }
  const was = choices[name] ?? plain;
  const { linkedBy = [], crowdedFor = [] } = slotOf(name);
  const isThere = (other: string): boolean => other in choices;
  if (kind === "force" && linkedBy.some(isThere)) return choices;
  const changed = { ...was, ...CHANGES[kind](was, { ...edit, name, step }) };
  if (!crowdedFor.some(isThere)) return { ...choices, [name]: changed };
  const former = changed.former.map((one) => ({ ...one, aliased: true }));
  return { ...choices, [name]: { ...changed, former, ...(kind === "force" && { deletesFirst: true }) } };
}

interface At extends Edit {
  readonly name: string;
  readonly step: number;
}

const CHANGES: Record<Exclude<Edit["kind"], "add" | "remove">, (was: Choice, at: At) => Partial<Choice>> = {
  change({ options }, { name, property, option }) {
    const keys = choosable(slotOf(name));
    const key = keys[property % Math.max(1, keys.length)];
    return key === undefined ? {} : { options: { ...options, [key]: option } };
  },
  fresh: (_, { step }) => ({ fresh: step }),
  /** The object may keep its name, and the program may have an alias. */
  rename({ label, called, home, former }, { name, step, property, option }) {
    const next = `${name}-${String(step)}`;
    const keeps = property % 3 > 0;
    const aliased = option % 2 === 0;
    return {
      label: next,
      called: keeps ? (called ?? label ?? name) : next,
      former: [...former, { label, home, aliased }],
    };
  },
  move({ label, called, home, former }, { name, property, option }) {
    const next = (home + 1 + option) % HOMES.length;
    return {
      home: next,
      called: called ?? label ?? name,
      former: [...former, { label, home, aliased: property % 2 === 0 }],
    };
  },
  /** Replaced by one of the ways in which a person asks for it, which may say to delete first. */
  force({ trigger }, { property, option }) {
    const first = property % 3 === 0 ? ({ deletesFirst: true } as const) : {};
    const ways = [
      { forced: "target" },
      { forced: "taint" },
      { trigger: trigger + 1 },
      { replaceOnChanges: true },
    ] as const;
    return { ...first, ...ways[option % ways.length] };
  },
  twin: (_, { name, step }) => (slotOf(name).twins ? { twin: `${name}-twin-${String(step)}` } : {}),
};

/** What a published version holds can only change, and be made anew, together with the version's name. */
export function settled(before: readonly Choices[], choices: Choices, step: number): Choices {
  const { draft } = choices;
  const last = before.at(-1);
  if (!draft || !last) return choices;
  const published = before.some((one) => one["publication"] && one["draft"]?.fresh === draft.fresh);
  if (!published || held(last) === held(choices)) return choices;
  return { ...choices, draft: { ...draft, fresh: step } };
}

const held = (all: Choices): string => {
  const parts = Object.entries(SLOTS).filter(([name, { isPublished }]) => isPublished && name in all);
  return JSON.stringify(parts.map(([name, slot]) => [name, heldOf(name, slot, all[name])]));
};

/** A resource that gets another name or place without an alias is a new one; so is one that is replaced. */
function heldOf(name: string, { args }: Slot, choice: Choice | undefined): unknown {
  const { options, fresh, former = [], trigger, forced } = choice ?? {};
  const chosen = Object.keys(args).map((key) => options?.[key] ?? 0);
  const made = [former.filter(({ aliased }) => !aliased).length, trigger, forced];
  return [chosen, fresh, ...(name === "draft" ? [] : made)];
}
