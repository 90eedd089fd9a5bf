/** Key and signature of an object that stands for a secret on the wire (sdk/nodejs/runtime/rpc.ts in pulumi/pulumi). */
const KEY = "4dabf18193072939515e22adb298388d";
const SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/**
 * Marks every text, number and boolean of a value as secret. Engines from 3.274.1 on drop the mark of a map as a whole;
 * those of its leaves stay.
 */
export function marked(value: unknown): unknown {
  return isContainer(value) ? mapMembers(value, marked) : { [KEY]: SIGNATURE, value };
}

/** A value without marks, at any depth. What is no plain data, such as what is not known yet, is left as it is. */
export function unmarked(value: unknown): unknown {
  if (!isContainer(value)) return value;
  const { [KEY]: signature, value: inner } = value as Record<string, unknown>;
  return signature === SIGNATURE ? unmarked(inner) : mapMembers(value, unmarked);
}

const isContainer = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  [Array.prototype, Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

const mapMembers = (value: object, change: (member: unknown) => unknown): unknown =>
  Array.isArray(value)
    ? value.map(change)
    : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]));
