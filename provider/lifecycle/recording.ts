import type { Made } from "../api/ambiguous";
import type { Api } from "../api/client";
import { messageOf, VersoriError } from "../api/errors";
import type { Definition, Owned, Progress } from "./definition";
import type { At, Bag } from "./operations";

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

/** Runs an operation of several requests; a failure after the first success is reported with the state reached. */
export async function recording<I extends Owned, C extends object, R extends Made>(
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
    const current = await definition.read(api, remote.id, state as I & C).catch(() => undefined);
    const reported = { id: remote.id, state: current ? stateOf(current, known) : state };
    if (place !== undefined) run.report(place, reported);
    throw new PartialError(reported.id, reported.state, messageOf(error));
  }
}
