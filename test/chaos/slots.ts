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
  /** The resource itself may be called otherwise: the old object goes when the new one is there. */
  readonly renames?: true;
}

/** All places, in an order in which each comes after those that it may refer to. */
export const SLOTS: Readonly<Record<string, Slot>> = { ...connectorSlots, ...platformSlots };
