import type { Api } from "../api/client";
import { messageOf, RefusalError } from "../api/errors";
import { missing, Settings } from "../config";
import type { At, Bag, Lifecycle } from "../lifecycle/operations";
import { PartialError } from "../lifecycle/recording";
import { printable } from "../lifecycle/printable";
import { redacted, secretsIn } from "../lifecycle/redacted";
import { claim } from "../lifecycle/once";
import { Run } from "../lifecycle/run";
import { cancellation } from "./cancellation";
import { clientOf } from "./clients";
import { marked } from "./marks";
import { noteOf, recorded, type Subject } from "./notes";
import { OF, PLACE } from "./stored";

interface ConfigureRequest {
  config: { get(key: string): string | undefined };
}

/** What Pulumi's plugin calls with values that went through JSON; `__provider` is among them. */
export interface Methods {
  configure(request: ConfigureRequest): void;
  check(olds: Bag, news: Bag): Promise<{ inputs: Bag; failures: { property: string; reason: string }[] }>;
  diff(
    id: string,
    olds: Bag,
    news: Bag,
  ): Promise<{ changes?: boolean; replaces?: string[]; deleteBeforeReplace?: boolean }>;
  create(inputs: Bag): Promise<{ id: string; outs: Bag }>;
  read(id: string, props: Bag): Promise<{ id: string; props?: Bag; inputs?: Bag }>;
  update(id: string, olds: Bag, news: Bag): Promise<{ outs: Bag }>;
  delete(id: string, props: Bag): Promise<void>;
}

/** Makes a text fit to be read by anybody. */
type Tell = (text: string) => string;

type Operation<T> = (tell: Tell, warn: Api["warn"]) => Promise<T> | T;

/** How long a preview waits for an answer that it can do without. */
const QUESTION_MS = 30_000;

/** The engine starts a process for each command. */
const command = new Run();

/** Turns a life cycle into the seven methods of a dynamic provider. */
// eslint-disable-next-line max-lines-per-function -- seven short methods that share their settings
export function methodsOf(lifecycle: Lifecycle, run: Run = command): Methods {
  let settings = new Settings(() => undefined);
  const api = (warn: Api["warn"], limitMs = settings.timeoutMs): Api =>
    clientOf(settings.account).within(Math.min(limitMs, settings.timeoutMs), cancellation(), warn);
  const at = (bag: Bag): At => ({ run, place: placeOf(bag), of: textAt(bag, OF) });
  const subjectOf = (bag: Bag): Subject | undefined => {
    const [place, { organisationId }] = [placeOf(bag), bag];
    if (place === undefined || typeof organisationId !== "string") return undefined;
    return { place, organisationId, address: settings.address };
  };
  /** What the engine asks about has been recorded, and is nobody's leftover. */
  const known = (id: string, bag: Bag): void => {
    claim(id);
    const subject = subjectOf(bag);
    if (subject) recorded(subject, id);
  };
  const guarded = (bag: Bag): Bag => lifecycle.mapSecrets(bag, marked);

  /**
   * The one place where texts leave, be they errors, failures or warnings: all that an operation says is told by
   * `tell`, which knows every secret of the operation and of the settings.
   */
  const answering = async <T>(bags: Bag[], operation: Operation<T>): Promise<T> => {
    let secrets: string[] | undefined;
    const tell: Tell = (text) => {
      secrets ??= [...bags.flatMap((bag) => secretsIn(lifecycle, bag)), ...settings.secrets];
      return printable(redacted(text, secrets));
    };
    try {
      return await operation(tell, (text) => {
        warn(tell(text));
      });
    } catch (error) {
      throw reported(error, tell, bags.at(-1) ?? {}, guarded);
    }
  };

  return {
    // Calls may come in before a promise made here settles, and an error thrown here is forgotten: only store.
    configure({ config }) {
      settings = new Settings((key) => config.get(key));
    },

    check: (olds, news) =>
      answering([olds, news], async (tell) => {
        const { organisationId } = settings;
        const { inputs, failures } = await lifecycle.check(own(news), { organisationId }, own(olds), at(news));
        const ownerless = (inputs["organisationId"] ?? news["organisationId"]) === undefined;
        const reasons = [...(ownerless ? [missing("organisationId")] : []), ...failures];
        // A property named here would be printed with its value.
        return {
          inputs: { ...guarded(inputs), ...placed(news) },
          failures: reasons.map((reason) => ({ property: "", reason: tell(reason) })),
        };
      }),

    diff: (id, olds, news) =>
      answering([olds, news], async (_, warn) => {
        known(id, olds);
        const current = await verified(() => lifecycle.current(api(warn), id, own(olds), own(news)));
        const answer = lifecycle.diff(id, own(olds), own(news), at(news), placeOf(olds), current ?? {});
        const { changes, replaces, deleteBeforeReplace } = answer;
        answer.remarks.forEach(warn);
        if (replaces.length > 0 && deleteBeforeReplace)
          await verified(() => lifecycle.verify(api(warn, QUESTION_MS), own(olds), own(news), at(news)));
        // With `changes` left open, the engine finds and shows each property that differs.
        return changes ? { replaces, deleteBeforeReplace } : { changes };
      }),

    create: (inputs) =>
      answering([inputs], async (_, warn) => {
        const subject = subjectOf(inputs);
        const note = subject && (await noteOf(subject, warn));
        const { id, state } = await lifecycle.create(api(warn), own(inputs), at(inputs), note);
        return { id, outs: { ...guarded(state), ...placed(inputs) } };
      }),

    read: (id, props) =>
      answering([props], async (_, warn) => {
        const { organisationId } = settings;
        known(id, props);
        const found = await lifecycle.read(api(warn), id, { organisationId, ...own(props) }, at(props));
        if (found) {
          const place = placed(props);
          const [state, inputs] = [guarded(found.state), guarded(found.inputs)];
          return { id: found.id, props: { ...state, ...place }, inputs: { ...inputs, ...place } };
        }
        if (!lifecycle.isRecorded(props)) throw new Error(`There is no ${lifecycle.type} with the id ${id}.`);
        return { id: "" };
      }),

    update: (id, olds, news) =>
      answering([olds, news], async (_, warn) => {
        const state = await lifecycle.update(api(warn), id, own(olds), own(news), at(news));
        return { outs: { ...guarded(state), ...placed(news) } };
      }),

    delete: (id, props) =>
      answering([props], (_, warn) => {
        known(id, props);
        return lifecycle.delete(api(warn), id, own(props), at(props));
      }),
  };
}

/**
 * A preview may run where the service cannot be asked; then the question is put again before anything is deleted. What
 * the service has answered, though, holds.
 */
async function verified<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    return undefined;
  }
}

const placeOf = (bag: Bag): string | undefined => textAt(bag, PLACE);

const textAt = (bag: Bag, key: string): string | undefined => (typeof bag[key] === "string" ? bag[key] : undefined);

/**
 * What a program tells besides the resource's own properties: which resource of which stack this is. It stands in
 * inputs and in state, so that a refresh, which sees the state only, can tell the inputs with it.
 */
function placed(bag: Bag): Bag {
  const place = placeOf(bag);
  return place === undefined ? {} : { [PLACE]: place };
}

/** The resource's own properties: keys with two underscores belong to the engine. */
const own = (bag: Bag): Bag => Object.fromEntries(Object.entries(bag).filter(([key]) => !key.startsWith("__")));

/**
 * A fresh error without anything the plugin would misread, such as a numeric `code`. Of a partial failure the plugin
 * stores `properties` as they are, so the line that loads the provider has to be among them.
 */
function reported(error: unknown, tell: Tell, asked: Bag, guarded: (bag: Bag) => Bag): Error {
  const fresh = new Error(tell(messageOf(error)));
  // The plugin prints message and stack; the latter says nothing to the person at the terminal.
  fresh.stack = "";
  if (!(error instanceof PartialError)) return fresh;
  const { id, state } = error;
  const properties = { ...guarded(state), ...placed(asked), __provider: asked["__provider"] };
  return Object.assign(fresh, { id, properties, reasons: [fresh.message] });
}

function warn(text: string): void {
  // eslint-disable-next-line no-console -- what the plugin prints here is what the CLI shows
  console.warn(`pulumi-versori: ${text}`);
}
