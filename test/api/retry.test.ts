import { AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";
import { delayMs, retryAfterMs, shouldRetry } from "../../provider/api/retry";

interface Failure {
  method?: string;
  status?: number;
  code?: string;
  retryAfter?: string;
  retryCount?: number;
  deadline?: number;
}

function failure({
  method = "get",
  status,
  code,
  retryAfter,
  retryCount = 0,
  deadline = Infinity,
}: Failure): AxiosError {
  const config = { method, deadline, "axios-retry": { retryCount } } as unknown as InternalAxiosRequestConfig;
  const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  const response = status === undefined ? undefined : ({ status, headers } as unknown as AxiosResponse);
  return new AxiosError("failed", code, config, undefined, response);
}

test.each([429, 502, 503, 504])("reads and replacements are sent again after %i", (status) => {
  for (const method of ["get", "put", "delete"]) expect(shouldRetry(failure({ method, status }))).toBe(true);
});

test.each([400, 401, 403, 404, 409, 412, 500, 501])("nothing is sent again after %i", (status) => {
  for (const method of ["get", "put", "delete", "post"]) expect(shouldRetry(failure({ method, status }))).toBe(false);
});

test("a creation is sent again only when the service surely did nothing", () => {
  expect(shouldRetry(failure({ method: "post", status: 429 }))).toBe(true);
  expect(shouldRetry(failure({ method: "post", code: "ECONNREFUSED" }))).toBe(true);
  expect(shouldRetry(failure({ method: "post", status: 503 }))).toBe(false);
  expect(shouldRetry(failure({ method: "post", code: "ECONNRESET" }))).toBe(false);
});

test("attempts end after five, unless the service itself asks to come back", () => {
  expect(shouldRetry(failure({ status: 503, retryCount: 5 }))).toBe(false);
  expect(shouldRetry(failure({ status: 429, retryCount: 50 }))).toBe(true);
});

test("no attempt is made that the deadline would cut off", () => {
  expect(shouldRetry(failure({ status: 429, retryAfter: "60", deadline: Date.now() + 30_000 }))).toBe(false);
  expect(shouldRetry(failure({ status: 429, retryAfter: "10", deadline: Date.now() + 30_000 }))).toBe(true);
});

test("Retry-After is read as seconds and as a date", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  expect(retryAfterMs(failure({ status: 429, retryAfter: "7" }), now)).toBe(7000);
  expect(retryAfterMs(failure({ status: 429, retryAfter: "0.5" }), now)).toBe(500);
  expect(retryAfterMs(failure({ status: 429, retryAfter: "Thu, 01 Jan 2026 00:00:09 GMT" }), now)).toBe(9000);
  expect(retryAfterMs(failure({ status: 429, retryAfter: "Wed, 31 Dec 2025 23:59:00 GMT" }), now)).toBe(0);
  expect(retryAfterMs(failure({ status: 429, retryAfter: "soon" }), now)).toBeUndefined();
  expect(retryAfterMs(failure({ status: 429 }), now)).toBeUndefined();
});

test("delays double up to twenty seconds, with jitter below them", () => {
  const delays = [1, 2, 3, 10].map((attempt) => delayMs(attempt, failure({ status: 503 }), () => 1));
  expect(delays).toEqual([400, 800, 1600, 20_000]);
  expect(delayMs(1, failure({ status: 503 }), () => 0)).toBe(200);
  expect(delayMs(1, failure({ status: 429, retryAfter: "3" }), () => 0)).toBe(3000);
});
