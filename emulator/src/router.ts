import { type Context, OpenAPIBackend, type Request } from "openapi-backend";
import { loadDescription } from "./description";
import { noRoute, Refusal } from "./errors";
import { DOUBTFUL, handlers } from "./handlers";
import type { Answer, Call, Handler } from "./handlers/call";
import type { Preparation } from "./handlers/imports";
import type { Store } from "./store";
import { problemsOfAnswer, refusalOf } from "./validation";

/** Where the API begins; paths of its description follow. */
export const PREFIX = "/api";

/** It knows no store, and takes most of the time of a start: the emulators of one process share it. */
const routers = new Map<boolean, Promise<OpenAPIBackend>>();

/** What finds the operation of a request, checks the request, and carries it out. */
export function router(documentedOnly: boolean): Promise<OpenAPIBackend> {
  const made = routers.get(documentedOnly) ?? routed(documentedOnly);
  routers.set(documentedOnly, made);
  return made;
}

async function routed(documentedOnly: boolean): Promise<OpenAPIBackend> {
  const offered = Object.entries(handlers).filter(([id]) => !documentedOnly || !DOUBTFUL.includes(id));
  const api = new OpenAPIBackend({
    definition: loadDescription(),
    // The library's own check of the description does not know OpenAPI 3.1; a test of the emulator checks it instead.
    quick: true,
    coerceTypes: true,
    // What such a check finds, that test finds. The first request of a kind waits until its validators are made.
    ajvOpts: { allErrors: true, strict: false, logger: false, validateSchema: false, code: { optimize: false } },
  });
  const answers = unhandled(api);
  // Whoever gets here was admitted.
  api.registerSecurityHandler("apiKey", () => true);
  await api.init();
  routeQuickly(api);
  api.register({ ...Object.fromEntries(offered.map(([id, handler]) => [id, carriedOut(api, handler)])), ...answers });
  return api;
}

/** The library flattens the description anew, and makes a pattern of each of its paths, for every request. */
function routeQuickly({ router }: OpenAPIBackend): void {
  const operations = router.getOperations();
  router.getOperations = () => operations;
  const patterns = operations.map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replace(VARIABLE, "[^/]+")}$`),
    // Of several, the one that says the most is meant.
    told: operation.path.replace(VARIABLE, "").length,
  }));
  patterns.sort((a, b) => b.told - a.told);
  const match = router.matchOperation.bind(router);
  router.matchOperation = (request: Request, strict?: boolean) => {
    const { path, method } = router.normalizeRequest(request);
    const wanted = router.normalizePath(path);
    const fits = ({ operation, pattern }: (typeof patterns)[number]): boolean =>
      operation.method === method && pattern.test(wanted);
    // It says what is wrong with a request that fits none.
    return patterns.find(fits)?.operation ?? match(request, strict as true);
  };
}

const VARIABLE = /\{[^}]+\}/g;

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
    refuseForeign(context, body);
    const organisation = params["organisation_id"] ?? "";
    const origin = `http://${(context.request.headers as { host: string }).host}`;
    const call = { store, origin, organisation, params, query, body };
    const handle = "prepare" in handler ? await handler.prepare(call) : handler;
    const run = context.operation.method === "get" ? store.view.bind(store) : store.transaction.bind(store);
    return run(() => {
      const answer = handle(call);
      const problems = problemsOfAnswer(api, context.operation, answer);
      if (!problems) return answer;
      throw new Refusal(500, `${String(context.operation.operationId)} breaks the description: ${problems}`);
    });
  };

/** Of forms, the validator knows nothing: what no operation describes is not its body. */
function refuseForeign({ operation, request }: Context, body: unknown): void {
  const headers = request.headers as Record<string, string | undefined>;
  const [media = ""] = (headers["content-type"] ?? "").split(";");
  const { content = {} } = (operation.requestBody ?? {}) as { content?: object };
  if (body === undefined || Object.hasOwn(content, media.trim().toLowerCase())) return;
  throw new Refusal(415, `The operation takes no body of the type ${media}.`);
}

const unrouted = ({ request }: Context): Refusal => noRoute(request.method.toUpperCase(), `${PREFIX}${request.path}`);
