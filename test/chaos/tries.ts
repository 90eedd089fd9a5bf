import type { StoredName } from "../../provider/dynamic/stored";
import type { Values } from "../support/plugin";
import { Failed, type Provider } from "./provider";

/** What an operation came to. */
export interface Reached {
  readonly id: string;
  readonly outputs: Values;
}

/** How often a hook has a failed operation tried again. */
export const RETRIES = 2;

/** How engines go on after a failure that an `onError` hook wants tried again; without a hook, they do not. */
export interface Hooks {
  readonly present: boolean;
  /** Since 3.264, a creation that failed halfway goes on as an update; before, it is simply called again. */
  readonly update: boolean;
}

/** Creates, as often as hooks want it (CreateStep.Apply of step.go). */
export async function created(provider: Provider, type: StoredName, inputs: Values, hooks: Hooks): Promise<Reached> {
  let partial: Failed["reached"];
  return tried(hooks, async () => {
    try {
      if (partial && hooks.update) {
        const { outs } = await provider.update(type, partial.id, partial.properties, inputs);
        return { id: partial.id, outputs: outs };
      }
      const { id, outs } = await provider.create(type, inputs);
      if (typeof id !== "string" || id === "") throw new Error(`${type} was created without an id`);
      return { id, outputs: outs };
    } catch (error) {
      if (error instanceof Failed) partial = error.reached ?? partial;
      throw error;
    }
  });
}

/** Does something, and again as often as hooks want it. */
export async function tried<T>({ present }: Pick<Hooks, "present">, work: () => Promise<T>): Promise<T> {
  for (let left = present ? RETRIES : 0; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failed) || left === 0) throw error;
    }
  }
}
