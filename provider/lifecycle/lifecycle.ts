import type { Api } from "../api/client";
import { FixedError, messageOf, VersoriError } from "../api/errors";
import type { Made } from "../api/ambiguous";
import { clean } from "./clean";
import type { Change, Definition, IsPlanned, Owned } from "./definition";
import { changedKeys, diffOf } from "./diff";
import { leftBehind, takenOver } from "./leftover";
import { type Begun, claim, onceFor } from "./once";
import type { At, Bag, Lifecycle } from "./operations";
import { projected } from "./projected";
import { mapSecrets, shapeOf } from "./traits";
import { outgoing, readied } from "./outgoing";
import { checked } from "./check";
import { moved } from "./moved";
import { PartialError, recording } from "./recording";
import type { Reported } from "./run";
import { thingsOf } from "./things";
import { hasUnknown } from "./unknown";

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
  /** The inputs of a program, ready to be sent, and what they are sent through. */
  const sending = (api: Api, inputs: Bag, changed?: ReadonlySet<string>): [Api, I] => [
    outgoing(api, definition.inputs, inputs),
    as<I>(readied(definition.inputs, inputs, changed)),
  ];

  const { thing, partsOf, things, namesOf } = thingsOf<I, C>(definition);

  /** From here on, the resource stands for this, and what has its names is this object. */
  const stand = ({ run, place }: At, id: string, state: Bag, isNew = false): void => {
    run.name(namesOf(state), id);
    if (place !== undefined) run.stand(place, things(id, state), isNew);
  };

  async function verify(api: Api, olds: Bag, news: Bag, isPlanned: IsPlanned): Promise<void> {
    if (!hasUnknown(news)) await definition.verify?.(api, as<I>(news), as<I & C>(olds), isPlanned);
  }

  async function update(api: Api, id: string, olds: Bag, news: Bag, at: At): Promise<Bag> {
    const changed = changedKeys(definition.inputs, olds, news);
    const [through, wanted] = sending(api, news, changed);
    const stays = (part: string): boolean => at.run.stays(thing(part), at.place, olds);
    const change = { id, olds: as<I & C>(olds), news: wanted, changed, stays };
    const remote = await recording(definition, stateOf, through, at, (progress) =>
      definition.update(through, change, progress),
    );
    const state = stateOf(remote, as<I & C>(news));
    stand(at, id, state);
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

    check: (news, defaults, olds, at) => checked(definition, news, defaults, olds, at),

    async current(api, id, olds, news) {
      if (!definition.current) return {};
      const changed = changedKeys(definition.inputs, olds, news);
      return clean(await definition.current(api, id, as<I & C>(olds), changed));
    },

    diff(id, olds, news, at, was, current) {
      const { run, place } = at;
      const [before, wanted] = [as<I & C>({ ...olds, ...current }), as<I>(news)];
      const changed = changedKeys(definition.inputs, olds, news);
      if (!isRecorded(olds) && changed.size > 0) throw new VersoriError(UNRECORDED);
      const diff = diffOf(definition, before, wanted, changed);
      const isReplaced = diff.replaces.length > 0;
      const refusal = isReplaced ? undefined : definition.refuse?.(before, wanted, changed);
      if (refusal !== undefined) throw new VersoriError(refusal);
      if (place !== undefined) {
        run.ask(place, { id, olds, news, was, changes: diff.changes });
        run.succeed(place, isReplaced ? news : undefined);
        if (isReplaced) {
          run.go(namesOf(olds));
          run.leave(place);
        } else stand(at, id, { ...olds, ...news });
      }
      const move = moved(before, wanted);
      const remarks = [definition.remark?.(before, wanted, changed), move && run.isNews(move) ? move : undefined];
      return { ...diff, remarks: remarks.filter((remark) => remark !== undefined) };
    },

    verify: (api, olds, news, { run }) => verify(api, olds, news, run.isPlanned),

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
      stand(at, remote.id, state, true);
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

    /** What an error hook has tried again after a creation that failed halfway is told as long as it fails, too. */
    async update(api, id, olds, news, at) {
      const partial = at.place === undefined ? undefined : at.run.takeReported(at.place);
      return partial?.id === id ? continued(api, { id, state: olds }, news, at) : update(api, id, olds, news, at);
    },

    async delete(api, id, state, { run, place }) {
      // Where the name is the address, the request would meet the one that has it now.
      const isGone = namesOf(state).some((name) => run.isNamedAnew(name, id));
      const stays = (part: string): boolean => run.stays(thing(part), place, state) || (isGone && part === id);
      if (partsOf(id, state).every(stays)) return;
      const question = place === undefined ? undefined : run.question(place);
      // A replacement that the engine decided upon: what cannot be made must not cost what is there.
      if (question?.id === id) await verify(api, question.olds, question.news, () => false);
      const after = place === undefined ? undefined : run.successor(place);
      const holder = definition.within?.(as<I & C>(state));
      await definition.delete(api, id, as<I & C>(state), stays, after && as<I>(after)).catch((error: unknown) => {
        if (!(error instanceof FixedError) || holder === undefined || !run.isGoing(holder)) throw error;
      });
    },

    mapSecrets: (bag, change) => mapSecrets(definition.inputs, bag, change) as Bag,
  };
}

/** Check has made sure of the inputs, and state is what this package wrote: from here on, plain data has its type. */
const as = <T>(bag: Bag): T => bag as T;
