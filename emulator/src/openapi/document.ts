import { parseDocument } from "yaml";
import { type Message, refused } from "./messages";

/** An object of a document, of whatever kind. */
export type Node = Record<string, unknown>;

/** An OpenAPI document that is what it says it is. */
export interface Document extends Node {
  openapi: string;
  info: { title: string; version: string };
}

/** What validators repeat for every branch of a union that was not meant. */
const MOST_PROBLEMS = 20;

/** Reads a document in JSON or YAML, and refuses what is no OpenAPI 3.0 or 3.1. */
export async function readDocument(text: string): Promise<Document> {
  const parsed = /^\s*\{/.test(text) ? fromJson(text) : fromYaml(text);
  const { openapi = "nothing", swagger } = (parsed ?? {}) as { openapi?: string; swagger?: string };
  if (!/^3\.[01]\./.test(openapi)) {
    const what = swagger === undefined ? openapi : `Swagger ${swagger}`;
    throw refused([{ text: `/openapi: must be 3.0 or 3.1, but is ${what}`, severity: "error" }]);
  }
  // Most emulators never import a document, and need not wait for this.
  const { Validator } = await import("@seriousme/openapi-schema-validator");
  // The validator changes what it is given.
  const { valid, errors } = await new Validator().validate(structuredClone(parsed) as Node);
  if (!valid) throw refused(problems(errors));
  return parsed as Document;
}

/** What a reference within a document leads to; anything else is itself. */
export function resolved(document: Node, node: unknown, depth = 0): Node {
  const { $ref } = (node ?? {}) as { $ref?: unknown };
  if (typeof $ref !== "string") return (node ?? {}) as Node;
  if (!$ref.startsWith("#/") || depth > 20) return {};
  const keys = $ref.slice(2).split("/").map(decodeURIComponent);
  const target = keys
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((inner, key) => (inner as Node | undefined)?.[key], document);
  return resolved(document, target, depth + 1);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refused([{ text: (error as Error).message, severity: "error" }]);
  }
}

function fromYaml(text: string): unknown {
  const document = parseDocument(text, { maxAliasCount: 1000 } as object);
  const messages = document.errors.map(({ message, linePos }): Message => {
    const line = linePos?.[0].line;
    const [first = ""] = message.split("\n");
    return { text: line === undefined ? first : `line ${line}: ${first}`, severity: "error" };
  });
  if (messages.length > 0) throw refused(messages);
  return document.toJS();
}

function problems(errors: unknown): Message[] {
  if (!Array.isArray(errors)) return [{ text: String(errors), severity: "error" }];
  const texts = (errors as { instancePath: string; message?: string }[]).map(
    ({ instancePath, message }) => `${instancePath || "/"}: ${message ?? "is not valid"}`,
  );
  return [...new Set(texts)].slice(0, MOST_PROBLEMS).map((text) => ({ text, severity: "error" as const }));
}
