import { AxiosError, type AxiosResponse } from "axios";
import { z } from "zod";
import type { Request } from "./client";
import { AmbiguousError, ApiError, VersoriError } from "./errors";
import { isRepeatable, NEVER_SENT } from "./retry";

/** Body of every error of the API. https://docs.versori.com/v1/api-reference */
const errorBody = z.object({
  code: z.coerce.string(),
  message: z.string(),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).nullish(),
  details: z.string().nullish(),
  /** What an import found wrong with a document. */
  messages: z.array(z.object({ text: z.string() })).nullish(),
});

/** What to do about a status, where the status alone tells. */
const REMEDIES: Record<number, string> = {
  401:
    "The API does not accept the credentials: check VERSORI_API_KEY or VERSORI_JWT, " +
    "or versori:apiKey or versori:jwt in the stack configuration.",
  403: "These credentials may not do this: check the organisation id, and whether the key may write.",
  429:
    "The service asks for fewer requests, and for a longer wait " +
    "than the time limit (versori:timeoutSeconds) leaves.",
};

/** An answer with an error status, as an error whose message stands alone. */
export function errorOfAnswer(
  request: Request,
  baseUrl: string,
  response: AxiosResponse,
  waits: AbortSignal,
): VersoriError {
  const { status } = response;
  const body = errorBody.safeParse(json(response.data));
  const sentence = body.success ? detailOf(body.data) : strangerOf(baseUrl, response);
  const remedy = waits.aborted ? `It was not tried again, as ${reasonOf(waits)}.` : REMEDIES[status];
  const message = [`${describe(request)} failed with ${status}: ${sentence}`, remedy].filter(Boolean).join(" ");
  // Behind a gateway, a 5xx says nothing about whether the service did the work; a 501 says that it cannot.
  if (!isRepeatable(request) && status >= 500 && status !== 501) return new AmbiguousError(message);
  return new ApiError(message, status, body.success ? body.data.code : undefined);
}

/** A request without an answer, as an error whose message stands alone. */
export function errorOfFailure(request: Request, baseUrl: string, error: unknown, waits: AbortSignal): VersoriError {
  const { code = "" } = error as { code?: string };
  if (NEVER_SENT.includes(code)) {
    const where = "VERSORI_BASE_URL or versori:baseUrl";
    return new VersoriError(
      `Cannot reach ${baseUrl} (${code}): check ${where}, the network, and that the service is up.`,
    );
  }
  const reason = waits.aborted ? reasonOf(waits) : `no answer from ${baseUrl} (${code || String(error)})`;
  const message = `${describe(request)} failed: ${reason}.`;
  // Only what left this process can have been carried out; a cancelled wait before an attempt sends nothing.
  const sent = error instanceof AxiosError && error.request !== undefined;
  return !isRepeatable(request) && sent ? new AmbiguousError(message) : new VersoriError(message);
}

/** A successful status whose body is not what the API describes: most likely another service answered. */
export function errorOfShape(request: Request, problem: string, text: string): VersoriError {
  const page = isPage(text) ? ", an HTML page" : "";
  const remedy = "check VERSORI_BASE_URL or versori:baseUrl.";
  const message = `${describe(request)} got an answer that is not the API's${page} (${problem}): ${remedy}`;
  return isRepeatable(request) ? new VersoriError(message) : new AmbiguousError(message);
}

const describe = ({ method, path }: Request): string => `${method} ${path}`;

function detailOf({ message, fields, details, messages }: z.infer<typeof errorBody>): string {
  const named = (fields ?? []).map(({ field, message }) => `${field}: ${message}`);
  return [message, ...named, ...(messages ?? []).map(({ text }) => text), details]
    .filter(Boolean)
    .join("; ")
    .replace(/[.;]?$/, ".");
}

function strangerOf(baseUrl: string, response: AxiosResponse): string {
  const empty = String(response.data ?? "") === "";
  const what = isPage(response.data) ? "an HTML page" : empty ? "an answer without a body" : "an answer";
  return `${what} that is not the Versori API's; is ${baseUrl} right, or is a proxy in between?`;
}

const isPage = (text: unknown): boolean => /^\s*<(!doctype|html)/i.test(String(text));

const reasonOf = (signal: AbortSignal): string =>
  (signal.reason as { name?: string } | undefined)?.name === "TimeoutError"
    ? "the time limit of the operation ran out (raise it with VERSORI_TIMEOUT_SECONDS or versori:timeoutSeconds)"
    : "the operation was cancelled";

function json(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
