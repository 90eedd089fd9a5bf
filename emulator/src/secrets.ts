import { Refusal } from "./errors";

/** What stands in the place of every secret in an answer. */
export const REDACTED = "******";

/** Members that hold a secret, by the type of the credential. */
const SECRETS: Record<string, readonly string[]> = {
  string: ["value"],
  binary: ["valueBase64"],
  "basic-auth": ["password"],
  "oauth2-client": ["clientSecret"],
  "oauth2-token": ["accessToken", "refreshToken"],
  "oauth2-password": ["password"],
  certificate: ["key"],
};

/** Data of a credential as it may be shown. */
export const hidden = (type: string, data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, SECRETS[type]?.includes(key) ? REDACTED : value]),
  );

/** Refuses a secret that was read back and sent again: stored, it would break the connection at the next request. */
export function refuseRedacted(type: string, data: Record<string, unknown>, path: string): void {
  const fields = (SECRETS[type] ?? [])
    .filter((key) => data[key] === REDACTED)
    .map((key) => ({ field: `${path}.${key}`, message: "is the text that hides a secret, not a secret" }));
  if (fields.length > 0) throw new Refusal(400, "The request is not valid.", fields);
}
