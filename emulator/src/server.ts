import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { type Context, OpenAPIBackend, type Request } from "openapi-backend";
import { Guard } from "./auth";
import { loadDescription } from "./description";
import { noRoute, Refusal } from "./errors";
import { DOUBTFUL, handlers } from "./handlers";
import type { Answer, Call } from "./handlers/call";
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
  acceptJson(server);
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

/** Some clients announce JSON on requests without a body, too. */
function acceptJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser("error", "error");
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parse(request, body, done);
  });
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
  const answers = unhandled(api, documentedOnly);
  api.register({ ...Object.fromEntries(offered.map(([id, handler]) => [id, carriedOut(api, handler)])), ...answers });
  // Whoever gets here was admitted.
  api.registerSecurityHandler("apiKey", () => true);
  await api.init();
  return api;
}

/** What is answered where no handler is asked. */
function unhandled(api: OpenAPIBackend, documentedOnly: boolean) {
  const notImplemented = (context: Context): never => {
    const { operationId = "" } = context.operation;
    if (documentedOnly && DOUBTFUL.includes(operationId)) throw unrouted(context);
    throw new Refusal(501, `The emulator does not offer ${operationId} yet.`);
  };
  const validationFail = (context: Context): never => {
    if (!api.handlers[context.operation.operationId ?? ""]) notImplemented(context);
    throw refusalOf(context.validation.errors ?? []);
  };
  const notFound = (context: Context): never => {
    throw unrouted(context);
  };
  const methodNotAllowed = (): never => {
    throw new Refusal(405, "The address does not have this method.");
  };
  return { notImplemented, validationFail, notFound, methodNotAllowed };
}

/** One transaction for each request, and no answer that the description does not allow. */
const carriedOut = (api: OpenAPIBackend, handler: (call: Call) => Answer) => (context: Context, store: Store) => {
  const request = context.request as unknown as Pick<Call, "params" | "query"> & { requestBody: never };
  const { params, query, requestBody: body } = request;
  const organisation = params["organisation_id"] ?? "";
  const origin = `http://${(context.request.headers as { host: string }).host}`;
  return store.transaction(() => {
    const answer = handler({ store, origin, organisation, params, query, body });
    const problems = problemsOfAnswer(api, context.operation, answer);
    if (problems)
      throw new Refusal(500, `${String(context.operation.operationId)} breaks the description: ${problems}`);
    return answer;
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
