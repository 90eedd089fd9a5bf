import type { AuthSchemeConfig } from "../objects";
import { type Document, readDocument } from "./document";
import { type Message, type Tell } from "./messages";
import { Operations, type PlannedContent } from "./operations";
import { type PlannedDefinition, Schemas } from "./schemas";
import { authSchemeConfigs } from "./security";

/** What a document becomes. */
export interface Plan {
  readonly title: string;
  readonly version: string;
  readonly baseUrl: string;
  readonly authSchemeConfigs: AuthSchemeConfig[];
  readonly definitions: PlannedDefinition[];
  readonly actions: PlannedContent[];
  readonly triggers: PlannedContent[];
  readonly messages: Message[];
}

/** Reads an OpenAPI document, and plans what an import makes of it. */
export async function plan(text: string): Promise<Plan> {
  const document = await readDocument(text);
  const messages: Message[] = [];
  const tell: Tell = (severity, pointer, message) => messages.push({ severity, text: `${pointer}: ${message}` });
  const schemas = new Schemas(document, tell);
  const operations = new Operations(document, schemas, tell);
  const { actions, triggers } = operations;
  const { title, version } = document.info;
  return {
    title,
    version,
    baseUrl: addressOf(document, tell),
    authSchemeConfigs: authSchemeConfigs(document, tell),
    // Schemas that stand inline are found with the operations.
    definitions: schemas.all,
    actions,
    triggers,
    messages,
  };
}

interface Server {
  url: string;
  variables?: Record<string, { default: string }>;
}

function addressOf(document: Document, tell: Tell): string {
  const [server] = (document["servers"] ?? []) as Server[];
  const { variables = {} } = server ?? {};
  const url = server?.url.replace(/\{([^{}]+)\}/g, (whole, name: string) => variables[name]?.default ?? whole) ?? "";
  if (/^https?:\/\//.test(url)) return url;
  tell("warning", "/servers", "names no absolute address: set the base URL of the connector");
  return `https://localhost${url}`;
}
