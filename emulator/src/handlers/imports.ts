import { invalid, missing, Refusal, taken } from "../errors";
import type { Connector, Version } from "../objects";
import { plan, type Plan } from "../openapi";
import type { PlannedContent } from "../openapi/operations";
import { type Call, connectorOf, created, keepConnector, ok, type Handler, versionsOf } from "./call";
import { type ContentBody, keepContent, shower } from "./contents/contents";
import { keepDefinition, showDefinition } from "./contents/definitions";
import { showConnector } from "./views";

/** An operation that has to wait for others before its transaction begins. */
export interface Preparation {
  prepare(call: Call): Promise<Handler>;
}

interface ImportBody {
  /** The document itself, sent along. */
  file?: string;
  metadata?: { format?: string; version?: string };
  /** Where the document is. */
  schemaURL?: string;
  version?: string;
}

const RESERVED = ["default", "latest"];
const PATIENCE_MS = 30_000;

const importConnector: Preparation = {
  async prepare(call) {
    const planned = await plan(await documentOf(call.body));
    return (again) => {
      const { title, baseUrl, authSchemeConfigs, version } = planned;
      const now = again.store.now();
      const own = { id: again.store.newId(), organisationId: again.organisation, createdAt: now, updatedAt: now };
      const connector: Connector = {
        ...own,
        name: title,
        protocol: "http",
        baseUrl,
        public: false,
        categories: [],
        authSchemeConfigs,
        connectionVariables: [],
      };
      const kept = keepConnector(again, connector);
      return imported(again, kept, RESERVED.includes(version) || version === "" ? "1" : version, planned);
    };
  },
};

const importVersion: Preparation = {
  async prepare(call) {
    const { body } = call as { body: ImportBody };
    const name = body.version ?? body.metadata?.version ?? "";
    if (name === "") throw invalid("version", "is required");
    if (RESERVED.includes(name)) throw invalid("version", "is reserved");
    const { id } = connectorOf(call);
    if (versionsOf(call, id).some((version) => version.name === name)) throw taken("version", "version");
    const planned = await plan(await documentOf(body));
    return (again) => imported(again, connectorOf(again), name, planned);
  },
};

/** A place for one document, good for five minutes. */
const uploadAddress: Handler = (call) => {
  if (call.params["protocol_slug"] !== "http") throw missing("protocol with imports");
  const url = `${call.origin}/__emulator/uploads/${call.store.newId()}`;
  return ok({ uploadUrl: url, url });
};

/** Handlers of imports. */
export const importHandlers = {
  v1ImportHTTPConnector: importConnector,
  v1ImportHTTPConnectorVersion: importVersion,
  v1GetProtocolUploadURL: uploadAddress,
};

async function documentOf({ file, metadata, schemaURL }: ImportBody): Promise<string> {
  if (file !== undefined) {
    if (metadata?.format !== "openapi") throw invalid("metadata.format", "must be openapi");
    return file;
  }
  if (schemaURL === undefined || !/^https?:\/\//.test(schemaURL)) throw invalid("schemaURL", "must be an http address");
  try {
    const answer = await fetch(schemaURL, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) return await answer.text();
    throw new Error(`it answered ${answer.status}`);
  } catch (error) {
    throw new Refusal(400, `The document at ${schemaURL} cannot be read: ${(error as Error).message}.`);
  }
}

function imported(call: Call, connector: Connector, name: string, planned: Plan) {
  const { store, organisation } = call;
  const [id, createdAt] = [store.newId(), store.now()];
  const version: Version = { id, name, isDefault: false, createdAt, updatedAt: createdAt, publishedAt: null };
  store.put("version", organisation, connector.id, version);
  const definitions = planned.definitions.map((one) => keepDefinition(call, id, { ...one, id: store.newId() }));
  const ids = new Map(definitions.map((one) => [one.name, one.id]));
  const options = { definitions, severalForOneType: true };
  const keep = (kind: "action" | "trigger") => (content: PlannedContent) =>
    keepContent(call, kind, version, linkedBody(content, ids), options);
  const [actions, triggers] = [planned.actions.map(keep("action")), planned.triggers.map(keep("trigger"))];
  const show = shower({ ...call, params: { connector_id: connector.id } }, version, definitions);
  return created({
    connector: showConnector(call, keepConnector(call, connector)),
    definitions: definitions.map((one) => showDefinition(call, connector, version, one)),
    actions: actions.map(show),
    triggers: triggers.map(show),
    messages: planned.messages,
  });
}

/** A planned action or trigger, with the ids of its definitions. */
function linkedBody({ requestBody, responses, ...content }: PlannedContent, ids: Map<string, string>): ContentBody {
  const links = (names: string[]) => names.map((name) => ({ definition: { id: ids.get(name) ?? "" } }));
  return {
    ...content,
    ...(requestBody && { requestBody: { ...requestBody, definitions: links(requestBody.definitions) } }),
    responses: responses.map((response) => ({ ...response, definitions: links(response.definitions) })),
  };
}
