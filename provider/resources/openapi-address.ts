import { messageOf, VersoriError } from "../api/errors";
import { redacted } from "../lifecycle/redacted";

const PATIENCE_MS = 30_000;

/** Whether a document is given by its address on the network. */
export const isAddress = (source: string): boolean => /^\w+:\/\//.test(source);

/** An address as it may be kept and shown: what stands for a person or a permission is left out. */
export function shownAddress(address: string): string {
  const { protocol, host, pathname } = parsed(address);
  return `${protocol}//${host}${pathname}`;
}

/** The text at an address; user and password in it are sent as browsers and curl do. */
export async function fetched(address: string): Promise<string> {
  const url = parsed(address);
  const { username, password } = url;
  const headers: Record<string, string> =
    username === "" && password === "" ? {} : { authorization: basic(username, password) };
  [url.username, url.password] = ["", ""];
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (answer.ok) return answer.text();
  throw new VersoriError(`it answered ${String(answer.status)}`);
}

/** What went wrong with a document, without what is secret of its address, even where a service repeats that. */
export function problemWith(document: string, error: unknown): string {
  if (!isAddress(document) || !URL.canParse(document)) return messageOf(error);
  const { username, password, search, searchParams, hash } = new URL(document);
  return redacted(messageOf(error), [decoded(username), decoded(password), search, hash, ...searchParams.values()]);
}

function parsed(address: string): URL {
  if (URL.canParse(address) && /^https?:/i.test(address)) return new URL(address);
  throw new VersoriError("must be a path, or an address that begins with https:// or http://");
}

const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString("base64")}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
