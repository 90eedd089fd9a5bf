import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { AxiosError, type AxiosInstance, type Method } from "axios";
import axiosRetry from "axios-retry";
import PQueue from "p-queue";
import type { z } from "zod";
import { errorOfAnswer, errorOfFailure, errorOfShape } from "./failures";
import { delayMs, shouldRetry } from "./retry";

// Read at run time, since the package's own description lies outside of what is compiled.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { version } = require("../../package.json") as { version: string };

/** One account: where the API is and who asks. */
export interface Account {
  /** For instance `https://platform.versori.com/api`, without a slash at the end. */
  readonly baseUrl: string;
  /** Value of the `Authorization` header. */
  readonly authorization: string;
}

/** A request to the API. */
export interface Request {
  readonly method: Method & ("GET" | "POST" | "PUT" | "PATCH" | "DELETE");
  /** Made by the `path` tag, relative to the base URL. */
  readonly path: string;
  /** A list stands for a parameter that is repeated. */
  readonly query?: Record<string, string | number | boolean | string[] | undefined>;
  readonly body?: unknown;
}

/** What the endpoint functions need: requests within one operation, which has a deadline and can be cancelled. */
export interface Api {
  /** Sends a request and returns its answer, parsed; throws a VersoriError that stands alone. */
  send<T>(request: Request, answer: z.ZodType<T>): Promise<T>;
  /** Tells the person at the terminal something that is no failure. */
  warn(text: string): void;
}

/** How an operation is stopped from outside. */
export interface Cancellation {
  /** Ends waits and reads at once. */
  readonly reads: AbortSignal;
  /** Ends writes a moment later, so that one already on its way can still be answered and recorded. */
  readonly writes: AbortSignal;
}

/** Bounds that keep one program from flooding the service; the vendor publishes no limits. */
const PARALLEL_REQUESTS = 10;
const REQUESTS_PER_SECOND = 25;
const REQUEST_TIMEOUT_MS = 60_000;

/** The requests of one account in this process: connections are kept, requests are paced and retried. */
export class Client {
  private readonly http: AxiosInstance;
  private readonly queue = new PQueue({
    concurrency: PARALLEL_REQUESTS,
    interval: 1000,
    intervalCap: REQUESTS_PER_SECOND,
  });

  constructor(private readonly account: Account) {
    this.http = axios.create({
      baseURL: account.baseUrl,
      headers: { Authorization: account.authorization, "User-Agent": `pulumi-versori/${version}` },
      httpAgent: new HttpAgent({ keepAlive: true }),
      httpsAgent: new HttpsAgent({ keepAlive: true }),
      // Redirects would carry the credentials elsewhere, and the API has none.
      maxRedirects: 0,
      paramsSerializer: { indexes: null },
      // Bodies are read as text, since an error page of a proxy is no JSON.
      responseType: "text",
      transformResponse: (body: unknown) => body,
      validateStatus: (status) => status >= 200 && status < 300,
    });
    axiosRetry(this.http, {
      retries: Infinity,
      // The timeout is for one attempt; waits between attempts are bounded by the deadline.
      shouldResetTimeout: true,
      retryCondition: shouldRetry,
      retryDelay: (attempt, error) => delayMs(attempt, error),
    });
  }

  /** The API as one operation sees it: all requests and waits end at the deadline, or when it is cancelled. */
  within(timeoutMs: number, cancelled: Cancellation, warn: Api["warn"]): Api {
    const deadline = Date.now() + timeoutMs;
    const limit = AbortSignal.timeout(timeoutMs);
    const reads = AbortSignal.any([cancelled.reads, limit]);
    const writes = AbortSignal.any([cancelled.writes, limit]);
    return {
      warn,
      send: async (request, answer) =>
        parsed(
          request,
          answer,
          await this.request(request, request.method === "GET" ? reads : writes, reads, deadline),
        ),
    };
  }

  private async request(request: Request, signal: AbortSignal, waits: AbortSignal, deadline: number): Promise<string> {
    const { method, path, query, body } = request;
    const config = {
      method,
      url: path,
      params: query,
      data: body,
      headers: announced(body),
      signal,
      waits,
      deadline,
      timeout: Math.max(1, Math.min(REQUEST_TIMEOUT_MS, deadline - Date.now())),
    };
    try {
      return await this.queue.add(async () => {
        waits.throwIfAborted();
        return (await this.http.request<string>(config)).data;
      });
    } catch (error) {
      const { baseUrl } = this.account;
      if (error instanceof AxiosError && error.response) throw errorOfAnswer(request, baseUrl, error.response, waits);
      throw errorOfFailure(request, baseUrl, error, waits);
    }
  }
}

/** Without this, a POST without a body would be announced as a form; a form itself says where its parts begin. */
const announced = (body: unknown): { "Content-Type"?: string | false } =>
  body instanceof FormData ? {} : { "Content-Type": body === undefined ? false : "application/json" };

declare module "axios" {
  interface AxiosRequestConfig {
    /** Moment (epoch milliseconds) after which no further attempt may begin. */
    deadline?: number;
    /** Aborted as soon as no further attempt is wanted. */
    waits?: AbortSignal;
  }
}

function parsed<T>(request: Request, answer: z.ZodType<T>, text: string): T {
  let body: unknown;
  try {
    body = text === "" ? undefined : JSON.parse(text);
  } catch {
    throw errorOfShape(request, "the answer is no JSON", text);
  }
  const result = answer.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw errorOfShape(request, issue ? `${issue.path.join(".")}: ${issue.message}` : "", "");
}
