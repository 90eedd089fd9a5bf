/** Clocks may differ by this much: of this machine and the service before it told the time, and within the service. */
const UNKNOWN_SKEW_MS = 60_000;
const SERVICE_SKEW_MS = 2000;

/** The service's clock, as far as its answers tell it. */
export class ServiceClock {
  /** How far it is ahead of this machine's, at least. */
  private skewMs = -UNKNOWN_SKEW_MS;

  /** The `Date` of an answer has whole seconds, cut off: the clock shows this, or a little more. */
  learn(date: unknown): void {
    const moment = Date.parse(String(date));
    if (!Number.isNaN(moment)) this.skewMs = moment - Date.now();
  }

  /** What it surely showed at a moment of this machine's clock, both in epoch milliseconds. */
  at(moment: number): number {
    return moment + this.skewMs - SERVICE_SKEW_MS;
  }
}
