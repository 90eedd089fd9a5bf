import type { Api } from "../api/client";
import { messageOf, VersoriError } from "../api/errors";
import type { Made } from "../api/ambiguous";
import { clean, unfit } from "./clean";
import type { Change, Definition, Owned, Progress } from "./definition";
import { changedKeys, type Diff, diffOf } from "./diff";
import { leftBehind, takenOver } from "./leftover";
import { type Begun, claim, type Note, onceFor } from "./once";
import { type Problem, problemsOf, sentences } from "./problems";
import { projected } from "./projected";
import { mapSecrets, shapeOf } from "./traits";
import { outgoing } from "./outgoing";
import { keeping, mapReferencesIn, type Reference, referencesIn, valueOr, Variable, written } from "./references";
import type { Reported, Run } from "./run";
import { hasUnknown, isUnknown } from "./unknown";

/** Plain data as the engine keeps it. */
export type Bag = Record<string, unknown>;

/** Some of an operation's requests succeeded and a later one failed; the next update finishes it. */
export class PartialError extends VersoriError {
  override readonly name = "PartialError";

  constructor(
    readonly id: string,
    readonly state: Bag,
    message: string,
  ) {
    super(message);
  }
}

/** Which resource of which command an operation is for. */
export interface At {
  readonly run: Run;
  /** Names the resource and its stack; undefined of states that were recorded without it. */
  readonly place: string | undefined;
  /** Names the resource that offers what this one chooses from. */
  readonly of?: string | undefined;
}

/** The life cycle of one kind of resource, as plain functions: no engine, no plugin, no HTTP library. */
export interface Lifecycle {
  readonly type: string;
  /**
   * The inputs with defaults filled in, and all that is wrong with them as `path: what to do`. `olds` are the inputs
   * that the last check gave.
   */
  check(news: Bag, defaults: Bag, olds: Bag, at: At): Promise<{ inputs: Bag; failures: string[] }>;
  /** What the state may be behind with and a comparison has to know. */
  current(api: Api, id: string, olds: Bag, news: Bag): Promise<Bag>;
  /** `current` is what the state is known to be behind with. */
  diff(id: string, olds: Bag, news: Bag, at: At, current: Bag): Diff & { remarks: string[] };
  /** Throws where what the program says could not be made, before anything is deleted for it. */
  verify(api: Api, olds: Bag, news: Bag): Promise<void>;
  /** With a note, what an interrupted run made of the same resource is taken over. */
  create(api: Api, inputs: Bag, at: At, note?: Note): Promise<{ id: string; state: Bag }>;
  /** What is known may be a recorded state, or only what is needed to find the object. */
  read(api: Api, id: string, known: Bag, at: At): Promise<{ id: string; state: Bag; inputs: Bag } | undefined>;
  update(api: Api, id: string, olds: Bag, news: Bag, at: At): Promise<Bag>;
  /** Leaves alone what another resource of the same stack stands for. */
  delete(api: Api, id: string, state: Bag, at: At): Promise<void>;
  /** Replaces every secret in inputs or state by what `change` makes of it. */
  mapSecrets(bag: Bag, change: (secret: unknown) => unknown): Bag;
  /** Whether this is a state that a request to the API gave, not the start of a look-up or an import. */
  isRecorded(state: Bag): boolean;
}

const UNRECORDED =
  "The state holds only a part of this object, as after an import, and the program says something else. " +
  'Run "pulumi refresh", which reads the rest, and preview again.';

/** Makes the life cycle of a resource from what is special about it. */
// eslint-disable-next-line max-lines-per-function -- short functions that share their definition
export function lifecycle<I extends Owned, C extends object, R extends Made>(
  definition: Definition<I, C, R>,
): Lifecycle {
  const stateOf = (remote: R, known: Partial<I & C>, recorded = true): Bag =>
    clean({ ...projected(definition, remote, known, recorded), ...definition.computedOf(remote, known) });
  const shape = shapeOf(definition.inputs);
  // Only a request tells what the API adds; keys with two underscores belong to the engine.
  const isRecorded = (state: Bag): boolean =>
    Object.entries(state).some(([key, value]) => value !== undefined && !shape.has(key) && !key.startsWith("__"));

  /** What an interrupted run made of the same resource, and how it becomes what is wanted now. */
  const resumed = async (api: Api, begun: Begun, news: I): Promise<Change<I, C> | undefined> => {
    const left = await leftBehind(definition, api, begun);
    return left && takenOver(definition, api, left, begun, news, stateOf);
  };
  const mapped = (bag: Bag, change: (reference: Reference, path: PropertyKey[]) => unknown): Bag =>
    mapReferencesIn(definition.inputs, bag, change) as Bag;
  /** The inputs of a program, ready to be sent, and what they are sent through. */
  const sending = (api: Api, inputs: Bag): [Api, I] => [
    outgoing(api, definition.inputs, inputs),
    as<I>(mapped(inputs, (reference, path) => new Variable(reference, path))),
  ];

  const thing = (part: string): string => `${definition.type} ${part}`;
  const partsOf = (id: string, state: Bag): string[] => definition.parts?.(id, as<I & C>(state)) ?? [id];
  const things = (id: string, state: Bag): string[] => [
    ...partsOf(id, state).map(thing),
    ...(definition.implies?.(id, as<I & C>(state)) ?? []),
  ];

  async function verify(api: Api, olds: Bag, news: Bag): Promise<void> {
    if (!hasUnknown(news)) await definition.verify?.(api, as<I>(news), as<I & C>(olds));
  }

  async function update(api: Api, id: string, olds: Bag, news: Bag, at: At): Promise<Bag> {
    const [through, wanted] = sending(api, news);
    const changed = changedKeys(definition.inputs, olds, news);
    const stays = (part: string): boolean => at.run.stays(thing(part), at.place, olds);
    const change = { id, olds: as<I & C>(olds), news: wanted, changed, stays };
    const remote = await recording(definition, stateOf, through, at, (progress) =>
      definition.update(through, change, progress),
    );
    const state = stateOf(remote, as<I & C>(news));
    if (at.place !== undefined) at.run.stand(at.place, things(id, state));
    return state;
  }

  /** Finishes a creation that failed halfway; as long as it does, what it made is told with each failure. */
  async function continued(api: Api, partial: Reported, inputs: Bag, at: At): Promise<Bag> {
    try {
      return await update(api, partial.id, partial.state, inputs, at);
    } catch (error) {
      if (error instanceof PartialError) throw error;
      if (at.place !== undefined) at.run.report(at.place, partial);
      throw new PartialError(partial.id, partial.state, messageOf(error));
    }
  }

  return {
    type: definition.type,
    isRecorded,

    async check(news, defaults, olds, { run, place, of }) {
      const unfitting = unfit(news);
      if (unfitting) return { inputs: clean(defaults), failures: sentences([unfitting]) };
      const given = clean({ ...defaults, ...clean(news) });
      const shape = problemsOf(definition.inputs, mapped(given, written));
      // What a reference stands for has to suit its place, too.
      const wrong = shape.length > 0 ? shape : problemsOf(definition.inputs, mapped(given, valueOr));
      const sole = (one: string) => (place === undefined ? undefined : nameIn(run.own(thing(one), place)));
      const prepared = wrong.length === 0 ? await definition.prepare?.(as<I>(given), sole) : undefined;
      const problems = Array.isArray(prepared) ? prepared : wrong;
      const inputs = mapped(
        prepared && !Array.isArray(prepared) ? clean(prepared as Bag) : given,
        keeping(referencesIn(definition.inputs, olds)),
      );
      const [offers, before] = [run.offered(of), as<Partial<I>>(olds)];
      if (place !== undefined) run.offer(place, definition.offers?.(as<I>(inputs), before, offers));
      const misfits = problems.length > 0 ? [] : (definition.misfits?.(as<I>(inputs), offers, before) ?? []);
      return { inputs, failures: sentences([...problems, ...misfits, ...brokenRules(definition, inputs, problems)]) };
    },

    async current(api, id, olds, news) {
      if (!definition.current) return {};
      const changed = changedKeys(definition.inputs, olds, news);
      return clean(await definition.current(api, id, as<I & C>(olds), changed));
    },

    diff(id, olds, news, { run, place }, current) {
      const [before, wanted] = [as<I & C>({ ...olds, ...current }), as<I>(news)];
      const changed = changedKeys(definition.inputs, olds, news);
      if (!isRecorded(olds) && changed.size > 0) throw new VersoriError(UNRECORDED);
      const diff = diffOf(definition, before, wanted, changed);
      const isReplaced = diff.replaces.length > 0;
      const refusal = isReplaced ? undefined : definition.refuse?.(before, wanted, changed);
      if (refusal !== undefined) throw new VersoriError(refusal);
      if (place !== undefined) {
        run.ask(place, { id, olds, news });
        run.succeed(place, isReplaced ? news : undefined);
        if (isReplaced) run.leave(place);
        else run.stand(place, things(id, { ...olds, ...news }));
      }
      const move = moved(before, wanted);
      const remarks = [definition.remark?.(before, wanted, changed), move && run.isNews(move) ? move : undefined];
      return { ...diff, remarks: remarks.filter((remark) => remark !== undefined) };
    },

    verify,

    async create(plainApi, inputs, at, note) {
      const [api, news] = sending(plainApi, inputs);
      const { run, place = "" } = at;
      const partial = run.takeReported(place);
      // Engines before 3.264 ask for the creation again when an error hook wants another attempt.
      if (partial) return { id: partial.id, state: await continued(plainApi, partial, inputs, at) };
      const once = onceFor(definition, api, news, note);
      const change = note?.begun && (await resumed(api, note.begun, news));
      if (change) note?.made(change.id);
      const question = run.question(place);
      const before = question && { id: question.id, olds: as<I & C>(question.olds) };
      run.succeed(place, inputs);
      if (definition.parts && place !== "") run.stand(place, things("", inputs), true);
      const remote = await recording(definition, stateOf, api, at, (progress) =>
        change
          ? definition.update(api, { ...change, before }, progress)
          : definition.create(api, news, progress, once, before),
      );
      claim(remote.id);
      const state = stateOf(remote, as<I & C>(inputs));
      if (place !== "") run.stand(place, things(remote.id, state), true);
      return { id: remote.id, state };
    },

    async read(api, id, known, { run, place }) {
      const recorded = isRecorded(known);
      const remote = await definition.read(api, id, as<I & C>(known));
      if (!remote) return undefined;
      const inputs = clean(projected(definition, remote, as<I & C>(known), recorded));
      if (place !== undefined) run.offer(place, definition.offers?.(as<I>(inputs), as<I>(known), undefined));
      return { id: remote.id, state: stateOf(remote, as<I & C>(known), recorded), inputs };
    },

    update,

    async delete(api, id, state, { run, place }) {
      const stays = (part: string): boolean => run.stays(thing(part), place, state);
      if (partsOf(id, state).every(stays)) return;
      const question = place === undefined ? undefined : run.question(place);
      // A replacement that the engine decided upon: what cannot be made must not cost what is there.
      if (question?.id === id) await verify(api, question.olds, question.news);
      const after = place === undefined ? undefined : run.successor(place);
      await definition.delete(api, id, as<I & C>(state), stays, after && as<I>(after));
    },

    mapSecrets: (bag, change) => mapSecrets(definition.inputs, bag, change) as Bag,
  };
}

/** The name of the resource at a place, which has the form of a URN. */
const nameIn = (place: string | undefined): string | undefined => place?.split("::").slice(3).join("::");

/** Another organisation is another account: nothing moves there. */
function moved(olds: Owned, news: Owned): string | undefined {
  const [from, to] = [olds.organisationId, news.organisationId] as unknown[];
  if (from === undefined || from === to || isUnknown(to)) return undefined;
  return (
    `organisationId: what the state holds belongs to ${String(from)}, and the program or its settings now say ` +
    `${String(to)}. All of it is made anew there and deleted here; if that is not what you want, set organisationId back.`
  );
}

/** Check has made sure of the inputs, and state is what this package wrote: from here on, plain data has its type. */
const as = <T>(bag: Bag): T => bag as T;

function brokenRules<I extends Owned>(
  { rules }: { rules?: (inputs: I) => Problem[] },
  inputs: Bag,
  problems: Problem[],
): Problem[] {
  // A rule sees typed inputs only; in a preview with unknown values it is asked again at the update.
  return problems.length > 0 || hasUnknown(inputs) ? [] : (rules?.(as<I>(inputs)) ?? []);
}

/** Runs an operation of several requests; a failure after the first success is reported with the state reached. */
async function recording<I extends Owned, C extends object, R extends Made>(
  definition: Definition<I, C, R>,
  stateOf: (remote: R, known: Partial<I & C>) => Bag,
  api: Api,
  { run, place }: At,
  operation: (progress: Progress<I & C, R>) => Promise<R>,
): Promise<R> {
  let reached: { remote: R; known: Partial<I & C> } | undefined;
  try {
    return await operation((remote, known) => (reached = { remote, known }));
  } catch (error) {
    if (!reached) throw error;
    const { remote, known } = reached;
    const state = stateOf(remote, known);
    const current = await definition.read(api, remote.id, as<I & C>(state)).catch(() => undefined);
    const reported = { id: remote.id, state: current ? stateOf(current, known) : state };
    if (place !== undefined) run.report(place, reported);
    throw new PartialError(reported.id, reported.state, messageOf(error));
  }
}
