import type { FaultPlan } from "./plan";

const WINDOW_MS = 1000;

/** Counts the requests of each key within the last second. */
export class RateLimit {
  /** Requests that it refused. */
  refused = 0;
  private accepted: { readonly key: string; readonly at: number }[] = [];

  constructor(private readonly limit: FaultPlan["rateLimit"]) {}

  /** Undefined for a request that may pass; else the `Retry-After` of its refusal. */
  admit(key: string, now = performance.now()): string | undefined {
    if (!this.limit) return undefined;
    this.accepted = this.accepted.filter(({ at }) => at > now - WINDOW_MS);
    const own = this.accepted.filter((request) => request.key === key);
    if (own.length < this.limit.perSecond) {
      this.accepted.push({ key, at: now });
      return undefined;
    }
    this.refused++;
    const free = (own[own.length - this.limit.perSecond]?.at ?? now) + WINDOW_MS - now;
    return this.limit.retryAfter ?? String(Math.ceil(free / 1000));
  }
}
