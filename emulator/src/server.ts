import { finished } from "node:stream/promises";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { OpenAPIBackend, Request } from "openapi-backend";
import { Guard } from "./auth";
import { invalid, noRoute, Refusal } from "./errors";
import { Faults } from "./faults";
import { addFaultTools } from "./faults/tools";
import { send } from "./faults/wire";
import type { Answer } from "./handlers/call";
import { PREFIX, router } from "./router";
import type { Store } from "./store";
import { addTools, RequestLog } from "./tools";

const LARGEST_BODY = 16 * 1024 * 1024;
export interface ServerOptions {
  readonly store: Store;
  readonly apiKeys: string[];
  readonly readonlyKeys: string[];
  readonly jwtPublicKey: string | undefined;
  readonly documentedOnly: boolean;
  /** How long a request may take to arrive; what never ends gets a 408. */
  readonly requestTimeoutMs: number;
  /** The plan of what goes wrong from the start. */
  readonly faults: unknown;
}

/** The server, ready to listen. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { store, documentedOnly, requestTimeoutMs } = options;
  const api = await router(documentedOnly);
  const log = new RequestLog();
  const faults = new Faults(store, options.faults);
  const server = fastify({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: true,
    requestTimeout: requestTimeoutMs,
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: 1000 },
    // Addresses that cannot be read are refused before the handler of errors is asked.
    frameworkErrors: (error, _, reply) => void refuse(reply, error),
  });

  logRequests(server, log);
  tellTime(server, store);
  server.setErrorHandler(answerError);
  server.setNotFoundHandler((request, reply) => refuse(reply, noRoute(request.method, pathOf(request.url))));
  acceptBodies(server);
  addTools(server, store, log);
  addFaultTools(server, faults);
  const work = working(options, api);
  server.all(`${PREFIX}/*`, async (request, reply) => {
    const { method, headers } = request;
    const incoming = { method, path: apiPath(request), key: headers.authorization ?? "" };
    return send(reply, await faults.around(incoming, () => work(request)));
  });
  return server;
}

/** Carries out requests to the API, of those who may ask. */
function working({ store, apiKeys, readonlyKeys, jwtPublicKey }: ServerOptions, api: OpenAPIBackend) {
  const guard = new Guard(apiKeys, readonlyKeys, jwtPublicKey);
  return async (request: FastifyRequest): Promise<Answer> => {
    await guard.admit(request.headers.authorization, request.method, apiPath(request));
    return (await api.handleRequest(routed(request), store)) as Answer;
  };
}

function tellTime(server: FastifyInstance, { clock }: Store): void {
  server.addHook("onRequest", (_, reply, next) => {
    reply.header("date", new Date(clock()).toUTCString());
    next();
  });
}

function logRequests(server: FastifyInstance, log: RequestLog): void {
  server.addHook("onRequest", ({ method, url }, reply, next) => {
    const begun = performance.now();
    // What got through is known when the connection is done with, whoever ended it.
    reply.raw.once("close", () => log.add(method, url, sentStatus(reply), performance.now() - begun));
    next();
  });
}

/** What the client was told; 0 when the connection ended before it was told all. */
const sentStatus = ({ raw, statusCode }: FastifyReply): number => (raw.writableFinished ? statusCode : 0);

/** Some clients announce JSON on requests without a body, too. A form is read into its members. */
function acceptBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser("error", "error");
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parse(request, body, done);
  });
  server.addContentTypeParser("multipart/form-data", { parseAs: "buffer" }, (request: FastifyRequest, body: Buffer) =>
    formOf(body, request.headers["content-type"] ?? ""),
  );
}

/** The parts of a form: files as text, and what is JSON as what it means. */
async function formOf(body: Buffer, type: string): Promise<object> {
  const attempt = new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const form = await attempt.catch((error: unknown) => {
    throw new Refusal(400, `The body is no form: ${(error as Error).message}`);
  });
  const parts = [...form].map(async ([name, part]): Promise<[string, unknown]> => {
    const text = typeof part === "string" ? part : await part.text();
    return [name, name === "metadata" ? jsonOf(name, text) : text];
  });
  return Object.fromEntries(await Promise.all(parts));
}

function jsonOf(field: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(field, "must be JSON");
  }
}

const pathOf = (url: string): string => url.split("?")[0] ?? "";

/** Path of the API description that is meant. */
const apiPath = ({ url }: FastifyRequest): string => pathOf(url).slice(PREFIX.length);

const routed = (request: FastifyRequest): Request => ({
  // A HEAD is answered like a GET; the body stays behind.
  method: request.method === "HEAD" ? "GET" : request.method,
  path: apiPath(request),
  query: request.query as Record<string, string | string[]>,
  headers: request.headers as Record<string, string>,
  body: request.body,
});

async function answerError(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) {
  // A client that is still sending when the connection closes sees a broken connection in place of the answer.
  if (error.statusCode === 413) await finished(request.raw.resume()).catch(() => undefined);
  return refuse(reply, error);
}

function refuse(reply: FastifyReply, error: Error & { statusCode?: number }): FastifyReply {
  if (error instanceof Refusal) return reply.code(error.status).send(error.body);
  // Malformed bodies and the like, found before anything was routed, carry a status; all else is a defect here.
  const refusal = new Refusal(error.statusCode ?? 500, error.message);
  return reply.code(refusal.status).send(refusal.body);
}
