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

  /** Does the work in its turn; rejects at once when the signal comes before that. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.queue.add(work, { signal });
  }

  /** Holds back what has not begun: one request that is asked to come later speaks for all. */
  hold(ms: number): void {
    this.queue.pause();
    clearTimeout(this.resumption);
    this.resumption = setTimeout(() => this.queue.start(), ms);
  }
}
