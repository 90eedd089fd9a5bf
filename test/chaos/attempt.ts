import type { Api } from "../support/emulated";
import { isAdvice } from "./advice";
import type { Logged } from "./checks";
import type { Outcome, Stack } from "./engine";
import type { Around, Member } from "./member";
import type { FaultPlan } from "./plans";

/** What the provider says when the next `up` has to look for what a creation made. */
const OPEN = /could not be found out/;

/** What it says when a person has to tell which object is to stay. */
const DOUBTFUL = /delete what you do not want/;

/** A command that is to be made. */
export interface Command {
  readonly member: Member;
  readonly work: (stack: Stack) => Promise<Outcome>;
  readonly around?: Around;
  /** Whether it promises that what the program says is there. */
  readonly isUp?: boolean;
}

/** What became of commands that were made at once. */
export class Attempt {
  private constructor(
    readonly plan: FaultPlan | undefined,
    /** Undefined where the run was killed. */
    readonly outcomes: readonly (Outcome | undefined)[],
    /** How often each fault hit. */
    readonly counts: readonly { fired: number }[],
    readonly requests: readonly Logged[],
  ) {}

  /** Makes commands, while the emulator follows a plan. */
  static async made(api: Api, commands: readonly Command[], plan: FaultPlan | undefined): Promise<Attempt> {
    await api.tool("DELETE", "requests");
    if (plan) await api.tool("POST", "faults", plan);
    const outcomes = await Promise.all(commands.map(({ member, work, around }) => member.run(work, around)));
    const { counts } = (plan ? await api.tool("GET", "faults") : { counts: [] }) as { counts: { fired: number }[] };
    if (plan) await api.tool("DELETE", "faults");
    return new Attempt(plan, outcomes, counts, (await api.tool("GET", "requests")) as Logged[]);
  }

  get errors(): Outcome["errors"] {
    return this.outcomes.flatMap((outcome) => outcome?.errors ?? []);
  }

  get fired(): number {
    return this.counts.reduce((sum, one) => sum + one.fired, 0);
  }

  get isKilled(): boolean {
    return this.outcomes.includes(undefined);
  }

  /** Whether nothing went wrong around it. */
  get isCalm(): boolean {
    return this.fired === 0 && this.plan?.readDelayMs === undefined && !this.isKilled;
  }

  /** What it did, it did whole: it ended well, or with errors that say what a person should do. */
  get isWhole(): boolean {
    return !this.isKilled && this.errors.every(({ message }) => isAdvice(message));
  }

  /** Only where the look for a lost object was disturbed, too, may it be left to the next run, or to a person. */
  get isDisturbed(): boolean {
    const { faults, readDelayMs } = this.plan ?? { faults: [] };
    return (
      readDelayMs !== undefined || faults.some(({ method = "GET" }, i) => method === "GET" && this.counts[i]?.fired)
    );
  }

  /** Whether what it made may be unknown to state until the next run. */
  get isOpen(): boolean {
    return this.isKilled || (this.isDisturbed && this.says(OPEN));
  }

  /** Whether a person has to tell objects apart. */
  get isDoubtful(): boolean {
    return this.says(DOUBTFUL);
  }

  private says = (words: RegExp): boolean => this.errors.some(({ message }) => words.test(message));
}
