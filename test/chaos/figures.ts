import type { FaultPlan } from "./plans";

/** What a number of runs came to; printed at the end. */
export class Figures {
  runs = 0;
  resources = 0;
  /** Runs that ended with an error which asks a person to tell objects apart. */
  leftToPerson = 0;
  /** Updates that could not find out what became of a creation; the one after them had to. */
  leftOpen = 0;
  ups = 0;
  failedUps = 0;
  requests = 0;
  private readonly fired = new Map<string, number>();

  /** Counts the faults that hit. */
  count({ faults }: FaultPlan, counts: readonly { fired: number }[]): void {
    for (const [i, { effect }] of faults.entries()) {
      const { kind, status, when, body, how } = effect;
      const name = [kind, status, when, status === undefined ? body : undefined, how].filter(Boolean).join(" ");
      this.fired.set(name, (this.fired.get(name) ?? 0) + (counts[i]?.fired ?? 0));
    }
  }

  /** For a person; violations end the runs, so whoever reads this line learns that there were none. */
  summary(seed: number, seconds: number): string {
    const faults = [...this.fired.values()].reduce((sum, count) => sum + count, 0);
    return (
      `${this.runs} runs, seed ${seed}, ${Math.round(seconds)} s: ${this.resources} resources declared, ` +
      `${this.ups} ups under ${faults} faults, ${this.failedUps} of them failed; ${this.requests} requests; ` +
      `left to the next up: ${this.leftOpen}, to a person: ${this.leftToPerson}`
    );
  }

  /** How often each effect hit. */
  faults(): string {
    const fired = [...this.fired].sort(([, a], [, b]) => b - a);
    return fired.map(([name, count]) => `${name} ${count}`).join(", ");
  }
}
