import { createHash } from "node:crypto";
import type { Effect, Fault, FaultPlan } from "./plan";

/** What is known of a request before any work is done for it. */
export interface Incoming {
  readonly method: string;
  /** Below `/api`, as the client wrote it. */
  readonly path: string;
  /** Whose request it is, for the rate limit. */
  readonly key: string;
}

/** How many requests a fault matched, and how many of them it changed. */
export interface Count {
  matched: number;
  fired: number;
}

/** What is to happen to one request. */
export interface Strike {
  readonly effect: Effect;
  /** From 0 to 1, for choices that the effect leaves open. */
  readonly dice: number;
  /** Takes the fault back: the answer turned out to hold nothing that it could change. */
  withdraw(): void;
}

interface Rule {
  readonly fault: Fault;
  readonly pattern: RegExp;
  readonly count: Count;
}

/**
 * Decides for each request which fault hits it. A fault looks at nothing but the seed and the number of the request
 * among those that it matches, so requests that it does not match, and other faults, make no difference.
 */
export class Decider {
  private readonly rules: readonly Rule[];
  private readonly seed: number;

  constructor({ seed = 1, faults = [] }: FaultPlan) {
    this.seed = seed;
    this.rules = faults.map((fault) => ({
      fault,
      pattern: patternOf(fault.path ?? "**"),
      count: { matched: 0, fired: 0 },
    }));
  }

  /** How often each fault of the plan matched and fired, in its order. */
  get counts(): readonly Count[] {
    return this.rules.map(({ count }) => count);
  }

  /** The fault that hits this request. Every fault that matches counts it, whichever fires. */
  decide({ method, path }: Incoming): Strike | undefined {
    const willing = this.rules.filter(({ fault, pattern, count }, index) => {
      if ((fault.method ?? method) !== method || !pattern.test(path)) return false;
      const number = count.matched++;
      const { skip = 0, probability = 1 } = fault;
      return number >= skip && this.dice(index, number, "fires") < probability;
    });
    const rule = willing.find(({ fault, count }) => count.fired < (fault.count ?? Infinity));
    if (!rule) return undefined;
    const { fault, count } = rule;
    count.fired++;
    const dice = this.dice(this.rules.indexOf(rule), count.matched, "choice");
    return { effect: fault.effect, dice, withdraw: () => void count.fired-- };
  }

  private dice(index: number, number: number, purpose: string): number {
    const hash = createHash("sha256").update(JSON.stringify([this.seed, index, number, purpose]));
    return hash.digest().readUInt32BE() / 2 ** 32;
  }
}

const patternOf = (glob: string): RegExp => {
  const escaped = glob.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*+/g, (stars) => (stars === "*" ? "[^/]*" : ".*"))}$`, "s");
};
