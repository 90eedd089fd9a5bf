import { VersoriError } from "./errors";

/** Builds a request path; every value is encoded, so that no id or name can change the route. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((built, part, i) => built + encoded(values[i - 1] ?? "") + part);
}

function encoded(value: string): string {
  // HTTP clients and servers resolve these three away, also in encoded form.
  if (["", ".", ".."].includes(value)) throw new VersoriError(`"${value}" cannot be part of an address of the API`);
  return encodeURIComponent(value);
}
