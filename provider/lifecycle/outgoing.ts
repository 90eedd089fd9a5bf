import type { z } from "zod";
import type { Api } from "../api/client";
import { holdsMark, refuseMarks } from "./changed-elsewhere";
import { isPlain } from "./clean";
import { Variable } from "./references";

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

function sent(value: unknown): unknown {
  if (value instanceof Variable) return value.value;
  if (Array.isArray(value)) return value.map(sent);
  if (typeof value !== "object" || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, sent(member)]));
}
