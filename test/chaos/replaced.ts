import { UNKNOWN } from "../../provider/lifecycle/unknown";
import type { Provider } from "./provider";
import type { Entry } from "./state";

/**
 * What has to go before a resource that is deleted first: whatever would be replaced for its sake
 * (calculateDependentReplacements of step_generator.go).
 * @param candidates What the engine has not dealt with yet.
 * @param along Whether what is deleted with something is replaced with it, too.
 */
export async function replacedAlong(
  old: Entry,
  candidates: readonly Entry[],
  provider: Provider,
  along: boolean,
): Promise<Entry[]> {
  const going = new Map([[old.serial, old]]);
  const left = (): Entry[] => candidates.filter(({ serial }) => !going.has(serial));
  const isGoing = (serial: number): boolean => going.has(serial);
  for (let size = 0; size < going.size;) {
    size = going.size;
    for (const entry of left()) {
      if (along && entry.deletedWith !== undefined && isGoing(entry.deletedWith)) going.set(entry.serial, entry);
      const unknown = Object.entries(entry.uses).flatMap(([key, used]) => (key && used.some(isGoing) ? [key] : []));
      if (unknown.length === 0 || isGoing(entry.serial)) continue;
      const inputs = { ...entry.inputs, ...Object.fromEntries(unknown.map((key) => [key, UNKNOWN])) };
      const { replaces = [] } = await provider.diff(entry.type, entry.id, entry.outputs, inputs);
      if (replaces.length > 0 || entry.replaceOnChanges) going.set(entry.serial, entry);
    }
  }
  return [...going.values()].filter((entry) => entry !== old);
}
