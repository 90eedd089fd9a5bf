import PQueue from "p-queue";

const turns = new Map<string, PQueue>();

/** Runs work on the same thing one after another: what one reads must still hold when it writes. */
export function inTurn<T>(thing: string, work: () => Promise<T>): Promise<T> {
  const turn = turns.get(thing) ?? new PQueue({ concurrency: 1 });
  turns.set(thing, turn);
  return turn.add(work);
}
