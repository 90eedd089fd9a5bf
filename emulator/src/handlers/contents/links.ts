import { invalid } from "../../errors";
import { NO_ID } from "../../objects";
import type { Call } from "../call";
import type { Definition, Link } from "./objects";

/** A reference to a definition: by id or name on creation, in full in answers, which updates send back. */
export interface Given {
  id?: string;
  definition: { id?: string; name?: string };
}

/** Turns references into links; at most one for each media type. */
export function linksFrom(call: Call, definitions: Definition[], severalForOneType: boolean) {
  const byId = new Map(definitions.map((one) => [one.id, one]));
  const byName = new Map(definitions.map((one) => [one.name, one]));
  return (given: Given[], path: string): Link[] => {
    const media = new Set<string>();
    return given.map(({ id, definition: { id: wanted, name } }, i) => {
      const at = `${path}/${i}/definition`;
      const definition = wanted === undefined ? byName.get(name ?? "") : byId.get(wanted);
      if (!definition) throw invalid(at, `${wanted ?? name ?? ""} is no definition of this version`);
      for (const type of definition.accept) {
        if (media.has(type) && !severalForOneType) throw invalid(at, `is a second one for ${type}`);
        media.add(type);
      }
      return { id: id === undefined || id === NO_ID ? call.store.newId() : id, definitionId: definition.id };
    });
  };
}
