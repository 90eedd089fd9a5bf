import type { Api } from "../api/client";
import type { Diff } from "./diff";
import type { Note } from "./once";
import type { Run } from "./run";

/** Plain data as the engine keeps it. */
export type Bag = Record<string, unknown>;

/** Which resource of which command an operation is for. */
export interface At {
  readonly run: Run;
  /** Names the resource and its stack; undefined of states that were recorded without it. */
  readonly place: string | undefined;
  /** Names the resource that offers what this one chooses from. */
  readonly of?: string | undefined;
}

/** The life cycle of one kind of resource, as plain functions: no engine, no plugin, no HTTP library. */
export interface Lifecycle {
  readonly type: string;
  /**
   * The inputs with defaults filled in, and all that is wrong with them as `path: what to do`. `olds` are the inputs
   * that the last check gave.
   */
  check(news: Bag, defaults: Bag, olds: Bag, at: At): Promise<{ inputs: Bag; failures: string[] }>;
  /** What the state may be behind with and a comparison has to know. */
  current(api: Api, id: string, olds: Bag, news: Bag): Promise<Bag>;
  /** `was` is the place that the state tells, `current` what the state is known to be behind with. */
  diff(id: string, olds: Bag, news: Bag, at: At, was: string | undefined, current: Bag): Diff & { remarks: string[] };
  /** Throws where what the program says could not be made, before anything is deleted for it. */
  verify(api: Api, olds: Bag, news: Bag, at: At): Promise<void>;
  /** With a note, what an interrupted run made of the same resource is taken over. */
  create(api: Api, inputs: Bag, at: At, note?: Note): Promise<{ id: string; state: Bag }>;
  /** What is known may be a recorded state, or only what is needed to find the object. */
  read(api: Api, id: string, known: Bag, at: At): Promise<{ id: string; state: Bag; inputs: Bag } | undefined>;
  update(api: Api, id: string, olds: Bag, news: Bag, at: At): Promise<Bag>;
  /** Leaves alone what another resource of the same stack stands for. */
  delete(api: Api, id: string, state: Bag, at: At): Promise<void>;
  /** Replaces every secret in inputs or state by what `change` makes of it. */
  mapSecrets(bag: Bag, change: (secret: unknown) => unknown): Bag;
  /** Whether this is a state that a request to the API gave, not the start of a look-up or an import. */
  isRecorded(state: Bag): boolean;
}
