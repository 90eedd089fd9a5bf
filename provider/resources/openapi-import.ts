import type { Api } from "../api/client";
import type { Message } from "../api/wire";
import type { Problem } from "../lifecycle/problems";
import { problemWith } from "./openapi-address";
import { type Fingerprint, fingerprintOf } from "./openapi-document";
import { isFingerprint } from "./openapi-inputs";

const MOST_MESSAGES = 20;

/** The fingerprint of a document, or else what is wrong with it; one that was read already is taken as it is. */
export async function readDocument(document: string | Fingerprint): Promise<Fingerprint | Problem[]> {
  if (isFingerprint(document)) return document;
  try {
    return await fingerprintOf(document);
  } catch (error) {
    return [{ path: ["openapi"], message: problemWith(document, error) }];
  }
}

/** Shows what an import could not take over; there may be a lot of it. */
export function warnOf(api: Api, messages: Message[]): void {
  const telling = messages.filter(({ severity }) => severity !== "info");
  for (const { text } of telling.slice(0, MOST_MESSAGES)) api.warn(`openapi: ${text}`);
  const more = telling.length - MOST_MESSAGES;
  if (more > 0) api.warn(`openapi: and ${String(more)} more messages of this kind.`);
}
