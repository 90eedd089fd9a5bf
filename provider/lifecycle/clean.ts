import type { Problem } from "./problems";
import { Variable } from "./references";

/** Levels of objects and lists in a value: more than anybody writes, and far from what exhausts a stack. */
const DEEPEST = 200;

/**
 * A value as the engine can store it: absent and null members are left out at every depth. Everything handed to the
 * engine passes here, as one `undefined` fails the operation after the object was created. Anything but plain data is
 * a mistake in this package and is refused.
 */
export function clean<T>(value: T): T {
  return cleaned(value, "") as T;
}

/** Why a value of a program cannot be kept in state; undefined when it can, and for what `clean` leaves out. */
export function unfit(value: unknown, path: PropertyKey[] = []): Problem | undefined {
  if (typeof value === "number" && !Number.isFinite(value)) return { path, message: "must be a finite number" };
  if (typeof value !== "object" || value === null) return undefined;
  if (path.length > DEEPEST) {
    return { path: path.slice(0, 1), message: `must not be nested deeper than ${String(DEEPEST)} levels` };
  }
  if (!Array.isArray(value) && !isPlain(value)) {
    return { path, message: "must be plain data; the name __proto__ cannot be used for a member" };
  }
  for (const [key, member] of Object.entries(value)) {
    const problem = unfit(member, [...path, Array.isArray(value) ? Number(key) : key]);
    if (problem) return problem;
  }
  return undefined;
}

function cleaned(value: unknown, path: string): unknown {
  if (value === undefined || value === null) return null;
  if (["string", "boolean"].includes(typeof value) || Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item, i) => cleaned(item, `${path}[${String(i)}]`));
  if (value instanceof Variable) return cleaned({ ...value }, path);
  if (typeof value !== "object" || !isPlain(value)) {
    throw new TypeError(`${path} is no plain data and cannot be kept in state`);
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
  return Object.fromEntries(members.map(([key, member]) => [key, cleaned(member, path ? `${path}.${key}` : key)]));
}

/** Whether an object is no more than its members. */
export const isPlain = (value: object): boolean =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
