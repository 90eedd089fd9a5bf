import type { StoredName } from "../../provider/dynamic/stored";
import { connectorSlots } from "./slots-connectors";
import { platformSlots } from "./slots-platform";

/** What an option may look at: the other resources of the program, and how often names that replace have changed. */
export interface Setting {
  /** Whether the program has a resource. */
  readonly has: (slot: string) => boolean;
  /** Name of a resource, by which others refer to it. */
  readonly nameOf: (slot: string) => string;
  /** A name that no step before has had, so that no object that is still to go has it. */
  readonly fresh: (base: string) => string;
}

/** A value to choose, or how it follows from the rest of the program. Undefined: the property is left out. */
export type Option = unknown;

/** One place for a resource in a program, with the values that its properties may have, the plainest first. */
export interface Slot {
  readonly type: StoredName;
  /** Slots without which it makes no sense. */
  readonly needs: readonly string[];
  /** Slots that it waits for where they are there. */
  readonly after?: readonly string[];
  readonly deletedWith?: string;
  /** By property; the options under `...` are objects whose members are properties. */
  readonly args: Readonly<Record<string, readonly Option[]>>;
  /** What is fixed once the publication of the version is there: another value needs another version. */
  readonly isPublished?: true;
  /** Others that refer to it by its name, so that the service keeps it while they are there. */
  readonly linkedBy?: readonly string[];
  /** Others that cannot be made while a second one is beside it: it gets no other name without an alias. */
  readonly crowdedFor?: readonly string[];
  /** Its object may be imported for a second resource: what it says holds no secrets. */
  readonly twins?: true;
}

/** All places, in an order in which each comes after those that it may refer to. */
export const SLOTS: Readonly<Record<string, Slot>> = { ...connectorSlots, ...platformSlots };

/** A place by its name. */
export function slotOf(name: string): Slot {
  const slot = SLOTS[name];
  if (!slot) throw new Error(`there is no slot ${name}`);
  return slot;
}

/** The properties of a place for which there is something to choose. */
export const choosable = (slot: Slot): string[] =>
  Object.keys(slot.args).filter((key) => (slot.args[key]?.length ?? 0) > 1);

/** Places with all that they need, in their order. */
export function complete(names: readonly string[]): string[] {
  const wanted = new Set(names);
  for (const name of Object.keys(SLOTS).reverse())
    if (wanted.has(name)) slotOf(name).needs.forEach((one) => wanted.add(one));
  return Object.keys(SLOTS).filter((name) => wanted.has(name));
}
