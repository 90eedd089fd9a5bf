import * as fc from "fast-check";
import { plans } from "./plans";
import { beginnings, edits } from "./programs";
import type { Case } from "./run";

/** Lives of a stack, one or two edits long. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    beginning: beginnings,
    edits: fc.array(fc.array(edits, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
    fromTheStart: fc.boolean(),
    faults: fc.tuple(plans, plans, plans),
    parallel: fc.boolean(),
    refresh: fc.boolean(),
  })
  .map(({ fromTheStart, faults: [first, ...others], ...rest }) => ({
    ...rest,
    plans: [fromTheStart ? first : undefined, ...others],
  }));
