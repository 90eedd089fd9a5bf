import { setTimeout } from "node:timers/promises";
import type { Answer } from "../handlers/call";
import type { Store } from "../store";
import { type Count, Decider, type Incoming } from "./deciding";
import { statusWire, struck } from "./effects";
import { checkedPlan, type FaultPlan } from "./plan";
import { RateLimit } from "./rate-limit";
import { type Wire, wireOf } from "./wire";

/** What `GET /__emulator/faults` answers. */
export interface FaultReport {
  readonly plan: FaultPlan;
  /** One for each fault of the plan. */
  readonly counts: readonly Count[];
  /** Requests that the rate limit refused. */
  readonly limited: number;
}

/** What goes wrong at the moment: nothing, until there is a plan. */
export class Faults {
  private plan: FaultPlan = {};
  private decider = new Decider({});
  private rateLimit = new RateLimit(undefined);
  private ended = new AbortController();

  constructor(
    private readonly store: Store,
    plan: unknown,
  ) {
    this.replace(plan);
  }

  /** Begins with another plan, its counts at zero; delays under way end. */
  replace(plan: unknown): void {
    this.plan = checkedPlan(plan);
    this.decider = new Decider(this.plan);
    this.rateLimit = new RateLimit(this.plan.rateLimit);
    this.store.delayReads(this.plan.readDelayMs ?? 0);
    this.ended.abort();
    this.ended = new AbortController();
  }

  /** From here on, all is well. */
  end(): void {
    this.replace({});
  }

  get report(): FaultReport {
    return { plan: this.plan, counts: this.decider.counts, limited: this.rateLimit.refused };
  }

  /** What the client of a request gets, whose work may be done in time, late, or not at all. */
  async around(request: Incoming, work: () => Promise<Answer>): Promise<Wire> {
    const retryAfter = this.rateLimit.admit(request.key);
    if (retryAfter !== undefined) return statusWire({ status: 429, retryAfter });
    const strike = this.decider.decide(request);
    if (!strike) return wireOf(work);
    const { signal } = this.ended;
    const pause = (ms: number): Promise<void> => setTimeout(ms, undefined, { signal }).catch(() => undefined);
    return struck(strike, () => wireOf(work), pause);
  }
}
