import { isDeepStrictEqual } from "node:util";
import type { Values } from "../support/plugin";

/** Marks that the engine and its plugins put around secrets on the wire. */
const SECRET = "4dabf18193072939515e22adb298388d";

const isSecret = (value: unknown): value is { value: unknown } =>
  typeof value === "object" && value !== null && SECRET in value;

/** What the other side gets; whatever does not survive the way is a mistake that would make the plugin hang or fail. */
export function onWire<T>(value: T): T {
  const arrived = JSON.parse(JSON.stringify(value)) as T;
  if (isDeepStrictEqual(arrived, value)) return arrived;
  throw new Error(`this cannot be sent to the engine as it is: ${JSON.stringify(value)}`);
}

/** Values without the marks around secrets, as the engine hands them to a plugin that knows no secrets. */
export function opened(value: Values): Values {
  return bare(value) as Values;
}

/** What can be read of a state without the passphrase: everything but what stands in a secret. */
export const legible = (state: unknown): string =>
  JSON.stringify(state, (_, inner: unknown) => (isSecret(inner) ? "[ciphertext]" : inner));

function bare(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isSecret(value)) return bare(value.value);
  if (Array.isArray(value)) return value.map(bare);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, bare(member)]));
}
