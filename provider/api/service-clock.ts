/** Clocks may differ by this much: of this machine and the service before it told the time, and within the service. */
const UNKNOWN_SKEW_MS = 60_000;
const SERVICE_SKEW_MS = 2000;

/**
 * This machine's clock in epoch milliseconds, as it was when the process began: to set it anew in between, ahead or
 * back, changes nothing that is compared.
 */
export const now = (): number => performance.timeOrigin + performance.now();

/** The service's clock, as far as its answers tell it. */
export class ServiceClock {
  /** How far it is ahead of this machine's, at least. */
  private skewMs = -UNKNOWN_SKEW_MS;
  private isKnown = false;

  /** The `Date` of an answer has whole seconds, cut off: the clock shows this, or a little more. */
  learn(date: unknown): void {
    const moment = Date.parse(String(date));
    if (Number.isNaN(moment)) return;
    this.skewMs = moment - now();
    this.isKnown = true;
  }

  /** What it surely shows at this moment; undefined until an answer has told it. */
  get present(): number | undefined {
    return this.isKnown ? this.at(now()) : undefined;
  }

  /** What it surely showed at a moment of this machine's clock, both in epoch milliseconds. */
  at(moment: number): number {
    return moment + this.skewMs - SERVICE_SKEW_MS;
  }
}
