import type { Outcome } from "./engine";
import { type Declared, referredIn, urnOf } from "./program";

/** Errors that say what a person should do, and what that is. */
const ADVICE = {
  alias: /\baliases\b/,
  last: /\bleave "deleteBeforeReplace: true" out\b/,
  first: /\bdeleteBeforeReplace\b/,
  unforced: /\bpublished versions cannot be edited\b/,
  calm: /\binterrupted run left\b/,
};

/** Whether an error names a resource option by which the person can get what the program says. */
export const isAdvice = (message: string): boolean => Object.values(ADVICE).some((words) => words.test(message));

/** What errors have told a person to do, and what a program is like once it is done. */
export class Advice {
  private readonly aliased = new Set<string>();
  private readonly first = new Set<string>();
  private readonly last = new Set<string>();
  private readonly unforced = new Set<string>();

  /** A program with all that was told so far. */
  taken(program: Declared[]): Declared[] {
    return program.map((declared) => {
      const urn = urnOf(declared.type, declared);
      const former = this.aliased.has(urn)
        ? declared.former.map((one) => ({ ...one, aliased: true }))
        : declared.former;
      return {
        ...declared,
        former,
        forced: this.unforced.has(urn) ? undefined : declared.forced,
        deletesFirst: this.last.has(urn) ? undefined : this.first.has(urn) || declared.deletesFirst,
      };
    });
  }

  /** Remembers what errors tell; false where they tell nothing that was not done already. */
  take(program: Declared[], errors: Outcome["errors"]): boolean {
    const before = this.size;
    for (const { urn, message } of errors) {
      const declared = program.find((one) => urnOf(one.type, one) === urn);
      if (!declared) continue;
      // What refers to something by another name may be refused in its stead.
      const renamed = [declared, ...program.filter(({ name }) => referredIn(declared.args).includes(name))].filter(
        ({ former }) => former.some(({ aliased }) => !aliased),
      );
      if (ADVICE.alias.test(message) && renamed.length > 0) {
        renamed.forEach((one) => this.aliased.add(urnOf(one.type, one)));
      } else if (ADVICE.last.test(message)) this.last.add(urn);
      else if (ADVICE.first.test(message)) this.first.add(urn);
      else if (ADVICE.unforced.test(message) && declared.forced) this.unforced.add(urn);
      else if (ADVICE.calm.test(message)) {
        for (const one of program.filter(({ forced }) => forced)) this.unforced.add(urnOf(one.type, one));
      }
    }
    return this.size > before;
  }

  private get size(): number {
    return this.aliased.size + this.first.size + this.last.size + this.unforced.size;
  }
}
