import { isDeepStrictEqual } from "node:util";
import type { Values } from "../support/plugin";
import type { Declared } from "./program";
import type { Provider } from "./provider";
import type { Entry } from "./state";
import { opened } from "./wire";

/** What becomes of a resource. */
export type Step = "create" | "same" | "update" | "replace" | "delete" | "read";

/** What an engine decides to do about a resource of a program. */
export interface Decision {
  readonly step: Step;
  readonly inputs: Values;
  readonly deletesFirst: boolean;
}

/** What the engine knows of a resource when it decides. */
export interface Asked {
  readonly declared: Declared;
  /** What the program gives it, as far as it is known. */
  readonly given: Values;
  /** Which resource of which stack it is. */
  readonly place: string;
  readonly old: Entry | undefined;
  /** What it is deleted with is replaced. */
  readonly goesAlong: boolean;
}

/**
 * Decides by `check` and `diff`, and by whether inputs differ where `diff` leaves that open (generateSteps and
 * continueStepsFromDiff of step_generator.go). Who asks for a replacement by `--replace`, a taint or a trigger has the
 * provider not asked by `diff`, so it cannot say what is to be deleted first.
 */
export async function decide(provider: Provider, asked: Asked): Promise<Decision> {
  const { declared, given, place, old, goesAlong } = asked;
  const { type, deletesFirst = false } = declared;
  const anew = (): Promise<Values> => provider.check(type, {}, given, place);
  if (!old) return { step: "create", inputs: await anew(), deletesFirst };
  if (declared.forced === "target" || old.tainted) return { step: "replace", inputs: await anew(), deletesFirst };
  const inputs = await provider.check(type, opened(old.inputs), given, place);
  if (goesAlong || declared.trigger !== old.trigger) return { step: "replace", inputs: await anew(), deletesFirst };
  const diff = await provider.diff(type, old.id, old.outputs, inputs);
  const differs = diff.changes ?? !isDeepStrictEqual(visible(old.inputs), visible(inputs));
  const replaces = (diff.replaces ?? []).length > 0 || declared.replaceOnChanges === true;
  if (!differs || !replaces) return { step: differs || old.unfinished ? "update" : "same", inputs, deletesFirst };
  const first = declared.deletesFirst ?? diff.deleteBeforeReplace ?? false;
  return { step: "replace", inputs: await anew(), deletesFirst: first };
}

/** Keys with two underscores are the engine's own, and make no difference. */
const visible = (inputs: Values): Values =>
  Object.fromEntries(Object.entries(opened(inputs)).filter(([key]) => !key.startsWith("__")));
