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
export const linksFrom =
  (call: Call, definitions: Definition[]) =>
  (given: Given[], path: string): Link[] => {
    const media = new Set<string>();
    return given.map(({ id, definition: { id: wanted, name } }, i) => {
      const at = `${path}/${i}/definition`;
      const definition = definitions.find((one) => (wanted === undefined ? one.name === name : one.id === wanted));
      if (!definition) throw invalid(at, `${wanted ?? name ?? ""} is no definition of this version`);
      for (const type of definition.accept) {
        if (media.has(type)) throw invalid(at, `is a second one for ${type}`);
        media.add(type);
      }
      return { id: id === undefined || id === NO_ID ? call.store.newId() : id, definitionId: definition.id };
    });
  };
