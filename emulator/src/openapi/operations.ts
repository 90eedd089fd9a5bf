import type { Parameter } from "../handlers/contents/objects";
import { type Document, type Node, resolved } from "./document";
import { part, type Tell } from "./messages";
import { contentNames } from "./names";
import type { PlannedDefinition, Schemas } from "./schemas";

/** An action or a trigger that a document asks for; definitions are named. */
export interface PlannedContent {
  type: "http";
  name: string;
  summary?: string;
  description?: string;
  method: string;
  path?: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; definitions: string[] };
  responses: { status?: number; definitions: string[] }[];
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const TYPES = ["string", "number", "integer", "boolean"];

/** Turns the paths of a document into actions, and its webhooks into triggers. */
export class Operations {
  private readonly names = contentNames();

  constructor(
    private readonly document: Document,
    private readonly schemas: Schemas,
    private readonly tell: Tell,
  ) {}

  get actions(): PlannedContent[] {
    return this.contents("paths", (path) => ({ path: path.replace(/\{([^{}]+)\}/g, "{{ param.$1 }}") }));
  }

  get triggers(): PlannedContent[] {
    return this.contents("webhooks", () => ({}));
  }

  private contents(member: string, place: (key: string) => { path?: string }): PlannedContent[] {
    const items = (this.document[member] ?? {}) as Node;
    return Object.entries(items).flatMap(([key, unresolved]) => {
      const item = resolved(this.document, unresolved);
      return METHODS.filter((method) => method in item).map((method) => {
        const pointer = `/${member}/${part(key)}/${method}`;
        const operation = item[method] as Node;
        const parameters = [item["parameters"], operation["parameters"]] as (unknown[] | undefined)[];
        return {
          ...this.content(operation, parameters, `${method}_${key}`, pointer),
          ...place(key),
          method: method.toUpperCase(),
        };
      });
    });
  }

  private content(
    operation: Node,
    [shared = [], own = []]: (unknown[] | undefined)[],
    fallback: string,
    pointer: string,
  ): Omit<PlannedContent, "method"> {
    const { summary, description, callbacks } = operation as Record<string, string | undefined>;
    if (callbacks !== undefined) this.tell("warning", `${pointer}/callbacks`, "callbacks are not taken over");
    const name = this.nameOf(operation, fallback, pointer);
    const all = [...shared, ...own].map((parameter) => resolved(this.document, parameter));
    // What an operation says about a parameter counts instead of what its path says.
    const distinct = new Map(all.map((one) => [`${String(one["in"])} ${String(one["name"])}`, one]));
    const requestBody = this.requestBody(operation, name, pointer);
    return {
      type: "http",
      name,
      ...(summary !== undefined && { summary }),
      ...(description !== undefined && { description }),
      parameters: [...distinct.values()].map((parameter) => this.parameter(parameter, pointer)),
      ...(requestBody && { requestBody }),
      responses: this.responses(operation["responses"], name, `${pointer}/responses`),
    };
  }

  private nameOf({ operationId }: { operationId?: string }, fallback: string, pointer: string): string {
    const name = this.names.take(operationId ?? fallback.replace(/[{}]/g, ""));
    if (operationId !== undefined && name !== operationId) {
      const reason = "as names have to fit and to be unique";
      this.tell("info", `${pointer}/operationId`, `"${operationId}" became "${name}", ${reason}`);
    }
    return name;
  }

  private requestBody(operation: Node, name: string, pointer: string): PlannedContent["requestBody"] {
    if (operation["requestBody"] === undefined) return undefined;
    const { required, content } = resolved(this.document, operation["requestBody"]);
    const definitions = this.definitions(content, `${name}-request`, `${pointer}/requestBody/content`);
    return { required: required === true, definitions };
  }

  private parameter(parameter: Node, pointer: string): Parameter {
    const { name, in: place, required = false, schema } = parameter as unknown as Parameter & { schema?: unknown };
    const { type, default: standard } = resolved(this.document, schema);
    const known = typeof type === "string" && TYPES.includes(type);
    if (!known && type !== undefined) {
      this.tell(
        "warning",
        `${pointer}/parameters`,
        `"${name}" is of the type ${JSON.stringify(type)} and became a string`,
      );
    }
    const scalar = ["string", "number", "boolean"].includes(typeof standard);
    return { name, in: place, required, type: known ? type : "string", ...(scalar && { default: standard }) };
  }

  private responses(responses: unknown, name: string, pointer: string): PlannedContent["responses"] {
    const planned = Object.entries((responses ?? {}) as Node).flatMap(([status, unresolved]) => {
      if (status !== "default" && !/^\d{3}$/.test(status)) {
        this.tell("warning", `${pointer}/${status}`, "answers for a range of statuses are not taken over");
        return [];
      }
      const { content } = resolved(this.document, unresolved);
      const definitions = this.definitions(content, `${name}-response-${status}`, `${pointer}/${status}/content`);
      return [{ ...(status !== "default" && { status: Number(status) }), definitions }];
    });
    return planned.length > 0 ? planned : [{ definitions: [] }];
  }

  /** Names of the definitions for what stands under each media type; each once. */
  private definitions(content: unknown, name: string, pointer: string): string[] {
    const found = Object.entries((content ?? {}) as Node).flatMap(([mediaType, media]): PlannedDefinition[] => {
      const { schema } = media as { schema?: unknown };
      if (schema === undefined) return [];
      return [this.schemas.definitionOf(schema, mediaType, name, `${pointer}/${part(mediaType)}/schema`)];
    });
    return [...new Set(found.map((definition) => definition.name))];
  }
}
