import { Refusal } from "../errors";
import type { Strike } from "./deciding";
import type { GarbleEffect, ListEffect, StatusEffect } from "./plan";
import { CUT, refusalWire, type Wire } from "./wire";

/** Waits, unless the fault is ended before. */
export type Pause = (ms: number) => Promise<void>;

/** Does the work, or not, and says what the client gets of it. */
export async function struck(strike: Strike, work: () => Promise<Wire>, pause: Pause): Promise<Wire> {
  const { effect } = strike;
  if (effect.kind === "status") {
    if (effect.when === "after") await work();
    return statusWire(effect);
  }
  if (effect.kind === "reset" && effect.when === "before") return CUT;
  if (effect.kind === "delay" && effect.when === "before") await pause(effect.ms);
  const answer = await work();
  switch (effect.kind) {
    case "reset":
      return { ...answer, cut: effect.when === "middle" ? "middle" : "before" };
    case "delay":
      if (effect.when !== "before") await pause(effect.ms);
      return answer;
    case "garble":
    case "list": {
      const changed = effect.kind === "garble" ? garbled(answer, effect) : otherList(answer, effect, strike.dice);
      if (!changed) strike.withdraw();
      return changed ?? answer;
    }
  }
}

/** An answer that says to come back later, or that something is wrong. */
export function statusWire({ status, retryAfter, body = "api" }: Omit<StatusEffect, "kind">): Wire {
  const api = refusalWire(new Refusal(status, "This is a fault that was asked for."));
  const { headers, text = "" } = body === "api" ? api : BODIES[body];
  const wait = retryAfter !== undefined && { "retry-after": headerOf(retryAfter) };
  return { status, headers: { ...headers, ...wait }, text };
}

const HTML = "<!DOCTYPE html>\n<html><body><h1>Something went wrong</h1></body></html>\n";

/** What stands in the place of a body of the API. */
const BODIES: Record<"html" | "empty", Pick<Wire, "headers" | "text">> = {
  html: { headers: { "content-type": "text/html; charset=utf-8" }, text: HTML },
  empty: { headers: {}, text: "" },
};

function headerOf(retryAfter: string): string {
  const [, seconds] = /^date:(.*)$/.exec(retryAfter) ?? [];
  return seconds === undefined ? retryAfter : new Date(Date.now() + Number(seconds) * 1000).toUTCString();
}

/** Only what would have been a success with a body can turn out to be garbled. */
function garbled({ status, headers, text }: Wire, { body }: GarbleEffect): Wire | undefined {
  if (status >= 300 || text === undefined) return undefined;
  if (body === "truncated") return { status, headers, text: text.slice(0, Math.floor(text.length / 2)) };
  return { status, ...BODIES[body] };
}

/** A list with one of its objects missing or doubled; undefined when the answer is no list, or an empty one. */
function otherList({ status, headers, text }: Wire, { how }: ListEffect, dice: number): Wire | undefined {
  if (status !== 200 || text === undefined || headers["content-type"] !== "application/json") return undefined;
  const answer = JSON.parse(text) as unknown;
  const list = listIn(answer);
  if (!list || list.length === 0) return undefined;
  const place = Math.floor(dice * list.length);
  list.splice(place, 1, ...(how === "missing" ? [] : [list[place], list[place]]));
  return { status, headers, text: JSON.stringify(answer) };
}

/** The objects of a list: the answer itself, or its one array. What has an id is an object, not a list. */
function listIn(answer: unknown): unknown[] | undefined {
  if (Array.isArray(answer)) return answer as unknown[];
  if (typeof answer !== "object" || answer === null || "id" in answer) return undefined;
  const [list, ...others] = Object.values(answer).filter((member): member is unknown[] => Array.isArray(member));
  return others.length === 0 ? list : undefined;
}
