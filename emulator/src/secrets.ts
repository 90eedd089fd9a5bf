import { Refusal } from "./errors";

/** What stands in the place of every secret in an answer. */
export const REDACTED = "******";

/** Members of credential data that hold a secret; no type of credential uses one of these names for anything else. */
const SECRETS = [
  "value",
  "valueBase64",
  "password",
  "clientSecret",
  "accessToken",
  "refreshToken",
  "key",
  "secret",
  "code",
  "token",
  "tokenSecret",
  "oauthToken",
  "oauthVerifier",
];

/** Data of a credential as it may be shown. Nothing describes that of a custom function, so all of it is hidden. */
export const hidden = (type: string, data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, type === "custom-function" || isSecret(key) ? REDACTED : value]),
  );

/** Refuses a secret that was read back and sent again: stored, it would break the connection at the next request. */
export function refuseRedacted(data: Record<string, unknown>, path: string): void {
  const fields = Object.entries(data)
    .filter(([key, value]) => isSecret(key) && value === REDACTED)
    .map(([key]) => ({ field: `${path}.${key}`, message: "is the text that hides a secret, not a secret" }));
  if (fields.length > 0) throw new Refusal(400, "The request is not valid.", fields);
}

const isSecret = (key: string): boolean => SECRETS.includes(key);
