import type { z } from "zod";
import type { Api } from "../api/client";
import { holdsMark, refuseMarks } from "./changed-elsewhere";
import { isPlain } from "./clean";
import type { Bag } from "./operations";
import { mapReferencesIn, Variable } from "./references";
import { shapeOf, traitsOf } from "./traits";

/**
 * The API as an operation has it that is given the inputs of a program. This is the one place where secrets by
 * reference become what they stand for, and where the mark of a secret that changed elsewhere is held back.
 */
export function outgoing(api: Api, schema: z.core.$ZodType, inputs: unknown): Api {
  const isMarked = holdsMark(schema, inputs);
  return {
    ...api,
    async send(request, answer) {
      if (isMarked) refuseMarks(request.body);
      return api.send({ ...request, body: sent(request.body) }, answer);
    },
  };
}

/**
 * Inputs with variables in the place of references. One that surely is sent fails here where it is missing, before
 * anything is; the rest, which goes along with what else a request holds, where it is sent.
 * @param changed The properties that an update changes; by default, all of them are sent.
 */
export function readied(schema: z.core.$ZodType, inputs: Bag, changed?: ReadonlySet<string>): Bag {
  const shape = shapeOf(schema);
  const isWhole = !changed || [...changed].some((key) => traitsOf(shape.get(key) ?? schema).rotates);
  const certain: Variable[] = [];
  const ready = mapReferencesIn(schema, inputs, (reference, path) => {
    const variable = new Variable(reference, path);
    if (isWhole || changed.has(String(path[0]))) certain.push(variable);
    return variable;
  });
  for (const variable of certain) variable.check();
  return ready as Bag;
}

function sent(value: unknown): unknown {
  if (value instanceof Variable) return value.value;
  if (Array.isArray(value)) return value.map(sent);
  if (typeof value !== "object" || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, sent(member)]));
}
