import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "./source.mts";

/** What is read of a schema of the API description. */
interface Schema {
  readonly $ref?: string;
  readonly readOnly?: boolean;
  readonly enum?: unknown[];
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly allOf?: Schema[];
  readonly oneOf?: Schema[];
  readonly anyOf?: Schema[];
}

interface Described {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
}

/** An operation of the API description. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /**
   * Every property of the body that is not only read, as `name.inner`, `list[].inner` or `map{}.inner`, and every choice
   * that a property leaves, as `name=choice`.
   */
  readonly properties: readonly string[];
}

const description = parse(readFileSync(join(root, "api/versori.openapi.yaml"), "utf8")) as {
  paths: Record<string, Record<string, Partial<Described>>>;
  components: object;
};

/** All operations, in the order of the description. */
export const OPERATIONS: readonly Operation[] = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { operationId, requestBody }]) => {
    if (operationId === undefined) return [];
    const bodies = Object.values(requestBody?.content ?? {});
    const properties = [...new Set(bodies.flatMap(({ schema }) => [...propertiesOf(schema)]))];
    return [{ id: operationId, method: method.toUpperCase(), path, properties }];
  }),
);

/** Where the two generations of the API have what an organisation owns; below, no path is in both. */
const ORGANISATIONS = ["/connect/v1/o/*", "/v2/o/*"];

/**
 * The operations that a request asks. `*` stands for what is not known of its path: any value, and if no operation has
 * a parameter there, any word. A path that starts with neither generation is relative to the organisation.
 */
export function operationsAt(method: string, path: string): Operation[] {
  const { pathname } = new URL(path.replace(/^[^/]+/, ""), "http://localhost");
  const absolute = /^\/(connect|v2)\//.test(pathname) ? [pathname] : ORGANISATIONS.map((at) => at + pathname);
  const ranked = OPERATIONS.filter((operation) => operation.method === method).flatMap((operation) =>
    absolute.flatMap((asked) => {
      const distance = distanceOf(operation.path.split("/"), asked.split("/"));
      return distance === undefined ? [] : [{ operation, distance }];
    }),
  );
  const least = Math.min(...ranked.map(({ distance }) => distance));
  return ranked.filter(({ distance }) => distance === least).map(({ operation }) => operation);
}

/** In how many segments one side says a word and the other leaves it open; undefined where two words differ. */
function distanceOf(described: string[], asked: string[]): number | undefined {
  const open = (segment = "") => segment.startsWith("{") || segment.includes("*");
  const fits = described.every((segment, i) => segment === asked[i] || open(segment) || open(asked[i]));
  if (!fits || described.length !== asked.length || asked.some((segment, i) => i > 0 && segment === "")) return;
  return described.filter((segment, i) => open(segment) !== open(asked[i])).length;
}

function* propertiesOf(schema: Schema, path = "", within: readonly string[] = []): Generator<string> {
  const { $ref } = schema;
  if ($ref !== undefined) {
    if (!within.includes($ref)) yield* propertiesOf(referenced($ref), path, [...within, $ref]);
    return;
  }
  for (const part of [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
    yield* propertiesOf(part, path, within);
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if ((property.$ref === undefined ? property : referenced(property.$ref)).readOnly) continue;
    const at = path === "" ? name : `${path}.${name}`;
    yield at;
    yield* propertiesOf(property, at, within);
  }
  for (const choice of schema.enum ?? []) if (typeof choice === "string") yield `${path}=${choice}`;
  if (schema.items) yield* propertiesOf(schema.items, `${path}[]`, within);
  if (typeof schema.additionalProperties === "object") {
    yield* propertiesOf(schema.additionalProperties, `${path}{}`, within);
  }
}

function referenced($ref: string): Schema {
  const steps = $ref.replace(/^#\//, "").split("/");
  return steps.reduce((at: unknown, step) => (at as Record<string, unknown>)[step], description) as Schema;
}
