import { AmbiguousError, messageOf, VersoriError } from "./errors";

/** Clocks of this machine and of the service may differ by this much. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Creates an object once. When no usable answer comes back, the object may exist all the same: it is looked for
 * among those with its name, and created again only if it is surely not there.
 */
export async function createOnce<T extends { id: string; createdAt?: string | undefined }>(
  create: () => Promise<T>,
  namesakes: () => Promise<T[]>,
): Promise<T> {
  const begun = Date.now() - CLOCK_SKEW_MS;
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof AmbiguousError)) throw error;
    const found = (await lookUp(namesakes, error)).filter((object) => creationOf(object) >= begun);
    if (found.length === 1 && found[0]) return found[0];
    if (found.length === 0) return create();
    const ids = found.map(({ id }) => id).join(", ");
    throw new VersoriError(
      `${error.message} It may be one of ${ids}: delete the ones you do not want, then run again.`,
    );
  }
}

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Moment (epoch milliseconds) of creation. Some objects do not tell it, but a ULID begins with it. */
export const creationOf = ({ id, createdAt }: { id: string; createdAt?: string }): number =>
  createdAt === undefined
    ? [...id.slice(0, 10)].reduce((moment, digit) => moment * 32 + DIGITS.indexOf(digit), 0)
    : Date.parse(createdAt);

async function lookUp<T>(namesakes: () => Promise<T[]>, error: AmbiguousError): Promise<T[]> {
  try {
    return await namesakes();
  } catch (cause) {
    throw new VersoriError(
      `${error.message} Whether the object was created could not be found out (${messageOf(cause)}): ` +
        "look for it before you run again, or it may exist twice.",
    );
  }
}
