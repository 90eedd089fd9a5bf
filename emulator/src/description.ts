import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "openapi-backend";
import { parse } from "yaml";

type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; allOf?: Schema[]; $ref?: string };

type Content = Record<string, { schema: Schema }>;

interface Description {
  paths: Record<string, { post?: { requestBody?: { content: Content } } }>;
  components: { schemas: Record<string, Schema> };
}

const FILE = "versori.openapi.yaml";

/** The API description: of the package when it is installed, of the repository when it is worked on. */
export function loadDescription(): Document {
  const places = [join(__dirname, "../api", FILE), join(__dirname, "../../api", FILE)];
  const file = places.find(existsSync);
  if (!file) throw new Error(`${FILE} is missing; looked at ${places.join(" and ")}`);
  // Of a file that a test reads with all checks, these would be a third of what it takes to read it.
  const options = { prettyErrors: false, uniqueKeys: false };
  const description = parse(readFileSync(file, "utf8"), options) as Description;
  const { schemas } = description.components;
  for (const schema of Object.values(schemas)) decideByDiscriminator(schema);
  for (const schema of Object.values(schemas)) decideBySibling(schema, schemas);
  decideByReference(schemas["V1CredentialCreateOrReference"]);
  for (const { post } of Object.values(description.paths)) decideByForm(post?.requestBody?.content);
  return description as unknown as Document;
}

/**
 * A union with a discriminator fails in every form at once, and the errors of the forms that were not meant drown the
 * one that helps. Said as conditions, only the form that is meant is looked at.
 */
function decideByDiscriminator(schema: Schema): void {
  const { discriminator } = schema as { discriminator?: { propertyName: string; mapping: Record<string, string> } };
  if (!discriminator || !schema["oneOf"]) return;
  const { propertyName, mapping } = discriminator;
  delete schema["oneOf"];
  delete schema["discriminator"];
  Object.assign(schema, {
    type: "object",
    required: [propertyName],
    properties: { [propertyName]: { enum: Object.keys(mapping) } },
    allOf: conditions(propertyName, mapping, (reference) => ({ $ref: reference })),
  });
}

/** The same for unions whose discriminator is a neighbour: `type` decides about the form of `data`. */
function decideBySibling(schema: Schema, schemas: Record<string, Schema>): void {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const target = schemas[property.$ref?.split("/").at(-1) ?? ""];
    const rule = target?.["x-discriminated-by-sibling"] as
      { property: string; mapping: Record<string, string> } | undefined;
    // The platform API's data is keyed by its type instead, and says so with names that are no schemas.
    if (!rule || !Object.values(rule.mapping).every((form) => form in schemas)) continue;
    const then = (form: string) => ({ properties: { [name]: { $ref: `#/components/schemas/${form}` } } });
    schema.allOf = [...(schema.allOf ?? []), ...conditions(rule.property, rule.mapping, then)];
    delete property.$ref;
    property["type"] = "object";
  }
}

/** What has an id and nothing else is a reference; else a new object with an id of the client's would pass as one. */
function decideByReference(union: Schema | undefined): void {
  const [created, reference] = (union?.["anyOf"] ?? []) as [Schema?, Schema?];
  if (!union || !created || !reference) throw new Error(`${FILE} does not have the union of objects and references`);
  delete union["anyOf"];
  const isReference = { required: ["id"], properties: { id: {} }, additionalProperties: false };
  Object.assign(union, { type: "object", if: isReference, then: reference, else: created });
}

/** The router looks at the JSON form of a body only; what brings a file along is meant as a form. */
function decideByForm(content: Content | undefined): void {
  const [form, json] = [content?.["multipart/form-data"], content?.["application/json"]];
  if (!content || !form || !json) return;
  const schema = { type: "object", if: { required: ["file"] }, then: form.schema, else: json.schema };
  content["application/json"] = { schema };
}

const conditions = (property: string, mapping: Record<string, string>, then: (form: string) => object): Schema[] =>
  Object.entries(mapping).map(([value, form]) => ({
    if: { required: [property], properties: { [property]: { const: value } } },
    then: then(form),
  }));
