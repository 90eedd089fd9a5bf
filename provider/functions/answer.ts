import { log, RunError } from "@pulumi/pulumi";
import type { Api } from "../api/client";
import { messageOf, VersoriError } from "../api/errors";
import { missing, Settings } from "../config";
import { cancellation } from "../dynamic/cancellation";
import { clientOf } from "../dynamic/clients";
import { clean } from "../lifecycle/clean";
import { problemsOf, sentences } from "../lifecycle/problems";
import { printable } from "../lifecycle/printable";
import { redacted } from "../lifecycle/redacted";
import { shapeOf } from "../lifecycle/traits";
import { LOOK_UPS } from "./all";
import type { LookUp } from "./look-up";

/** Settings as an explicit Provider or the stack hands them over. */
export type Configuration = Record<string, string | undefined>;

/**
 * Carries out a look-up. What goes wrong is thrown as an error that the CLI prints as the one sentence it is, and that
 * holds no credentials.
 */
export async function answer(name: keyof typeof LOOK_UPS, args: object, config: Configuration): Promise<unknown> {
  const settings = new Settings((key) => config[key]);
  const tell = (text: string): string => printable(redacted(text, settings.secrets));
  try {
    // The table holds look-ups of different arguments; their own schemas decide about these.
    const lookUp = LOOK_UPS[name] as LookUp<object, unknown>;
    const checked = checkedArgs(lookUp, args, settings);
    const { account, timeoutMs } = settings;
    const warn: Api["warn"] = (text) => void log.warn(tell(text));
    return clean(await lookUp.find(clientOf(account).within(timeoutMs, cancellation(), warn), checked));
  } catch (error) {
    throw new RunError(`${name}: ${tell(messageOf(error))}`);
  }
}

/** The arguments with the organisation filled in, where there is one to ask. */
function checkedArgs(lookUp: LookUp<object, unknown>, args: object, settings: Settings): Owned {
  const isOwned = shapeOf(lookUp.args).has("organisationId");
  const filled = clean({ ...(isOwned && { organisationId: settings.organisationId }), ...clean(args) });
  const problems = problemsOf(lookUp.args, filled);
  if (problems.length > 0) throw new VersoriError(sentences(problems).join("; "));
  if (isOwned && !("organisationId" in filled)) throw new VersoriError(missing("organisationId"));
  return filled as Owned;
}

type Owned = Parameters<LookUp<object, unknown>["find"]>[1];
