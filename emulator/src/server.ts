import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { type Context, OpenAPIBackend, type Request } from "openapi-backend";
import { Guard } from "./auth";
import { loadDescription } from "./description";
import { noRoute, Refusal } from "./errors";
import { DOUBTFUL, handlers } from "./handlers";
import type { Answer, Call, Handler } from "./handlers/call";
import type { Preparation } from "./handlers/imports";
import type { Store } from "./store";
import { addTools, RequestLog } from "./tools";
import { problemsOfAnswer, refusalOf } from "./validation";

/** Where the API begins; paths of its description follow. */
const PREFIX = "/api";
const LARGEST_BODY = 16 * 1024 * 1024;

export interface ServerOptions {
  readonly store: Store;
  readonly apiKeys: string[];
  readonly readonlyKeys: string[];
  readonly jwtPublicKey: string | undefined;
  readonly documentedOnly: boolean;
}

/** The server, ready to listen. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { store, documentedOnly } = options;
  const guard = new Guard(options.apiKeys, options.readonlyKeys, options.jwtPublicKey);
  const api = await router(documentedOnly);
  const log = new RequestLog();
  const server = fastify({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: true,
    // Addresses that cannot be read are refused before the handler of errors is asked.
    frameworkErrors: (error, _, reply) => void refuse(reply, error),
  });

  server.addHook("onResponse", (request, reply, next) => {
    log.add(request.method, request.url, reply.statusCode, reply.elapsedTime);
    next();
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => refuse(reply, error));
  server.setNotFoundHandler((request, reply) => refuse(reply, noRoute(request.method, pathOf(request.url))));
  acceptBodies(server);
  addTools(server, store, log);
  server.all(`${PREFIX}/*`, async (request, reply) => {
    const path = pathOf(request.url).slice(PREFIX.length);
    await guard.admit(request.headers.authorization, request.method, path);
    const answer = (await api.handleRequest(routed(request, path), store)) as Answer;
    reply.code(answer.status).type(answer.contentType ?? "application/json");
    return answer.body === undefined
      ? reply.removeHeader("content-type").send()
      : reply.send(JSON.stringify(answer.body));
  });
  return server;
}

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
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const parts = [...form].map(async ([name, part]): Promise<[string, unknown]> => {
    const text = typeof part === "string" ? part : await part.text();
    return [name, name === "metadata" ? JSON.parse(text) : text];
  });
  return Object.fromEntries(await Promise.all(parts));
}

async function router(documentedOnly: boolean): Promise<OpenAPIBackend> {
  const offered = Object.entries(handlers).filter(([id]) => !documentedOnly || !DOUBTFUL.includes(id));
  const api = new OpenAPIBackend({
    definition: loadDescription(),
    // The library's own check of the description does not know OpenAPI 3.1; a test of the emulator checks it instead.
    quick: true,
    coerceTypes: true,
    ajvOpts: { allErrors: true, strict: false, logger: false },
  });
  const answers = unhandled(api);
  api.register({ ...Object.fromEntries(offered.map(([id, handler]) => [id, carriedOut(api, handler)])), ...answers });
  // Whoever gets here was admitted.
  api.registerSecurityHandler("apiKey", () => true);
  await api.init();
  return api;
}

/** What is answered where no handler is asked. */
function unhandled(api: OpenAPIBackend) {
  const notFound = (context: Context): never => {
    throw unrouted(context);
  };
  const validationFail = (context: Context): never => {
    if (!api.handlers[context.operation.operationId ?? ""]) notFound(context);
    throw refusalOf(context.validation.errors ?? []);
  };
  const methodNotAllowed = (): never => {
    throw new Refusal(405, "The address does not have this method.");
  };
  // Every operation has a handler; those that are switched off are not there for clients.
  return { notImplemented: notFound, validationFail, notFound, methodNotAllowed };
}

/** One transaction for each request, and no answer that the description does not allow. */
const carriedOut =
  (api: OpenAPIBackend, handler: Handler | Preparation) =>
  async (context: Context, store: Store): Promise<Answer> => {
    const request = context.request as unknown as Pick<Call, "params" | "query"> & { requestBody: never };
    const { params, query, requestBody: body } = request;
    const organisation = params["organisation_id"] ?? "";
    const origin = `http://${(context.request.headers as { host: string }).host}`;
    const call = { store, origin, organisation, params, query, body };
    const handle = "prepare" in handler ? await handler.prepare(call) : handler;
    return store.transaction(() => {
      const answer = handle(call);
      const problems = problemsOfAnswer(api, context.operation, answer);
      if (!problems) return answer;
      throw new Refusal(500, `${String(context.operation.operationId)} breaks the description: ${problems}`);
    });
  };

const unrouted = ({ request }: Context): Refusal => noRoute(request.method.toUpperCase(), `${PREFIX}${request.path}`);

const pathOf = (url: string): string => url.split("?")[0] ?? "";

const routed = (request: FastifyRequest, path: string): Request => ({
  // A HEAD is answered like a GET; the body stays behind.
  method: request.method === "HEAD" ? "GET" : request.method,
  path,
  query: request.query as Record<string, string | string[]>,
  headers: request.headers as Record<string, string>,
  body: request.body,
});

function refuse(reply: FastifyReply, error: Error & { statusCode?: number }): FastifyReply {
  if (error instanceof Refusal) return reply.code(error.status).send(error.body);
  // Malformed bodies and the like, found before anything was routed, carry a status; all else is a defect here.
  const refusal = new Refusal(error.statusCode ?? 500, error.message);
  return reply.code(refusal.status).send(refusal.body);
}
