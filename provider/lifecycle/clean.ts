/**
 * A value as the engine can store it: absent and null members are left out at every depth. Everything handed to the
 * engine passes here, as one `undefined` fails the operation after the object was created. Anything but plain data is
 * a mistake in this package and is refused.
 */
export function clean<T>(value: T): T {
  return cleaned(value, "") as T;
}

function cleaned(value: unknown, path: string): unknown {
  if (value === undefined || value === null) return null;
  if (["string", "boolean"].includes(typeof value) || Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item, i) => cleaned(item, `${path}[${String(i)}]`));
  if (typeof value !== "object" || ![Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)) {
    throw new TypeError(`${path} is no plain data and cannot be kept in state`);
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
  return Object.fromEntries(members.map(([key, member]) => [key, cleaned(member, path ? `${path}.${key}` : key)]));
}
