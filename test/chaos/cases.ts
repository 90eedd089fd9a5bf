import * as fc from "fast-check";
import type { Around } from "./member";
import { type FaultPlan, plans } from "./plans";
import { beginnings, beginningsOf, type Choices, type Edit, edits } from "./programs";
import { connectorSlots } from "./slots-connectors";

/** A second stack, which is there from the beginning. */
export interface Neighbour {
  /**
   * How the two meet: both give something to a connector that is nobody's (`guests`) or the first one's (`tenant`), or
   * both have one name, in two backends, for one organisation (`namesake`) or for two (`stranger`).
   */
  readonly kind: "guests" | "tenant" | "namesake" | "stranger";
  readonly beginning: Choices;
  readonly edits: readonly (readonly Edit[])[];
  /** Whether both work at once. */
  readonly together: boolean;
}

/** One life of a stack: a program, what is edited between its `up`, and what goes wrong meanwhile. */
export interface Case {
  readonly beginning: Choices;
  /** Edits before each further `up`. */
  readonly edits: readonly (readonly Edit[])[];
  /** What goes wrong during each `up`; nothing in the first one where there is no plan for it. */
  readonly plans: readonly (FaultPlan | undefined)[];
  /** Jumps of the machine's clock, and runs that are killed, for each `up`. */
  readonly arounds: readonly Around[];
  readonly parallel: boolean;
  /** Whether the engine is one of today. */
  readonly newest: boolean;
  /** Whether resources have hooks that want failed operations tried again. */
  readonly hooks: boolean;
  /** Whether a person who is told to change the program goes back to the one before first. */
  readonly goesBack: boolean;
  /** Whether the last `up` reads before. */
  readonly refresh: boolean;
  readonly neighbour: Neighbour | undefined;
}

const editsOfLife = fc.array(fc.array(edits, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 });

/** Mostly nothing, and one time in so many something. */
const oneIn = <T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const MINUTE_MS = 60_000;

const arounds: fc.Arbitrary<Around> = fc.record({
  aheadMs: oneIn(5, fc.integer({ min: -2 * MINUTE_MS, max: 60 * MINUTE_MS })).map((ms = 0) => ms),
  // Where it does not send as many requests, it lives.
  killedAt: oneIn(5, fc.record({ request: fc.integer({ min: 1, max: 8 }), answered: fc.boolean() })),
});

const inVersions = Object.keys(connectorSlots).filter((name) => !["connector", "warehouse", "shared"].includes(name));

const neighbours: fc.Arbitrary<Neighbour> = fc
  .constantFrom("guests" as const, "tenant" as const, "namesake" as const, "stranger" as const)
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      beginning: kind === "guests" || kind === "tenant" ? beginningsOf(inVersions) : beginnings,
      edits: editsOfLife,
      together: fc.boolean(),
    }),
  );

/** Lives of a stack, one or two edits long. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    beginning: beginnings,
    edits: editsOfLife,
    fromTheStart: fc.boolean(),
    faults: fc.tuple(plans, plans, plans),
    arounds: fc.tuple(arounds, arounds, arounds),
    parallel: fc.boolean(),
    newest: fc.boolean(),
    hooks: fc.boolean(),
    goesBack: fc.boolean(),
    refresh: fc.boolean(),
    neighbour: oneIn(3, neighbours),
  })
  .map(({ fromTheStart, faults: [first, ...others], ...rest }) => ({
    ...rest,
    plans: [fromTheStart ? first : undefined, ...others],
  }));
