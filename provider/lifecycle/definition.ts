import type { z } from "zod";
import type { Made } from "../api/ambiguous";
import type { Api } from "../api/client";
import type { Problem } from "./problems";

/** Inputs that every resource has once they are checked. */
export interface Owned {
  /** Organisation that owns the object; check fills it in. */
  organisationId: string;
}

/** Told after each request that changed something, with what is known to hold now: a later failure loses nothing. */
export type Progress<State, Remote> = (remote: Remote, known: Partial<State>) => void;

/**
 * Makes an object by a request that must not be carried out twice; when its answer gets lost, the object is looked for
 * among the namesakes.
 */
export type Once<Remote> = (create: () => Promise<Remote>) => Promise<Remote>;

/** An update: what was, what shall be, and the names of the properties that differ. */
export interface Change<Inputs, Computed> {
  readonly id: string;
  readonly olds: Inputs & Computed;
  readonly news: Inputs;
  readonly changed: ReadonlySet<string>;
  /** Whether one of the parts stays, as another resource of the stack stands for it. */
  readonly stays: Stays;
  /** Given where an object that an interrupted run made becomes what is wanted now: as for a creation. */
  readonly before?: Before<Inputs, Computed> | undefined;
}

/** The resource in whose stead another one is made. */
export type Before<Inputs, Computed> = Pick<Change<Inputs, Computed>, "id" | "olds">;

/** Something that others may name by its id: a way to authenticate, and the types of credentials that suit it. */
export interface Offered {
  readonly id: string;
  /** What it is, for people. */
  readonly kind: string;
  /** The usual one first; none where that is not known. */
  readonly types: readonly string[];
}

/** All that a resource offers to those that refer to it; undefined where that cannot be known. */
export type Offers = readonly Offered[] | undefined;

/** Whether a part of an object stays where it is, although the resource at hand gives it up. */
export type Stays = (part: string) => boolean;

/** Claims for a resource what only one of a program may have; the name of the other one where it is taken. */
export type Sole = (thing: string) => string | undefined;

/** Whether the program at hand declares what has a name, be it there or not: a preview makes nothing. */
export type IsPlanned = (name: string) => boolean;

/**
 * All that is special about one kind of resource. `Inputs` is what a program says, `Computed` what the API adds, and
 * `Remote` the object as the API has it. State is inputs under their own names plus computed.
 */
export interface Definition<Inputs extends Owned, Computed extends object, Remote extends Made> {
  /** Name of the type, as in `versori:Connector`. */
  readonly type: string;
  /** Strict description of the inputs; the single source of types, checks, secrets and replacements. */
  readonly inputs: z.ZodType;
  /**
   * Properties that are unique together, the own name last: a replacement with the same ones deletes first. Empty where
   * a name may be used twice.
   */
  readonly unique: readonly (keyof Inputs & string)[];
  /** Whether others could not be made while the old object and the new one are both there, whatever they are called. */
  readonly crowds?: (olds: Inputs, news: Inputs) => boolean;
  /** What one schema cannot say: relations between properties. Only asked when nothing else is wrong. */
  readonly rules?: (inputs: Inputs) => Problem[];
  /** What the program lets others choose from; `above` is what it can choose from itself. */
  readonly offers?: (inputs: Partial<Inputs>, olds: Partial<Inputs>, above: Offers) => Offers;
  /**
   * What does not suit what is on offer, or itself. Asked with unknown values among the inputs, too; `olds` are the
   * inputs of the last check, and what stood there before is left alone.
   */
  readonly misfits?: (inputs: Partial<Inputs>, offers: Offers, olds: Partial<Inputs>) => Problem[];
  /** Replaces inputs by what follows from them, such as a hash, where all they need is known. */
  readonly prepare?: (inputs: Partial<Inputs>, sole: Sole) => Promise<Partial<Inputs> | Problem[]>;
  /**
   * What the recorded state may be behind with and a comparison has to know. Where the service cannot be asked, the
   * state counts.
   */
  current?(
    api: Api,
    id: string,
    olds: Inputs & Computed,
    changed: ReadonlySet<string>,
  ): Promise<Partial<Inputs & Computed>>;
  /** Properties that need a new object only sometimes. */
  readonly replacesWhen?: Readonly<Record<string, (olds: Inputs & Computed, news: Inputs) => boolean>>;
  /** Says more about a change than the engine's own comparison can. */
  readonly remark?: (olds: Inputs & Computed, news: Inputs, changed: ReadonlySet<string>) => string | undefined;
  /** Refuses in the preview what the API would refuse later. */
  readonly refuse?: (olds: Inputs & Computed, news: Inputs, changed: ReadonlySet<string>) => string | undefined;

  /**
   * What the resource consists of, where it is more or less than one object with its id: each part may be taken over
   * by another resource. Default: the id.
   */
  readonly parts?: (id: string, state: Inputs & Computed) => string[];
  /** Things of other types that the resource stands for as well, each as `Type part`. */
  readonly implies?: (id: string, state: Inputs & Computed) => string[];
  /** Names by which others refer to what the resource stands for, each as `Type name` after all it stands in. */
  readonly names?: (inputs: Inputs) => string[];
  /** The name of what holds the object and takes it along when it goes. */
  readonly within?: (state: Inputs & Computed) => string;
  /**
   * Throws a RefusalError where the API would refuse to make the object, as something that it refers to is not there or
   * does not fit. Asked before `olds` is deleted to make room for it; all inputs are known.
   */
  verify?(api: Api, inputs: Inputs, olds: Inputs & Computed, isPlanned: IsPlanned): Promise<void>;

  /**
   * `once` is for the request that makes the object. `before` is the resource in whose stead it is made, where the
   * engine has compared the two.
   */
  create(
    api: Api,
    inputs: Inputs,
    progress: Progress<Inputs & Computed, Remote>,
    once: Once<Remote>,
    before?: Before<Inputs, Computed>,
  ): Promise<Remote>;
  /** The objects that have the parent and the name which the inputs give; none where the parent is gone. */
  readonly namesakes?: (api: Api, inputs: Inputs) => Promise<Remote[]>;
  /** Whether what is created cannot be recognised by its inputs. */
  readonly isVague?: (inputs: Inputs) => boolean;
  /** Resolves to undefined when the object is surely gone. */
  read(api: Api, id: string, known: Partial<Inputs & Computed> & Owned): Promise<Remote | undefined>;
  update(api: Api, change: Change<Inputs, Computed>, progress: Progress<Inputs & Computed, Remote>): Promise<Remote>;
  /** Not asked when all parts stay. `after` are the inputs of the resource that takes the place of this one. */
  delete(api: Api, id: string, state: Inputs & Computed, stays: Stays, after?: Inputs): Promise<void>;

  /** The readable inputs, as the API has them; `known` supplies what the API hides inside of them. */
  inputsOf(remote: Remote, known: Partial<Inputs & Computed>): Partial<Inputs>;
  computedOf(remote: Remote, known: Partial<Inputs & Computed>): Computed;
}
