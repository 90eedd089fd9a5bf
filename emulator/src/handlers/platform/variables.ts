import { Ajv } from "ajv";
import { invalid, Refusal } from "../../errors";
import type { Project, Variables } from "./objects";

/** To make one takes longer than a request. */
const ajv = new Ajv({ strict: false, logger: false, allErrors: true, addUsedSchema: false });

/** Refuses a schema that is no JSON Schema. */
export function refuseSchema(schema: object, path: string): void {
  if (!ajv.validateSchema(schema)) throw invalid(path, `is no JSON Schema: ${ajv.errorsText()}`);
}

/** Values after a change: what is null goes, and what stays has to suit the schema of the project. */
export function changed(project: Project, was: Variables, change: Variables): Variables {
  const merged = Object.entries({ ...was, ...change }).filter(([, value]) => value !== null);
  const variables = Object.fromEntries(merged);
  // Some may follow later, so it is no mistake that one is missing.
  const { required: _, ...schema } = project.dynamicVariablesSchema as { required?: string[]; properties?: object };
  // What goes may have left the schema before.
  const unknown = Object.keys(change).find((name) => change[name] !== null && !(name in (schema.properties ?? {})));
  if (unknown !== undefined) throw invalid(unknown, "is no variable of the project");
  const validate = ajv.compile(schema);
  // It would keep every schema that it has seen.
  ajv.removeSchema();
  if (validate(variables)) return variables;
  const fields = (validate.errors ?? []).map(({ instancePath, message = "" }) => ({
    field: instancePath.slice(1).replaceAll("/", "."),
    message,
  }));
  throw new Refusal(400, "The variables do not suit the schema of the project.", fields);
}
