import type { Document, Node } from "./document";
import { part, type Tell } from "./messages";
import { definitionNames } from "./names";

/** A definition that a document asks for. */
export interface PlannedDefinition {
  name: string;
  accept: string[];
  description?: string;
  schema: unknown;
}

const COMPONENT = "#/components/schemas/";

/** Collects the definitions of a document: one for each component, and one for each schema that stands inline. */
export class Schemas {
  private readonly names = definitionNames();
  private readonly planned = new Map<string, PlannedDefinition>();
  private readonly components = new Map<string, PlannedDefinition>();

  constructor(
    document: Document,
    private readonly tell: Tell,
  ) {
    const all = ((document["components"] as Node | undefined)?.["schemas"] ?? {}) as Node;
    for (const key of Object.keys(all)) this.components.set(key, this.plan(key));
    for (const [key, schema] of Object.entries(all)) {
      const definition = this.components.get(key);
      if (!definition) continue;
      definition.schema = this.referring(schema, `/components/schemas/${part(key)}`);
      const { description } = schema as { description?: string };
      if (typeof description === "string") definition.description = description;
    }
  }

  /** The definition of a schema for some media type: that of its component, or one of its own. */
  definitionOf(schema: unknown, mediaType: string, name: string, pointer: string): PlannedDefinition {
    const { $ref } = (schema ?? {}) as { $ref?: string };
    const known = $ref?.startsWith(COMPONENT) ? this.components.get(keyOf($ref)) : undefined;
    const definition = known ?? this.plan(name);
    if (!known) definition.schema = this.referring(schema, pointer);
    if (!definition.accept.includes(mediaType)) definition.accept.push(mediaType);
    return definition;
  }

  /** All definitions; what no request uses is for JSON. */
  get all(): PlannedDefinition[] {
    return [...this.planned.values()].map((one) => ({
      ...one,
      accept: one.accept.length > 0 ? one.accept : ["application/json"],
    }));
  }

  private plan(wanted: string): PlannedDefinition {
    const name = this.names.take(wanted);
    const definition: PlannedDefinition = { name, accept: [], schema: {} };
    this.planned.set(name, definition);
    return definition;
  }

  /** A schema whose references to components are references to definitions. */
  private referring(value: unknown, pointer: string): unknown {
    if (Array.isArray(value)) return value.map((item, i) => this.referring(item, `${pointer}/${i}`));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key !== "$ref" || typeof inner !== "string") return [key, this.referring(inner, `${pointer}/${part(key)}`)];
        return [key, this.reference(inner, pointer)];
      }),
    );
  }

  private reference(reference: string, pointer: string): string {
    const definition = reference.startsWith(COMPONENT) ? this.components.get(keyOf(reference)) : undefined;
    if (definition) {
      const rest = reference.slice(COMPONENT.length).split("/").slice(1).join("/");
      return `#/$defs/${definition.name}${rest && `/${rest}`}`;
    }
    this.tell("warning", pointer, `the reference ${reference} leads out of the schemas and is kept as it is`);
    return reference;
  }
}

const keyOf = (reference: string): string =>
  decodeURIComponent(reference.slice(COMPONENT.length).split("/")[0] ?? "")
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
