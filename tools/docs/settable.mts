import type { z } from "zod";
import { membersOf, shapeOf } from "../../dist/lifecycle/traits.js";

/** Whether inputs have a property: `name.inner`, `list[].inner`, `map{}.inner`, or `name=choice` for one of its values. */
export function isSettable(inputs: z.core.$ZodType, property: string): boolean {
  const [path = "", choice] = property.split("=");
  let schemas = membersOf(inputs);
  for (const step of path.match(/\[\]|\{\}|[^.[\]{}]+/g) ?? []) {
    if (schemas.some(isOpen)) return true;
    schemas = schemas.flatMap((schema) => below(schema, step)).flatMap((schema) => membersOf(schema));
  }
  return schemas.some((schema) => choice === undefined || isOpen(schema) || takes(schema, choice));
}

type Schema = ReturnType<typeof membersOf>[number];

/** A value of any form takes everything that is in it. */
const isOpen = ({ _zod: { def } }: Schema): boolean => def.type === "unknown";

function takes({ _zod: { def } }: Schema, choice: string): boolean {
  if (def.type === "enum") return Object.values(def.entries).includes(choice);
  if (def.type === "literal") return def.values.includes(choice);
  return def.type === "string";
}

/** The schemas one step below; of all members of a union, as each of them may be meant. */
function below(schema: Schema, step: string): z.core.$ZodType[] {
  const { def } = schema._zod;
  if (def.type === "array") return step === "[]" ? [def.element] : [];
  if (def.type === "record") return step === "{}" ? [def.valueType] : [];
  const property = shapeOf(schema).get(step);
  return property ? [property] : [];
}
