import * as fc from "fast-check";

/** A fault as the emulator takes it, see emulator/README.md. */
export interface Fault {
  readonly method?: string;
  readonly path?: string;
  readonly probability?: number;
  readonly skip?: number;
  readonly count?: number;
  readonly effect: Record<string, string | number>;
}

/** Which requests go wrong, and how. */
export interface FaultPlan {
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly readDelayMs?: number;
}

const RETRY_AFTER = ["0", "1", "date:+1", "date:-5", "soon", "99999"];

const always = <T>(value: T) => fc.constant(value);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Effects after which it is known that nothing was done, or that the same request may be sent again. */
const harmless: fc.Arbitrary<Fault["effect"]> = fc.oneof(
  fc.record({ kind: always("status"), status: always(429), retryAfter: maybe(fc.constantFrom(...RETRY_AFTER)) }),
  fc.record({ kind: always("delay"), ms: fc.integer({ min: 1, max: 30 }), when: fc.constantFrom("before", "after") }),
) as fc.Arbitrary<Fault["effect"]>;

/** Effects that leave open whether a write was carried out. */
const ambiguous: fc.Arbitrary<Fault["effect"]> = fc.oneof(
  fc.record({
    kind: always("status"),
    status: fc.constantFrom(500, 502, 503, 504),
    when: fc.constantFrom("before", "after"),
    retryAfter: maybe(fc.constantFrom(...RETRY_AFTER)),
    body: fc.constantFrom("api", "html", "empty"),
  }),
  fc.record({ kind: always("reset"), when: fc.constantFrom("before", "after", "middle") }),
  fc.record({ kind: always("garble"), body: fc.constantFrom("truncated", "html", "empty") }),
) as fc.Arbitrary<Fault["effect"]>;

const lists: fc.Arbitrary<Fault["effect"]> = fc.record({
  kind: always("list"),
  how: fc.constantFrom("missing", "doubled"),
});

const fault = (effect: fc.Arbitrary<Fault["effect"]>, methods: string[]): fc.Arbitrary<Fault> =>
  fc
    .record({
      method: methods.length > 1 ? maybe(fc.constantFrom(...methods)) : fc.constantFrom(...methods),
      probability: maybe(always(0.5)),
      skip: fc.nat(2),
      count: fc.integer({ min: 1, max: 3 }),
      effect,
    })
    .map((one) => JSON.parse(JSON.stringify(one)) as Fault);

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

const seeds = fc.nat(1_000_000);

/**
 * What may go wrong while a program is applied. A service that denies having what it has just made cannot be told from
 * one that made nothing, so answers that are behind the times do not come together with lost ones.
 */
export const plans: fc.Arbitrary<FaultPlan> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      seed: seeds,
      faults: fc.array(fault(fc.oneof(harmless, ambiguous), METHODS), { minLength: 2, maxLength: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      seed: seeds,
      faults: fc.array(fc.oneof(fault(harmless, METHODS), fault(lists, ["GET"])), { maxLength: 3 }),
      readDelayMs: fc.integer({ min: 1, max: 60 }),
    }),
  },
);
