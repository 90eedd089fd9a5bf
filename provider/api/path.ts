import { VersoriError } from "./errors";

/** Servers refuse requests whose address is much longer. */
const LONGEST = 1000;

/** Builds a request path; every value is encoded, so that no id or name can change the route. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((built, part, i) => built + encoded(values[i - 1] ?? "") + part);
}

/** Why a text cannot be part of an address of the API; undefined when it can. */
export function unaddressable(value: string): string | undefined {
  if (value === "") return "must not be empty";
  // HTTP clients and servers resolve these away, also in encoded form.
  if (value === "." || value === "..") return `must not be "${value}", which no address can hold`;
  if (value.length > LONGEST) return `must not be longer than ${String(LONGEST)} characters`;
  return /\p{Cs}/u.test(value) ? "must not hold a half of a character" : undefined;
}

function encoded(value: string): string {
  const problem = unaddressable(value);
  if (problem === undefined) return encodeURIComponent(value);
  throw new VersoriError(`"${value.slice(0, 20)}" cannot be part of an address of the API: it ${problem}`);
}
