import { isDeepStrictEqual } from "node:util";
import type { Offers } from "./definition";
import type { Bag } from "./operations";

/** What the engine asked about one resource before it changed anything. */
export interface Question {
  readonly id: string;
  /** The recorded state. */
  readonly olds: Bag;
  /** What the program says now. */
  readonly news: Bag;
  /** Whether the two differ. */
  readonly changes: boolean;
  /** The place that its state tells: a former one, where the resource got another name or parent by an alias. */
  readonly was: string | undefined;
}

/** An object that a failed creation has made, and its state. */
export interface Reported {
  readonly id: string;
  readonly state: Bag;
}

/** What a resource stands for, and whether a creation of this command ended there. */
interface Claim {
  readonly things: readonly string[];
  readonly isNew: boolean;
}

/**
 * What the resources of a stack stand for at this moment of one command. A resource is known by its place, a thing by
 * a text of the life cycle's choice. Only what the engine asks this process for is known.
 */
export class Run {
  private readonly claims = new Map<string, Claim>();
  private readonly holders = new Map<string, Set<string>>();
  private readonly questions = new Map<string, Question>();
  private readonly successors = new Map<string, Bag | undefined>();
  private readonly owners = new Map<string, string>();
  private readonly partials = new Map<string, Reported>();
  private readonly told = new Set<string>();
  private readonly offers = new Map<string, Offers>();
  private readonly planned = new Set<string>();
  private readonly going = new Set<string>();
  private readonly named = new Map<string, string>();

  /** Remembers what a resource offers to those that refer to it. */
  offer(place: string, offers: Offers): void {
    this.offers.set(place, offers);
  }

  /** What a resource of this command offers, as far as that is known. */
  offered(place: string | undefined): Offers {
    return place === undefined ? undefined : this.offers.get(place);
  }

  /** Remembers the names of what the program declares. */
  plan(names: readonly string[]): void {
    for (const name of names) this.planned.add(name);
  }

  /** Whether the program declares what has a name. */
  isPlanned = (name: string): boolean => this.planned.has(name);

  /** Remembers the names of what is replaced, and will be deleted. */
  go(names: readonly string[]): void {
    for (const name of names) this.going.add(name);
  }

  /** Whether what has a name is replaced by this command. */
  isGoing = (name: string): boolean => this.going.has(name);

  /** Remembers what has some names from here on, by its id. */
  name(names: readonly string[], id: string): void {
    for (const name of names) this.named.set(name, id);
  }

  /** Whether another object has a name than the one with an id, which so is gone. */
  isNamedAnew(name: string, id: string): boolean {
    return (this.named.get(name) ?? id) !== id;
  }

  /** Remembers how a recorded resource was compared with the program, until it is made anew. */
  ask(place: string, question: Question): void {
    this.questions.set(place, question);
  }

  /** The latest comparison of a resource. */
  question(place: string): Question | undefined {
    return this.questions.get(place);
  }

  /** Remembers what is, or will be, made anew at a place; undefined where what is there goes on. */
  succeed(place: string, inputs: Bag | undefined): void {
    this.successors.set(place, inputs);
  }

  /** What is made anew at a place. */
  successor(place: string): Bag | undefined {
    return this.successors.get(place);
  }

  /** Claims what only one resource may have; the place of the other one where it is taken. */
  own(thing: string, place: string): string | undefined {
    const owner = this.owners.get(thing) ?? place;
    this.owners.set(thing, owner);
    return owner === place ? undefined : owner;
  }

  /** From here on, a resource stands for these things and no others. */
  stand(place: string, things: readonly string[], isNew = false): void {
    this.leave(place);
    this.claims.set(place, { things, isNew });
    for (const thing of things) this.holders.set(thing, (this.holders.get(thing) ?? new Set()).add(place));
    if (isNew) this.questions.delete(place);
  }

  /** A resource stands for nothing any more. */
  leave(place: string): void {
    for (const thing of this.claims.get(place)?.things ?? []) this.holders.get(thing)?.delete(place);
    this.claims.delete(place);
  }

  /**
   * Whether a thing stays when the resource that was recorded at a place with a state is deleted: another resource
   * stands for it, or the creation that took the place of this one came to it, in this command or in one before.
   */
  stays(thing: string, place: string | undefined, state: Bag): boolean {
    const holders = [...(this.holders.get(thing) ?? [])];
    return holders.some((holder) => this.claims.get(holder)?.isNew || !this.isSame(holder, place, state));
  }

  /** Remembers what a creation made that failed halfway: an engine may ask for the same creation once more. */
  report(place: string, partial: Reported): void {
    this.partials.set(place, partial);
  }

  /** What such a creation has made, once. */
  takeReported(place: string): Reported | undefined {
    const partial = this.partials.get(place);
    this.partials.delete(place);
    return partial;
  }

  /** True the first time that it is asked about a text. */
  isNews(text: string): boolean {
    const { size } = this.told;
    return this.told.add(text).size > size;
  }

  private isSame(holder: string, place: string | undefined, state: Bag): boolean {
    const question = this.questions.get(holder);
    // What is as it should be stays: the engine compares nothing before it replaces by force.
    if (question && !question.changes) return false;
    // What a killed command replaced is still to be deleted, and recorded at the place of what it made.
    if (question && !isDeepStrictEqual(question.olds, state)) return false;
    return holder === place || (place !== undefined && question?.was === place);
  }
}
