import type { Attempt } from "./attempt";
import type { Declared } from "./program";

/** What a number of runs came to; printed at the end. */
export class Figures {
  runs = 0;
  resources = 0;
  /** Runs that ended with an error which asks a person to tell objects apart. */
  leftToPerson = 0;
  /** Updates that could not find out what became of a creation, or were killed; the one after them had to. */
  private leftOpen = 0;
  private ups = 0;
  private failedUps = 0;
  private requests = 0;
  private readonly fired = new Map<string, number>();
  private readonly met = new Map<string, number>();

  /** Counts an `up`, and how many of those that were made at once are made again. */
  count(attempt: Attempt, again: number): void {
    const { plan, counts, errors, requests } = attempt;
    this.requests += requests.length;
    this.meet("killed", attempt.isKilled ? 1 : 0);
    this.meet("went on as errors said", attempt.isKilled ? 0 : again);
    if (!plan) return;
    this.ups += attempt.outcomes.length;
    if (errors.length > 0) this.failedUps += 1;
    if (attempt.isOpen) this.leftOpen += 1;
    for (const [i, { effect }] of plan.faults.entries()) {
      const { kind, status, when, body, how } = effect;
      const name = [kind, status, when, status === undefined ? body : undefined, how].filter(Boolean).join(" ");
      this.fired.set(name, (this.fired.get(name) ?? 0) + (counts[i]?.fired ?? 0));
    }
  }

  /** Counts what stands in a program, and whether some of it was imported. */
  declared(program: readonly Declared[], imported: boolean): void {
    this.resources += program.length;
    const those = (is: (one: Declared) => boolean): number => program.filter(is).length;
    this.meet(
      "in components",
      those(({ home }) => home.length > 0),
    );
    this.meet(
      "with an alias",
      those(({ former }) => former.at(-1)?.aliased === true),
    );
    this.meet(
      "called otherwise without one",
      those(({ former }) => former.at(-1)?.aliased === false),
    );
    this.meet(
      "replaced by force",
      those(({ forced }) => forced !== undefined),
    );
    this.meet(
      "with another trigger",
      those(({ trigger }) => trigger > 0),
    );
    this.meet(
      "with replaceOnChanges",
      those(({ replaceOnChanges }) => replaceOnChanges === true),
    );
    this.meet("imported", imported ? 1 : 0);
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

  /** How often each effect hit, and how often programs and runs were of a kind. */
  details(): string {
    const shown = (all: Map<string, number>): string =>
      [...all]
        .sort(([, a], [, b]) => b - a)
        .map(([name, count]) => `${name} ${String(count)}`)
        .join(", ");
    return `faults: ${shown(this.fired)}\nkinds: ${shown(this.met)}`;
  }

  /** Counts something that a life met. */
  meet(what: string, times: number): void {
    if (times > 0) this.met.set(what, (this.met.get(what) ?? 0) + times);
  }
}
