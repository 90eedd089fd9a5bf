import { AmbiguousError } from "../api/errors";
import { createOnce, type Creation, type Made } from "../api/ambiguous";
import type { Api } from "../api/client";
import { now } from "../api/service-clock";
import type { Definition, Once, Owned } from "./definition";
import type { Bag } from "./operations";
import { same } from "./same";
import { mapSecrets, sameProperty, shapeOf, traitsOf } from "./traits";

/** What is known of a creation that an earlier run began and did not live to finish. */
export interface Begun {
  /** When it began by this machine's clock, epoch milliseconds. */
  readonly at: number;
  /** When it began by the service's clock, at the earliest; absent when the service had not told its time yet. */
  readonly since?: number | undefined;
  /** Known when the service had answered. */
  readonly id?: string;
  /** What was asked for, without secrets. */
  readonly inputs: Bag;
}

/** Remembers one creation beyond this process, until the engine has recorded what it made. */
export interface Note {
  readonly begun: Begun | undefined;
  begin(begun: Begun): void;
  made(id: string): void;
  /** Nothing was made. */
  drop(): void;
}

/** Ids that the engine knows, or is about to be told: what has one of them is nobody's leftover. */
const claimed = new Set<string>();

/** Tells that an object is accounted for. */
export function claim(id: string): void {
  // What is known by its place may be shared by several resources.
  if (!id.includes("/")) claimed.add(id);
}

/** Whether an object is accounted for. */
export const isClaimed = (id: string): boolean => claimed.has(id);

/** How the object of these inputs is made once, noted before it is sent and after it is answered. */
export const onceFor =
  <I extends Owned, C extends object, R extends Made>(
    definition: Definition<I, C, R>,
    api: Api,
    inputs: I,
    note: Note | undefined,
  ): Once<R> =>
  async (create) => {
    note?.begin({ at: now(), since: api.serviceNow(), inputs: open(definition, inputs) });
    try {
      const made = await createOnce(api, creationFor(definition, api, inputs, create));
      claim(made.id);
      note?.made(made.id);
      return made;
    } catch (error) {
      if (!(error instanceof AmbiguousError)) note?.drop();
      throw error;
    }
  };

/** How the object of these inputs is recognised, and made. */
export function creationFor<I extends Owned, C extends object, R extends Made>(
  definition: Definition<I, C, R>,
  api: Api,
  inputs: I,
  create: () => Promise<R> = () => Promise.reject(new TypeError("nothing to create")),
): Creation<R> {
  const isVague = definition.isVague?.(inputs) ?? false;
  const known = inputs as I & C;
  return {
    create,
    isCertain: !isVague,
    namesakes: async () => (await definition.namesakes?.(api, inputs)) ?? [],
    mayBe: (object) => !claimed.has(object.id) && (isVague || !contradicts(definition, object, inputs)),
    remove: (object) =>
      definition.delete(api, object.id, { ...known, ...definition.computedOf(object, known) }, () => false),
  };
}

/** Whether an object says something else than the inputs: what it lacks may follow, what it has was somebody's wish. */
function contradicts<I extends Owned, C extends object, R extends Made>(
  definition: Definition<I, C, R>,
  object: R,
  inputs: I,
): boolean {
  const wanted = inputs as Bag;
  // A note holds no secrets, so those that the API shows, such as a user's name, have nothing to be compared with.
  const told = mapSecrets(definition.inputs, definition.inputsOf(object, inputs as I & C), (secret, path) =>
    path.reduce((value: unknown, key) => (value as Bag | undefined)?.[String(key)], wanted) === undefined
      ? undefined
      : secret,
  ) as Bag;
  return [...shapeOf(definition.inputs)].some(([key, property]) => {
    const { leftAlone, local, createOnly, writeOnly } = traitsOf(property);
    if (leftAlone ?? local ?? createOnly ?? writeOnly) return false;
    if (wanted[key] === undefined || same(told[key], undefined)) return false;
    return !sameProperty(key, property, told[key], wanted[key]);
  });
}

/** Inputs without their secrets. */
const open = <I extends Owned, C extends object, R extends Made>({ inputs: schema }: Definition<I, C, R>, inputs: I) =>
  mapSecrets(schema, inputs, () => undefined) as Bag;
