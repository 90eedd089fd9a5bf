import type { Api } from "./client";
import { AmbiguousError, ApiError, messageOf } from "./errors";
import { now } from "./service-clock";

/** An object that tells when it was made, by a member or by its id. */
export interface Made {
  readonly id: string;
  readonly createdAt?: string | undefined;
}

/** How an object is created so that there is one of it in the end, whatever becomes of the answers. */
export interface Creation<T extends Made> {
  create(): Promise<T>;
  /** The objects with the same parent and the same name. */
  readonly namesakes: () => Promise<T[]>;
  /** False for what belongs to somebody else, or says something else than what was sent. */
  readonly mayBe: (object: T) => boolean;
  /** False where even a single object that may be the one can be somebody else's. */
  readonly isCertain: boolean;
  /** Deletes a second object that turned out to be one too many. */
  remove(object: T): Promise<void>;
}

/** Waits before each look at what was written, which may be seen a little later only. */
export const LOOKS_MS: readonly number[] = [0, 1000, 3000];
/** Further looks, which make up for failed ones. */
const MORE_LOOKS_MS = [3000, 3000];
const MOST_ATTEMPTS = 3;

/**
 * Creates an object once. When no usable answer comes back, the object may exist all the same: it is looked for, and
 * created again only when it is not there. Two objects that may both be the one are for a person to tell apart.
 */
export async function createOnce<T extends Made>(api: Api, creation: Creation<T>): Promise<T> {
  const begun = now();
  const search = () => candidates(creation, () => api.serviceTime(begun));
  try {
    return await creation.create();
  } catch (error) {
    if (!(error instanceof AmbiguousError)) throw await explained(creation, error);
    return afterwards(api, creation, search, error);
  }
}

/**
 * The objects that may be the one which a creation has made.
 * @param begun Moment of the service's clock (epoch milliseconds) before which it did not begin; asked after the
 *   service has answered, as it tells its time by that.
 */
export async function candidates<T extends Made>(
  { namesakes, mayBe }: Pick<Creation<T>, "namesakes" | "mayBe">,
  begun: () => number,
): Promise<T[]> {
  const all = await namesakes();
  const since = begun();
  return all.filter((object) => creationOf(object) >= since && mayBe(object));
}

/** The one candidate, or undefined where there is none; which one it is must not be a guess. */
export function only<T extends Made>(found: T[], isCertain: boolean, reason: string): T | undefined {
  if (found.length === 0 || (found.length === 1 && isCertain)) return found[0];
  const ids = found.map(({ id }) => id).join(", ");
  const what = found.length === 1 ? "It may be" : "It may be one of";
  throw new AmbiguousError(`${reason} ${what} ${ids}: delete what you do not want, then run again.`);
}

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Moment (epoch milliseconds) of creation. Some objects do not tell it, but a ULID begins with it. */
export const creationOf = ({ id, createdAt }: Made): number =>
  createdAt === undefined
    ? [...id.slice(0, 10)].reduce((moment, digit) => moment * 32 + DIGITS.indexOf(digit), 0)
    : Date.parse(createdAt);

/** Looks for the object, and creates it again while it is not there. */
async function afterwards<T extends Made>(
  api: Api,
  creation: Creation<T>,
  search: () => Promise<T[]>,
  lost: AmbiguousError,
): Promise<T> {
  for (let attempt = 2; ; attempt++) {
    const found = await patiently(api, creation, search, lost);
    if (found) return found;
    if (attempt > MOST_ATTEMPTS) throw new AmbiguousError(`${lost.message} It was looked for, and does not exist.`);
    try {
      return await withoutTwin(creation, search, await creation.create());
    } catch (error) {
      if (error instanceof AmbiguousError) continue;
      // Refused because the name is in use: the first one has come after all.
      const isTaken = error instanceof ApiError && error.status === 409;
      const late = isTaken ? await patiently(api, creation, search, lost) : undefined;
      if (late) return late;
      throw await explained(creation, error);
    }
  }
}

/** What a lost creation has made may show after the one that was sent in its place: then the later one goes. */
async function withoutTwin<T extends Made>(creation: Creation<T>, search: () => Promise<T[]>, made: T): Promise<T> {
  // What cannot be seen now must not make an orphan of what was made.
  const others = (await search().catch(() => [])).filter(({ id }) => id !== made.id);
  const twin = only(others, creation.isCertain, `${made.id} was created, but there is more than one now.`);
  if (!twin) return made;
  await creation.remove(made);
  return twin;
}

/** Looks several times; a look that fails tells nothing, but when it is the last one, the question stays open. */
export async function patiently<T extends Made>(
  api: Api,
  { isCertain }: Pick<Creation<T>, "isCertain">,
  search: () => Promise<T[]>,
  lost: AmbiguousError,
): Promise<T | undefined> {
  let failure: unknown;
  for (const [i, ms] of [...LOOKS_MS, ...MORE_LOOKS_MS].entries()) {
    if (i >= LOOKS_MS.length && failure === undefined) return undefined;
    const found = await looked(api, search, ms).catch((cause: unknown) => void (failure = cause));
    if (!found) continue;
    failure = undefined;
    const one = only(found, isCertain, lost.message);
    if (one) return one;
  }
  if (failure === undefined) return undefined;
  throw new AmbiguousError(
    `${lost.message} Whether the object was created could not be found out (${messageOf(failure)}). The next ` +
      '"pulumi up" on this machine looks for it; elsewhere, look for it before you run again, or it may exist twice.',
  );
}

/** Looks after a wait. */
export async function looked<T>(api: Api, search: () => Promise<T>, ms: number): Promise<T> {
  if (ms > 0) await api.pause(ms);
  return search();
}

/** A name that is in use is somebody's: says whose, and how to go on. */
async function explained<T extends Made>(creation: Creation<T>, error: unknown): Promise<unknown> {
  if (!(error instanceof ApiError) || error.status !== 409) return error;
  const holders = await creation.namesakes().catch(() => []);
  const whose = holders.length > 0 ? ` That is ${holders.map(({ id }) => id).join(", ")}.` : "";
  return new ApiError(`${error.message}${whose} ${inUse("an import file")}`, error.status, error.code);
}

/**
 * What to do about a name that is in use. It is that of an object of the same stack more often than not.
 * @param adoption How the program comes to manage what no stack does.
 */
export const inUse = (adoption: string): string =>
  'If this stack manages it, and the resource only got another name or parent, give the resource "aliases", or run ' +
  '"pulumi state rename"; if the resource is replaced by force (--replace, taint, replacementTrigger), give it the ' +
  'option "deleteBeforeReplace: true". If no stack manages it, take it over with ' +
  `${adoption}, or choose another name.`;
