import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import axios, { AxiosError, type AxiosInstance, type Method } from "axios";
import axiosRetry from "axios-retry";
import type { z } from "zod";
import { errorOfAnswer, errorOfFailure, errorOfShape } from "./failures";
import { Pace } from "./pace";
import { delayMs, shouldRetry } from "./retry";
import { ServiceClock } from "./service-clock";
import { type Wait, Waits } from "./waits";

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
  /** Sent twice, it does no more than once, so that it may be tried again. Default: true of all but POST. */
  readonly repeatable?: boolean;
}

/** What the endpoint functions need: requests within one operation, which has a deadline and can be cancelled. */
export interface Api {
  /** Sends a request and returns its answer, parsed; throws a VersoriError that stands alone. */
  send<T>(request: Request, answer: z.ZodType<T>): Promise<T>;
  /** Tells the person at the terminal something that is no failure. */
  warn(text: string): void;
  /** What the service's clock surely showed at a moment of this machine's; known best once it has answered. */
  serviceTime(moment: number): number;
  /** What the service's clock surely shows now; undefined until it has answered. */
  serviceNow(): number | undefined;
  /** Resolves after so many milliseconds; rejects when the operation is cancelled or over before. */
  pause(ms: number): Promise<void>;
}

/** How an operation is stopped from outside. */
export interface Cancellation {
  /** Ends waits and reads at once. */
  readonly reads: AbortSignal;
  /** Ends writes a moment later, so that one already on its way can still be answered and recorded. */
  readonly writes: AbortSignal;
}

/** No answer comes after this long. */
const REQUEST_TIMEOUT_MS = 60_000;

/** What all requests of one operation have in common. */
interface Operation {
  readonly reads: AbortSignal;
  readonly writes: AbortSignal;
  readonly deadline: number;
  readonly warn: Api["warn"];
}

/** The requests of one account in this process: connections are kept, requests are paced and retried. */
export class Client {
  private readonly http: AxiosInstance;
  private readonly pace = new Pace();
  private readonly waits = new Waits();
  private readonly clock = new ServiceClock();

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
      retryDelay: (attempt, error) => this.delayed(error, delayMs(attempt, error)),
    });
    this.http.interceptors.response.use((response) => {
      this.clock.learn(response.headers["date"]);
      return response;
    });
  }

  /** The API as one operation sees it: all requests and waits end at the deadline, or when it is cancelled. */
  within(timeoutMs: number, cancelled: Cancellation, warn: Api["warn"]): Api {
    const limit = AbortSignal.timeout(timeoutMs);
    const reads = AbortSignal.any([cancelled.reads, limit]);
    const writes = AbortSignal.any([cancelled.writes, limit]);
    const operation = { reads, writes, warn, deadline: Date.now() + timeoutMs };
    return {
      warn,
      send: async (request, answer) => parsed(request, answer, await this.request(request, operation)),
      serviceTime: (moment) => this.clock.at(moment),
      serviceNow: () => this.clock.present,
      pause: (ms) => pause(ms, undefined, { signal: reads }),
    };
  }

  private async request(request: Request, { reads, writes, deadline, warn }: Operation): Promise<string> {
    const { method, path, query, body, repeatable } = request;
    const wait = this.waits.begin(request, deadline, warn);
    const config = {
      ...{ method, url: path, params: query, data: body, headers: announced(body), repeatable, deadline, wait },
      signal: method === "GET" ? reads : writes,
      waits: reads,
    };
    try {
      const attempts = async (): Promise<string> => {
        reads.throwIfAborted();
        wait.phase = { kind: "answer" };
        return (await this.http.request<string>({ ...config, timeout: attemptMs(deadline) })).data;
      };
      return await this.pace.run(attempts, reads);
    } catch (error) {
      const { baseUrl } = this.account;
      if (error instanceof AxiosError && error.response) throw errorOfAnswer(request, baseUrl, error.response, reads);
      throw errorOfFailure(request, baseUrl, error, reads);
    } finally {
      this.waits.end(wait);
    }
  }

  private delayed({ config, response, code }: AxiosError, ms: number): number {
    const after = response ? `status ${String(response.status)}` : (code ?? "a lost connection");
    if (config?.wait) config.wait.phase = { kind: "attempt", after, at: Date.now() + ms };
    if (response?.status === 429) this.pace.hold(ms);
    return ms;
  }
}

/** An attempt may take half of what is left, so that there is time to find out what became of it. */
const attemptMs = (deadline: number): number => Math.max(1, Math.min(REQUEST_TIMEOUT_MS, (deadline - Date.now()) / 2));

/** Without this, a POST without a body would be announced as a form; a form itself says where its parts begin. */
const announced = (body: unknown): { "Content-Type"?: string | false } =>
  body instanceof FormData ? {} : { "Content-Type": body === undefined ? false : "application/json" };

declare module "axios" {
  interface AxiosRequestConfig {
    /** Moment (epoch milliseconds) after which no further attempt may begin. */
    deadline?: number;
    /** Aborted as soon as no further attempt is wanted. */
    waits?: AbortSignal;
    /** What the request waits for, to be shown. */
    wait?: Wait;
    /** Whether it may be sent again; all but POST may, by default. */
    repeatable?: boolean | undefined;
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
