import type { Request } from "./client";

/** A request is silent for so long; after that, a line says what it waits for, and again from time to time. */
const FIRST_LINE_MS = 5000;
const NEXT_LINE_MS = 30_000;
const LOOK_MS = 500;

/** What a request waits for; `at` is the moment (epoch milliseconds) of its next attempt. */
type Phase = { kind: "turn" } | { kind: "answer" } | { kind: "attempt"; after: string; at: number };

/** One request that has no answer yet. */
export class Wait {
  phase: Phase = { kind: "turn" };
  readonly since = Date.now();

  /** @param deadline Moment (epoch milliseconds) at which its operation gives up. */
  constructor(
    readonly request: Request,
    readonly deadline: number,
    readonly warn: (text: string) => void,
  ) {}
}

/** Tells the person at the terminal what the requests of one account wait for, once that takes long. */
export class Waits {
  // The oldest first, as it was added first.
  private readonly all = new Set<Wait>();
  private timer: NodeJS.Timeout | undefined;
  private nextLine = 0;

  begin(request: Request, deadline: number, warn: (text: string) => void): Wait {
    const wait = new Wait(request, deadline, warn);
    this.all.add(wait);
    this.timer ??= setInterval(() => this.look(), LOOK_MS).unref();
    return wait;
  }

  end(wait: Wait): void {
    this.all.delete(wait);
    if (this.all.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.nextLine = 0;
  }

  private look(now: number = Date.now()): void {
    const [oldest] = this.all;
    if (!oldest || now - oldest.since < FIRST_LINE_MS) this.nextLine = 0;
    else if (now >= this.nextLine) {
      this.nextLine = now + NEXT_LINE_MS;
      oldest.warn(lineOf(oldest, this.all.size - 1, now));
    }
  }
}

function lineOf({ request: { method, path }, phase, since, deadline }: Wait, more: number, now: number): string {
  const seconds = Math.round((now - since) / 1000);
  const others = more > 0 ? ` ${String(more)} more ${more === 1 ? "request waits" : "requests wait"}, too.` : "";
  return (
    `${method} ${path} waits for ${whatFor(phase, now)}, ${String(seconds)} s so far, ` +
    `until ${clock(deadline)} at most.${others}`
  );
}

function whatFor(phase: Phase, now: number): string {
  if (phase.kind === "turn") return "its turn, as requests are paced";
  if (phase.kind === "attempt" && phase.at > now) return `its next attempt at ${clock(phase.at)} after ${phase.after}`;
  return "an answer";
}

const clock = (moment: number): string => `${new Date(moment).toISOString().slice(11, 19)} UTC`;
