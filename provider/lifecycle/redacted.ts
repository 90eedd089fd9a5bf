import type { Bag, Lifecycle } from "./lifecycle";

/** Shorter texts are everyday words rather than secrets, and hiding them would make messages unreadable. */
const SHORTEST_SECRET = 6;

/** Every text in the secret places of inputs or state. */
export function secretsIn({ mapSecrets }: Pick<Lifecycle, "mapSecrets">, bag: Bag): string[] {
  const found: string[] = [];
  mapSecrets(bag, (secret) => {
    found.push(...textsIn(secret));
    return secret;
  });
  return found;
}

/** A message in which no secret can be read, as it is or as JSON, a URL or base64 would write it. */
export function redacted(message: string, secrets: string[]): string {
  const written = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64"),
    ]);
  // The longest first, as one secret may be part of another.
  const ordered = [...new Set(written)].sort((a, b) => b.length - a.length);
  return ordered.reduce((text, secret) => text.replaceAll(secret, "[secret]"), message);
}

const textsIn = (value: unknown): string[] =>
  typeof value === "string" ? [value] : typeof value === "object" && value ? Object.values(value).flatMap(textsIn) : [];
