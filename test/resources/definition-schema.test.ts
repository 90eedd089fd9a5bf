import { parsedSchema, schemaInput, schemaText } from "../../provider/resources/definition-schema";
import { withTexts } from "../../provider/resources/definition-nulls";

const BASE = "https://platform.example.com/api/schemas/v1/o/ORG/CONNECTOR/1.0.0";
const definition = (name: string) => ({ id: name, name, accept: ["application/json"], url: `${BASE}/${name}.json` });
const order = { ...definition("Order"), description: undefined };
const all = [order, { ...definition("Line"), description: undefined }];

test("schemas are compared by meaning: the order of keys and whether it is text do not count, all else does", () => {
  expect(schemaText('{ "type": "object", "title": "T" }')).toBe(schemaText({ title: "T", type: "object" }));
  expect(schemaText("true")).toBe("true");
  for (const other of [{ additionalProperties: false }, { title: "" }, { required: [] }, { const: null }]) {
    expect(schemaText(other)).not.toBe(schemaText({}));
  }
  expect(schemaText({ enum: ["a", "b"] })).not.toBe(schemaText({ enum: ["b", "a"] }));
});

test.each(["", "nonsense", "[]", "null", "1", '"text"'])("%p is no schema", (text) => {
  expect(parsedSchema(text)).toBeUndefined();
});

test.each([
  [`${BASE}/Line.json`, "#/$defs/Line"],
  ["Line.json", "#/$defs/Line"],
  ["./Line.json#/properties/id", "#/$defs/Line/properties/id"],
  [`${BASE}/Order.json#/properties/id`, "#/$defs/Order/properties/id"],
  ["#/$defs/Line", "#/$defs/Line"],
  ["#/properties/id", "#/properties/id"],
  ["Other.json", "Other.json"],
  ["https://example.com/schemas/Line.json", "https://example.com/schemas/Line.json"],
])("a stored reference %p is read as %p", (stored, read) => {
  const schema = (reference: string) => ({ properties: { lines: { items: [{ $ref: reference }] } } });
  expect(schemaInput(schema(stored), order, all)).toEqual(schema(read));
});

test("a schema that holds what is known stays written as it is known, whatever the service adds at its top", () => {
  const known = { type: "object", properties: { line: { $ref: "#/$defs/Line" } } };
  const added = { $id: order.url, $schema: "https://json-schema.org/draft/2020-12/schema", $defs: { Line: true } };
  const stored = { ...added, properties: { line: { $ref: "Line.json" } }, type: "object" };
  expect(schemaInput(stored, order, all, known)).toBe(known);
  const text = JSON.stringify(known, null, 2);
  expect(schemaInput(stored, order, all, text)).toBe(text);
  expect(schemaInput({ ...stored, type: "array" }, order, all, known)).toEqual({ ...known, type: "array" });
  const other = schemaInput({ ...stored, type: "array" }, order, all, text);
  expect(typeof other).toBe("string");
  expect(parsedSchema(other)).toEqual({ ...known, type: "array" });
  const own = { ...known, $id: "https://example.com/own" };
  expect(schemaInput(stored, order, all, own)).not.toEqual(own);
  expect(schemaInput(false, order, all, known)).toBe("false");
});

test("a schema that holds a null is handed on as text, as state would lose the null", () => {
  const plain = { schema: { type: "string" } };
  const nullable = { description: "d", schema: { const: null } };
  const inside = { schema: { enum: [{ of: [1, null] }] } };
  const known = { plain, nullable, inside, text: { schema: '{"const":null}' } };
  expect(withTexts(known)).toEqual({
    plain,
    nullable: { description: "d", schema: '{"const":null}' },
    inside: { schema: '{"enum":[{"of":[1,null]}]}' },
    text: { schema: '{"const":null}' },
  });
  const later = { schema: { const: null, title: Promise.resolve("T") } };
  expect(withTexts({ later })).toEqual({ later });
});
