import type { OpenAPIBackend, Operation } from "openapi-backend";
import { type FieldProblem, Refusal } from "./errors";
import type { Answer } from "./handlers/call";

/** What the validator reports of one mismatch. */
export interface Mismatch {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params?: { missingProperty?: string; additionalProperty?: string; allowedValues?: unknown[] };
}

/** A request that does not fit the description, as a 400 that names each field. */
export const refusalOf = (mismatches: readonly object[]): Refusal =>
  new Refusal(400, "The request is not valid.", problemsOf(mismatches as readonly Mismatch[]));

/** Each field that is wrong, once for each reason. */
export function problemsOf(mismatches: readonly Mismatch[]): FieldProblem[] {
  const fields = mismatches.filter(isTelling).map((mismatch) => ({
    field: fieldOf(mismatch),
    message: messageOf(mismatch),
  }));
  return [...new Map(fields.map((field) => [field.field + field.message, field])).values()];
}

/** What is wrong with an answer; undefined when the description allows it. */
export function problemsOfAnswer(
  api: OpenAPIBackend,
  operation: Operation,
  { status, body, contentType }: Answer,
): string | undefined {
  // Without a body there is nothing to compare but the status.
  if (!(String(status) in (operation.responses ?? {}))) return `status ${String(status)} is not described`;
  if (body === undefined) return undefined;
  // Of other media types, the description says no more than that they come.
  if (contentType !== undefined) return undefined;
  const { errors } = api.validateResponse(body, operation, status);
  if (!errors?.length) return undefined;
  return (errors as Mismatch[]).map((mismatch) => `${fieldOf(mismatch)} ${messageOf(mismatch)}`).join("; ");
}

/** Conditions and unions only repeat what the members of the form that was meant say better. */
const isTelling = ({ keyword }: Mismatch): boolean => !["if", "anyOf", "oneOf", "discriminator"].includes(keyword);

function fieldOf({ instancePath, params }: Mismatch): string {
  const path = instancePath.split("/").slice(1).map(decoded);
  const keys = path[0] === "requestBody" ? path.slice(1) : path;
  const all = [...keys, params?.missingProperty ?? params?.additionalProperty ?? []].flat();
  return all.map((key, i) => (/^\d+$/.test(key) ? `[${key}]` : (i ? "." : "") + key)).join("");
}

const decoded = (key: string): string => key.replaceAll("~1", "/").replaceAll("~0", "~");

function messageOf({ keyword, message, params }: Mismatch): string {
  if (keyword === "required") return "is required";
  if (keyword === "additionalProperties") return "is not known";
  if (keyword === "not") return "is a value that is not allowed here";
  if (params?.allowedValues) return `must be one of ${params.allowedValues.join(", ")}`;
  return message ?? `breaks the rule "${keyword}"`;
}
