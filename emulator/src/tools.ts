import type { FastifyInstance } from "fastify";
import { decodeTime } from "ulid";
import { missing, Refusal } from "./errors";
import { type Dump, KINDS, type Store } from "./store";

interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
}

const LONGEST_LOG = 10_000;
const LARGEST_SEED = 1024 * 1024 * 1024;

/** The requests to the API, oldest first; of an address only the path is kept, as queries may hold secrets. */
export class RequestLog {
  private entries: LoggedRequest[] = [];

  add(method: string, url: string, status: number, ms: number): void {
    const [path = ""] = url.split("?");
    if (path.startsWith("/__emulator/")) return;
    this.entries.push({ method, path, status, ms: Math.round(ms * 10) / 10 });
    if (this.entries.length > LONGEST_LOG) this.entries.shift();
  }

  get all(): readonly LoggedRequest[] {
    return this.entries;
  }

  clear(): void {
    this.entries = [];
  }
}

interface Use {
  organisationId: string;
  connectorId: string;
  version?: string;
  connectionId?: string;
}

/** Addresses for tests and curious people. They are no part of the API and ask for no credentials. */
export function addTools(server: FastifyInstance, store: Store, log: RequestLog): void {
  const empty = { status: "done" };
  server.get("/__emulator/requests", () => log.all);
  server.delete("/__emulator/requests", () => {
    log.clear();
    return empty;
  });
  server.get("/__emulator/dump", () => store.dump());
  server.post("/__emulator/seed", { schema: { body: DUMP }, bodyLimit: LARGEST_SEED }, ({ body }) => {
    store.transaction(() => store.seed(body as Dump));
    return empty;
  });
  server.delete("/__emulator/state", () => {
    store.transaction(() => store.removeAll());
    log.clear();
    return empty;
  });
  server.post("/__emulator/subscribers", { schema: { body: USE } }, ({ body }) => {
    const { organisationId, ...use } = body as Use;
    if (!store.get("connector", organisationId, use.connectorId)) throw missing("connector");
    const subscriber = { id: store.newId(), ...use, updatedAt: store.now() };
    store.transaction(() => store.put("subscriber", organisationId, use.connectorId, subscriber));
    return subscriber;
  });
  addUploads(server, store);
  server.delete("/__emulator/subscribers", () => {
    store.transaction(() => store.removeAll("subscriber"));
    return empty;
  });
}

const UPLOAD_MS = 5 * 60_000;
const LARGEST_UPLOAD = 64 * 1024 * 1024;

/** Where documents are put before an import: each address takes one, for five minutes. */
function addUploads(server: FastifyInstance, store: Store): void {
  const uploads = new Map<string, string>();
  void server.register((scope, _, ready) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit: LARGEST_UPLOAD }, (_, body, done) =>
      done(null, body),
    );
    scope.put<{ Params: { id: string } }>("/__emulator/uploads/:id", ({ params: { id }, body }) => {
      if (uploads.has(id) || !isFresh(id)) throw new Refusal(403, "This address is spent.");
      uploads.set(id, body as string);
      return { status: "done" };
    });
    ready();
  });
  server.get<{ Params: { id: string } }>("/__emulator/uploads/:id", ({ params: { id } }, reply) => {
    const text = uploads.get(id);
    if (text === undefined) throw missing("upload");
    return reply.type("text/plain").send(text);
  });
  const isFresh = (id: string): boolean => store.clock() - decodeTime(id) < UPLOAD_MS;
}

const MOMENT = "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$";
const text = { type: "string" };
const DUMP = {
  type: "array",
  items: {
    type: "object",
    required: ["kind", "organisation", "parent", "body"],
    properties: {
      kind: { enum: KINDS },
      organisation: text,
      parent: text,
      body: {
        type: "object",
        required: ["id", "updatedAt"],
        properties: { id: text, updatedAt: { type: "string", pattern: MOMENT } },
      },
    },
  },
};
const USE = {
  type: "object",
  required: ["organisationId", "connectorId"],
  additionalProperties: false,
  properties: { organisationId: text, connectorId: text, version: text, connectionId: text },
};
