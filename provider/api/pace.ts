import PQueue from "p-queue";

/** Bounds that keep one program from flooding the service; the vendor publishes no limits. */
const PARALLEL_REQUESTS = 10;
const REQUESTS_PER_SECOND = 25;

/** The pace at which one account sends requests. */
export class Pace {
  private readonly queue = new PQueue({
    concurrency: PARALLEL_REQUESTS,
    interval: 1000,
    intervalCap: REQUESTS_PER_SECOND,
  });
  private resumption: NodeJS.Timeout | undefined;

  /** Does the work in its turn; rejects at once when the signal comes before that. What has begun ends by itself. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const waiting = new AbortController();
    const giveUp = (): void => waiting.abort(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    // Told of the signal, the queue would give up begun work at once, and what a write has made could not be recorded.
    const begun = (): Promise<T> => {
      signal.removeEventListener("abort", giveUp);
      return work();
    };
    return this.queue.add(begun, { signal: waiting.signal });
  }

  /** Holds back what has not begun: one request that is asked to come later speaks for all. */
  hold(ms: number): void {
    this.queue.pause();
    clearTimeout(this.resumption);
    this.resumption = setTimeout(() => this.queue.start(), ms);
  }
}
