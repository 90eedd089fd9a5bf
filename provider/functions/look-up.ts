import { z } from "zod";
import type { Api } from "../api/client";
import { VersoriError } from "../api/errors";
import { unlessGone } from "../api/gone";
import { organisationId } from "../resources/shared";

/** A question to the API as data: what a program may ask with, and how the answer is found. */
export interface LookUp<Args extends object, Result> {
  /** Strict description of the arguments; with `organisationId` among them, the settings fill that in. */
  readonly args: z.ZodType<Args>;
  find(api: Api, args: Args & { organisationId: string }): Promise<Result>;
}

/** Arguments of all look-ups within one organisation. */
export const owned = {
  /** Organisation that owns it, a ULID. Default: that of the `provider`, the stack configuration or the environment. */
  organisationId,
};

const text = z.string().min(1, "must not be empty").optional();

/** Arguments of a look-up of one object: either of the two. */
export const idOrName = {
  /** Its id, a ULID. Either this or `name` is needed. */
  id: text,
  /** Its name, exactly as it is. Either this or `id` is needed. */
  name: text,
};

/** Arguments of look-ups below a connector. */
export const below = {
  ...owned,
  /** Id of the connector, a ULID. */
  connectorId: z.string().min(1, "must not be empty"),
};

/** Refuses arguments that name no object, or two. */
export const one = <T extends z.ZodType<{ id?: string; name?: string }>>(args: T): T =>
  args.refine(({ id, name }) => (id === undefined) !== (name === undefined), "needs either id or name");

/** How objects of a kind are found. */
interface Kind<T> {
  /** What an object is called in errors. */
  readonly kind: string;
  readonly list: () => Promise<{ id: string; name: string }[]>;
  readonly get: (id: string) => Promise<T>;
  readonly probe?: Parameters<typeof unlessGone>[3];
}

/** Finds an object by its id, or else the only one of a list with the name. */
export async function named<T>(
  api: Api,
  organisation: string,
  { id, name = "" }: { id?: string; name?: string },
  { kind, list, get, probe }: Kind<T>,
): Promise<T> {
  const read = (own: string) => existing(api, organisation, `${kind} with the id ${own}`, get(own), probe);
  if (id !== undefined) return read(id);
  const found = (await list()).filter((other) => other.name === name);
  if (found.length === 1 && found[0]) return read(found[0].id);
  if (found.length === 0) throw new VersoriError(`there is no ${kind} named "${name}".`);
  const ids = found.map((other) => other.id).join(", ");
  throw new VersoriError(`there are ${String(found.length)} ${kind}s named "${name}": ${ids}. Look one up by its id.`);
}

/** The answer about one object; that it is missing is told in a sentence. */
export async function existing<T>(
  api: Api,
  organisation: string,
  what: string,
  attempt: Promise<T>,
  probe?: Parameters<typeof unlessGone>[3],
): Promise<T> {
  const found = await unlessGone(api, organisation, attempt, probe);
  if (found === undefined) throw new VersoriError(`there is no ${what} in organisation ${organisation}.`);
  return found;
}
