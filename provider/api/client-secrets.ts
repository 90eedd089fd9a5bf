import type { Api } from "./client";
import { AmbiguousError } from "./errors";

const MOST_ATTEMPTS = 3;
const PAUSE_MS = 1000;

/**
 * Sends what holds the client secret of an OAuth application. Where a request does not name the place in which the
 * service keeps it, the service makes another one, and the one before belongs to nothing. So the place is asked for
 * before, and again after an answer that was lost.
 *
 * @param known The place, where it is recorded.
 * @param ask Asks the service for the place; undefined where there is none.
 * @param send Must not be repeatable while it names no place.
 */
export async function keepingOnce<P, T>(
  api: Api,
  known: P | undefined,
  ask: () => Promise<P | undefined>,
  send: (place: P | undefined) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const place = known ?? (await ask());
    try {
      return await send(place);
    } catch (error) {
      if (!(error instanceof AmbiguousError) || attempt === MOST_ATTEMPTS) throw error;
      await api.pause(PAUSE_MS);
    }
  }
}
