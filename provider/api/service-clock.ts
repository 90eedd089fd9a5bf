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

  /** A moment (epoch milliseconds) that has surely come: what is made from now on is no older. */
  get time(): number {
    return Date.now() + this.skewMs - SERVICE_SKEW_MS;
  }
}
