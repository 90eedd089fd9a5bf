import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { repository } from "../support/project";

const [, readme = ""] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(repository, "README.md"), "utf8")) ?? [];
const types = join(repository, "dist/index.d.ts");
/** The program in the README, as if it stood where programs are that use the package. */
const readmeFile = join(repository, "examples/quickstart/readme.ts");

/** What users compile: the package's types, and a program. */
const program = compiled();

function compiled(): ts.Program {
  const options = {
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, noEmit: true },
    ...{ strict: true, skipLibCheck: true },
  };
  const host = ts.createCompilerHost(options);
  const [exists, read] = [host.fileExists.bind(host), host.readFile.bind(host)];
  host.fileExists = (file) => file === readmeFile || exists(file);
  host.readFile = (file) => (file === readmeFile ? readme : read(file));
  return ts.createProgram([types, readmeFile], options, host);
}

/** Every property that an editor offers, as `Class.property.inner`, with the comment that it shows. */
function* offered(): Generator<[path: string, doc: string]> {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(types);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error("dist/index.d.ts is missing");
  const docOf = (symbol: ts.Symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker));
  function* below(type: ts.Type, path: string, depth: number): Generator<[string, string]> {
    const own = checker.getNonNullableType(type);
    if (own.isUnion()) for (const part of own.types) yield* below(part, path, depth);
    if (checker.isArrayType(own)) {
      for (const item of checker.getTypeArguments(own as ts.TypeReference)) yield* below(item, `${path}[]`, depth);
    }
    if (
      depth === 0 ||
      own.isUnion() ||
      (own.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) === 0 ||
      checker.isArrayType(own)
    )
      return;
    if (own.getCallSignatures().length > 0 || own.getStringIndexType()) return;
    for (const property of own.getProperties()) {
      const [declaration] = property.declarations ?? [];
      // What comes from Pulumi's SDK or from the language is documented there.
      if (!declaration?.getSourceFile().fileName.startsWith(join(repository, "dist"))) continue;
      yield [`${path}.${property.name}`, docOf(property)];
      yield* below(checker.getTypeOfSymbol(property), `${path}.${property.name}`, depth - 1);
    }
  }
  function* exported(from: ts.Symbol, prefix: string): Generator<[string, string]> {
    for (const symbol of checker.getExportsOfModule(from)) {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      if (target.flags & ts.SymbolFlags.ValueModule) {
        yield* exported(target, `${prefix}${symbol.name}.`);
        continue;
      }
      yield [prefix + symbol.name, docOf(target)];
      yield* below(checker.getDeclaredTypeOfSymbol(target), prefix + symbol.name, 6);
    }
  }
  yield* exported(module, "");
}

test("every public name and property has a doc comment that editors show", () => {
  const all = [...offered()];
  expect(all.length).toBeGreaterThan(150);
  const paths = all.map(([path]) => path);
  expect(paths).toContain("ConnectionArgs.credentials.action[].credential.data.value");
  expect(paths).toContain("platform.ConnectionArgs.credentials[].clientSecret");
  expect([...new Set(all.filter(([, doc]) => doc === "").map(([path]) => path))]).toEqual([]);
});

test("the program in the README has twenty lines at most, and compiles", () => {
  expect(readme.trim().split("\n").length).toBeLessThanOrEqual(20);
  const problems = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
  expect(program.getSourceFile(readmeFile)?.text).toContain("new Connector(");
  expect(problems).toEqual([]);
});
