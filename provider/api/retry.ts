import type { AxiosError } from "axios";

/** Answers after which the same request may succeed a little later. */
const TRANSIENT_STATUSES = [429, 502, 503, 504];

/** Attempts after transient failures other than 429, where the service itself asks to come back. */
const MAX_RETRIES = 5;

const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 20_000;

/** Failures before anything was sent: no request reached the service. */
export const NEVER_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"];

/** Whether to send a request again: safe for what is repeatable, for the rest only when nothing was done. */
export function shouldRetry(error: AxiosError): boolean {
  const { config, response } = error;
  if (!config || config.waits?.aborted || config.signal?.aborted) return false;
  const retries = config["axios-retry"]?.retryCount ?? 0;
  if (response?.status !== 429 && retries >= MAX_RETRIES) return false;
  if (!(isRepeatable(config) ? isTransient(error) : isUntouched(error))) return false;
  // An attempt that could not begin in time would only hide what went wrong with this one.
  return Date.now() + (retryAfterMs(error) ?? grownMs(retries + 1)) < (config.deadline ?? Infinity);
}

/** How long to wait before attempt number `attempt` (from 1): what the service asks for, else growing and jittered. */
export function delayMs(attempt: number, error: AxiosError, random: () => number = Math.random): number {
  const asked = retryAfterMs(error);
  // A little jitter on top of an asked delay keeps parallel requests from returning at the same moment.
  return asked === undefined ? grownMs(attempt) * (0.5 + random() / 2) : asked + random() * 100;
}

/** `Retry-After` in milliseconds: seconds or an HTTP date; undefined when absent or unreadable. */
export function retryAfterMs(error: AxiosError, now: number = Date.now()): number | undefined {
  const value = String(error.response?.headers["retry-after"] ?? "").trim();
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const grownMs = (attempt: number): number => Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));

/** Whether a request that was carried out twice leaves the same behind as one. */
export const isRepeatable = ({
  method = "",
  repeatable,
}: {
  method?: string;
  repeatable?: boolean | undefined;
}): boolean => repeatable ?? method.toUpperCase() !== "POST";

const isUntouched = (error: AxiosError): boolean =>
  error.response ? error.response.status === 429 : NEVER_SENT.includes(error.code ?? "");

const isTransient = (error: AxiosError): boolean =>
  error.response ? TRANSIENT_STATUSES.includes(error.response.status) : error.code !== "ERR_CANCELED";
