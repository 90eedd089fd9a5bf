import type { StoredName } from "../../provider/dynamic/stored";
import type { Json } from "../support/emulated";
import type { Attempt } from "./attempt";
import type { Step } from "./decide";
import { REQUESTS } from "./kinds";
import type { Member } from "./member";
import { secretIn } from "./secrets";
import type { Entry } from "./state";
import { legible } from "./wire";
import type { Held, World } from "./world";

/** A request as the emulator logged it. */
export interface Logged {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** A failed creation may have been looked for, and may have been told whose the name is. */
const REQUESTS_PER_ERROR = 4;

const told = (all: readonly { kind: string; body: Json }[]): string[] =>
  all.map(({ kind, body }) => `${kind} ${body.name ?? body.id}`);

/** Nothing belongs to nobody, and nothing is there twice; `others` are there for another reason. */
export function expectNoOrphans(world: World, members: readonly Member[], others: readonly Held[], why: unknown): void {
  // What a version holds has left state before the version goes; it is no orphan, as the version takes it along.
  const known = members.flatMap(({ stack }) => [...stack.state.all, ...stack.state.stranded]);
  const ids = new Set([
    ...others.map(({ body }) => String(body["id"])),
    ...members.flatMap((one) => [...earlier(world, one), ...one.stack.state.disowned]),
  ]);
  expect({ orphans: told(world.strangers(known, ids)), why }).toEqual({ orphans: [], why });
  expect({ duplicates: world.twins(known).map(told), why }).toEqual({ duplicates: [], why });
}

/** Ids of the versions that a resource keeps for a way back. */
function earlier(world: World, { stack }: Member): string[] {
  return stack.state.all.flatMap(({ inputs: { keepVersions = 0, namePrefix, connectorId } }) => {
    const family = world.objects.filter(
      ({ kind, parent, body }) =>
        kind === "version" && parent === connectorId && String(body["name"]).startsWith(`${String(namePrefix)}-`),
    );
    const ids = family.map(({ body }) => String(body["id"])).filter((id) => stack.state.seen.has(id));
    const present = new Set(stack.state.all.map(({ id }) => id));
    return ids.filter((id) => !present.has(id)).slice(-Number(keepVersions));
  });
}

/** What stands in state is there, with all that it stands for. */
export function expectAllThere(world: World, entries: readonly Entry[], why: unknown): void {
  const missing = entries.flatMap((entry) => world.missing(entry) ?? []);
  expect({ missing, why }).toEqual({ missing: [], why });
}

/** What belongs to nobody here is as it was. */
export function expectUntouched(world: World, strangers: readonly Held[]): void {
  const now = strangers.map(({ kind, body }) => world.get(kind, body["id"])?.["name"]);
  expect({ strangers: now }).toEqual({ strangers: strangers.map(({ body }) => body["name"]) });
}

/**
 * No more requests than the steps may take, no defect of the emulator, and no secret where it can be read.
 * @param printed Since the last time.
 */
export function expectDecency(attempt: Attempt, bound: number, members: readonly Member[], printed: string[]): void {
  const { requests, errors, outcomes } = attempt;
  expect({ defects: requests.filter(({ status }) => status === 500 && !attempt.plan) }).toEqual({ defects: [] });
  if (requests.length > bound) {
    const steps = outcomes.map((outcome) => outcome?.steps.map(({ step, type }) => `${step} ${type}`).join(", "));
    const all = requests.map(({ method, path, status }) => `  ${method} ${path} ${String(status)}`);
    const failures = errors.map(({ urn, message }) => `  ${urn}: ${message}`);
    const title = `${String(requests.length)} requests, of ${String(bound)} at most, for ${steps.join(" and ")}`;
    throw new Error([title, ...all, ...failures].join("\n"));
  }
  const legibly = members.map(({ stack }) => secretIn(legible(stack.state.all))).find((secret) => secret !== undefined);
  const leak = legibly ?? secretIn(errors.map(({ message }) => message).join()) ?? secretIn(printed.splice(0).join());
  expect({ leak }).toEqual({ leak: undefined });
}

/** As many as the steps may take, and those of failures; where something failed, each may have been tried so often. */
export function requestsOfSteps({ outcomes, errors }: Attempt, tries: number): number {
  const steps = outcomes.flatMap((outcome) => outcome?.steps ?? []);
  const once = steps.reduce((sum, { step, type }) => sum + boundOf(step, type), REQUESTS_PER_ERROR * errors.length);
  return errors.length > 0 ? once * tries : once;
}

function boundOf(step: Step, type: StoredName): number {
  if (step === "same") return 0;
  if (step !== "replace") return REQUESTS[type][step];
  // Asked when it is decided, and before something is deleted for it.
  return REQUESTS[type].create + 2 * REQUESTS[type].ask;
}
