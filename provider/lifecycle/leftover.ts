import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { candidates, type Made, only, patiently } from "../api/ambiguous";
import type { Api } from "../api/client";
import { AmbiguousError } from "../api/errors";
import { markedAsChanged } from "./changed-elsewhere";
import type { Change, Definition, Owned } from "./definition";
import { changedKeys, diffOf } from "./diff";
import type { Bag } from "./operations";
import { shapeOf, traitsOf } from "./traits";
import { type Begun, creationFor, isClaimed } from "./once";

/** The object that an interrupted run made, when there is one and it is surely that. */
export async function leftBehind<I extends Owned, C extends object, R extends Made>(
  definition: Definition<I, C, R>,
  api: Api,
  { at, since, id, inputs }: Begun,
): Promise<R | undefined> {
  const before = inputs as I;
  const creation = creationFor(definition, api, before);
  if (id === undefined) {
    // A list may lack what was made a moment ago.
    const search = () => candidates(creation, () => since ?? api.serviceTime(at));
    return patiently(api, creation, search, new AmbiguousError(reasonOf(definition)));
  }
  return isClaimed(id) ? undefined : definition.read(api, id, before as I & C);
}

/**
 * How what was left behind becomes what the program says now; undefined when that takes another object, and this one
 * is out of the way.
 */
export async function takenOver<I extends Owned, C extends object, R extends Made>(
  definition: Definition<I, C, R>,
  api: Api,
  left: R,
  begun: Begun,
  news: I,
  stateOf: (remote: R, known: Partial<I & C>) => Bag,
): Promise<Change<I, C> | undefined> {
  // Which secrets were sent is not known, so each of them differs from what is wanted, and is stored again.
  const known = markedAsChanged<Partial<I & C>>(
    definition.inputs,
    tellable(definition.inputs, begun.inputs, news as I & C),
  );
  // It was recognised in a list, which may tell less of it; what is not told would count as what is wanted.
  const whole = (await definition.read(api, left.id, known as Partial<I & C> & Owned)) ?? left;
  const olds = stateOf(whole, known) as I & C;
  const changed = changedKeys(definition.inputs, olds, news);
  if (diffOf(definition, olds, news, changed).replaces.length === 0) {
    const all = new Set([...changed, ...unlike(definition.inputsOf(whole, known), news)]);
    return { id: left.id, olds, news, changed: all, stays: nobody };
  }
  // To delete what was only recognised would be more than to go on with it.
  only([left], begun.id !== undefined, reasonOf(definition));
  await definition.delete(api, left.id, olds, nobody);
  return undefined;
}

/**
 * What is wanted, but for what the service never tells and takes again, as whether it was sent is not known; what only
 * another object could change is as it was asked for.
 */
function tellable<T extends object>(schema: z.ZodType, before: Bag, news: T): T {
  const entries = [...shapeOf(schema)].flatMap(([name, property]): [string, unknown][] => {
    const { writeOnly, createOnly, replaces } = traitsOf(property);
    if (replaces) return [[name, before[name]]];
    return writeOnly && !createOnly ? [] : [[name, (news as Bag)[name]]];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
}

/** False and nothing are the same to the API as a rule; what a program says and was not sent is, all the same. */
const unlike = (told: object, news: object): string[] =>
  Object.entries(news)
    .filter(([key, value]) => value !== undefined && key in told && !isDeepStrictEqual((told as Bag)[key], value))
    .map(([key]) => key);

/** Nobody was told of what was left behind, so nobody stands for it. */
const nobody = (): boolean => false;

const reasonOf = ({ type }: { type: string }): string =>
  `An interrupted run began to create the ${type} and may have done so.`;
