import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { hashOf } from "../lifecycle/canonical";
import { messageOf, VersoriError } from "../api/errors";
import { fetched, isAddress, shownAddress } from "./openapi-address";

/** What is kept of an OpenAPI document: enough to tell what changed, and nothing of what it says. */
export interface Fingerprint {
  /** Where it came from: a path, an address without user, password and query, or `object`. */
  readonly source: string;
  /** SHA-256 of its content; the order of keys and the layout do not count. */
  readonly sha256: string;
  /** A short hash of each operation, by `METHOD /path`. */
  readonly operations: Record<string, string>;
}

type Node = Record<string, unknown>;

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Documents that this process has read, by their hash. What a check has read is what a creation sends: state and plans
 * only know the hash, and a file may change in between.
 */
const texts = new Map<string, string>();

/** Reads a document from a file or an address; text of several lines or with braces is a document itself. */
export async function fingerprintOf(document: string): Promise<Fingerprint> {
  const isText = /^\s*\{|\n/.test(document);
  const source = isText ? "object" : isAddress(document) ? shownAddress(document) : document;
  const text = isText ? document : await textOf(document, source);
  const content = contentOf(text);
  if (typeof content["openapi"] !== "string") {
    throw new VersoriError("is no OpenAPI document: it has no member openapi with the version of the format");
  }
  const sha256 = hashOf(content);
  texts.set(sha256, text);
  return { source, sha256, operations: operationsOf(content) };
}

/** The text of a document that was read before. */
export function documentText({ source, sha256 }: Fingerprint): string {
  const text = texts.get(sha256);
  if (text !== undefined) return text;
  throw new VersoriError(`openapi: the document ${source} was not read in this run; run the command again.`);
}

/** What differs between two documents, in words; undefined when no operation does. */
export function changesBetween(olds: Fingerprint, news: Fingerprint): string {
  const [was, is] = [olds.operations, news.operations];
  const added = Object.keys(is).filter((key) => !(key in was));
  const removed = Object.keys(was).filter((key) => !(key in is));
  const changed = Object.keys(is).filter((key) => key in was && was[key] !== is[key]);
  const parts = [counted(added, "added"), counted(removed, "removed"), counted(changed, "changed")].filter(Boolean);
  return parts.join("; ") || "the operations are the same, something else differs";
}

const MOST_NAMED = 5;

function counted(keys: string[], verb: string): string {
  if (keys.length === 0) return "";
  const named = keys.slice(0, MOST_NAMED).join(", ");
  const more = keys.length > MOST_NAMED ? `, and ${String(keys.length - MOST_NAMED)} more` : "";
  return `${String(keys.length)} ${keys.length === 1 ? "operation" : "operations"} ${verb} (${named}${more})`;
}

async function textOf(document: string, source: string): Promise<string> {
  try {
    return await (isAddress(document) ? fetched(document) : readFile(document, "utf8"));
  } catch (error) {
    throw new VersoriError(`cannot be read from ${source}: ${messageOf(error)}`);
  }
}

function contentOf(text: string): Node {
  let content: unknown;
  try {
    content = /^\s*\{/.test(text) ? JSON.parse(text) : parse(text, { maxAliasCount: 1000 });
  } catch (error) {
    throw new VersoriError(`is neither JSON nor YAML: ${messageOf(error).split("\n")[0] ?? ""}`);
  }
  return typeof content === "object" && content !== null ? (content as Node) : {};
}

function operationsOf(document: Node): Record<string, string> {
  const entries = Object.entries((document["paths"] ?? {}) as Record<string, Node | null>).flatMap(([path, item]) => {
    const shared = item?.["parameters"];
    return METHODS.filter((method) => item && method in item).map((method) => {
      const hash = hashOf({ operation: item?.[method], shared }).slice(0, 8);
      return [`${method.toUpperCase()} ${path}`, hash] as const;
    });
  });
  return Object.fromEntries(entries);
}
