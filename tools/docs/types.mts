import ts from "typescript";
import { SCHEMAS, type Source } from "./source.mts";

const HEADER = `/* eslint-disable max-len, max-lines -- a written file */
// Written by "npm run docs" from the schemas beside this file; a test fails when it is stale.
// Inferred types lose their doc comments in declaration files, and these are what editors show.
`;

/** The schemas' types written out, doc comments included. */
export function writtenTypes(source: Source): string {
  const known = new Map<string, string>();
  const blocks = SCHEMAS.map(([file, name, doc]) => {
    const type = source.type(file, name);
    const text = printed(source, type, known, 0);
    known.set(source.text(type), name);
    return `/** ${doc} */\nexport type ${name} = ${text};\n`;
  });
  return [HEADER, ...blocks].join("\n");
}

function printed(source: Source, type: ts.Type, known: Map<string, string>, depth: number): string {
  const { checker } = source;
  const name = known.get(source.text(type));
  if (name !== undefined && depth > 0) return name;
  if (type.isUnion() && !isPlain(type)) {
    const parts = [...new Set(combined(source, type.types, known).map((part) => print(part)))];
    return parts.join(" | ");
  }
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    const inner = item ? printed(source, item, known, depth + 1) : "unknown";
    return /^[A-Za-z]+$/.test(inner) ? `${inner}[]` : `(${inner})[]`;
  }
  const index = type.getStringIndexType();
  if (index) return `Record<string, ${printed(source, index, known, depth + 1)}>`;
  if ((type.flags & ts.TypeFlags.Object) === 0) return source.text(type);
  const members = source.properties(type).map(({ name: key, optional, doc, type: inner }) => {
    const comment = doc
      ? `/**\n${doc
          .split("\n")
          .map((line) => ` * ${line}`)
          .join("\n")}\n */\n`
      : "";
    return `${comment}${key}${optional ? "?" : ""}: ${printed(source, inner, known, depth + 1)};`;
  });
  return members.length > 0 ? `{\n${members.join("\n")}\n}` : "Record<string, never>";

  function print(part: ts.Type | string): string {
    return typeof part === "string" ? part : printed(source, part, known, depth + 1);
  }
}

/** A union that holds another named union has its members spread out; they are named again where all are there. */
function combined(source: Source, types: ts.Type[], known: Map<string, string>): (ts.Type | string)[] {
  let left: (ts.Type | string)[] = types;
  for (const [text, name] of known) {
    const members = SCHEMAS.filter(([, schema]) => schema === name).flatMap(([file, schema]) => {
      const type = source.type(file, schema);
      return type.isUnion() ? type.types : [];
    });
    const texts = new Set(members.map((member) => source.text(member)));
    const isMember = (part: ts.Type | string) => typeof part !== "string" && texts.has(source.text(part));
    if (members.length > 1 && left.filter(isMember).length === members.length && text !== "") {
      left = [...left.filter((part) => !isMember(part)), name];
    }
  }
  return left;
}

const isPlain = (type: ts.UnionType): boolean =>
  type.types.every(({ flags }) => (flags & (ts.TypeFlags.Literal | ts.TypeFlags.BooleanLike)) !== 0);
