import type { StoredName } from "../../provider/dynamic/stored";
import type { Values } from "../support/plugin";

/** A resource as state has it; secrets in it are ciphertext, which is to say marked. */
export interface Entry {
  readonly name: string;
  readonly urn: string;
  readonly type: StoredName;
  /** Tells the objects apart that a resource has been, one after the other. */
  readonly serial: number;
  readonly id: string;
  readonly inputs: Values;
  readonly outputs: Values;
  /** An operation on it was not finished; the next `up` goes on with an update. */
  readonly unfinished: boolean;
  /** The objects that each input came from, and under `""` those that it was told to wait for. */
  readonly uses: Readonly<Record<string, number[]>>;
  /** The object with which it goes by itself. */
  readonly deletedWith: number | undefined;
  /** The option `replaceOnChanges: ["*"]`. */
  readonly replaceOnChanges: boolean;
  readonly trigger: number;
  /** It is replaced by the next `up`, whatever the program says. */
  readonly tainted?: boolean;
}

/** State as an engine keeps it: the present object of each resource, and those that were replaced and still are there. */
export class State {
  private readonly present = new Map<string, Entry>();
  private readonly leaving = new Map<number, Entry>();
  private readonly held = new Map<Entry, number>();
  private readonly carried = new Set<Entry>();
  /** Ids of all objects that were ever in it. */
  readonly seen = new Set<string>();
  /** Versions named after their content that a second resource came to: neither deletes them (decision 0031). */
  readonly disowned = new Set<string>();
  /** Serials of those that may not be as it says: an update or a deletion of them that failed may have been carried out. */
  readonly doubtful = new Set<number>();
  private serials = 0;

  newSerial = (): number => ++this.serials;

  /** What is known under a URN, or else under one of its aliases. */
  get(urn: string, aliases: readonly string[] = []): Entry | undefined {
    const known = [urn, ...aliases].find((one) => this.present.has(one));
    return known === undefined ? undefined : this.present.get(known);
  }

  get current(): Entry[] {
    return [...this.present.values()];
  }

  get all(): Entry[] {
    return [...this.leaving.values(), ...this.current];
  }

  /** Keeps an entry in the place of another one, which may be of another URN; another object has to be deleted later. */
  keep(entry: Entry, old = this.present.get(entry.urn)): void {
    if (old) this.present.delete(old.urn);
    if (old && old.serial !== entry.serial) this.leaving.set(old.serial, old);
    this.present.set(entry.urn, entry);
    const isFollowed = entry.type === "connector-version" && entry.inputs["namePrefix"] !== undefined;
    if (isFollowed && this.seen.has(entry.id) && old?.serial !== entry.serial) this.disowned.add(entry.id);
    this.seen.add(entry.id);
  }

  /** Drops what a version holds; one that is published and still to go may have kept it. */
  leave(entry: Entry): void {
    for (const version of entry.uses["version"] ?? []) this.held.set(entry, version);
    this.drop(entry);
  }

  /** What went by itself with something that is still there, as its deletion did not come to be. */
  get stranded(): Entry[] {
    const left = [...this.held].filter(([, version]) => this.leaving.has(version)).map(([entry]) => entry);
    const carried = [...this.carried].filter(({ deletedWith }) =>
      this.all.some(({ serial }) => serial === deletedWith),
    );
    return [...carried, ...left];
  }

  /** Drops an entry that goes with another one, which is to be deleted later. */
  carry(entry: Entry): void {
    this.carried.add(entry);
    this.drop(entry);
  }

  drop({ urn, serial }: Entry): void {
    this.leaving.delete(serial);
    if (this.present.get(urn)?.serial === serial) this.present.delete(urn);
  }

  /** What goes because a program does not declare it, or has another object in its place. */
  condemned(urns: readonly string[]): Entry[] {
    return this.all.filter(({ urn, serial }) => this.leaving.has(serial) || !urns.includes(urn));
  }
}

/** Whether an entry came from one of some objects, or waits for one. */
export const isUsing = ({ uses }: Entry, serials: ReadonlySet<number>): boolean =>
  Object.values(uses).some((used) => used.some((serial) => serials.has(serial)));

/** Entries that nothing else among them uses, so that they may go now. */
export const unused = (entries: Entry[]): Entry[] =>
  entries.filter(({ serial }) => !entries.some((other) => isUsing(other, new Set([serial]))));
