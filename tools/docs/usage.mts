import { join, relative } from "node:path";
import ts from "typescript";
import { type Operation, operationsAt } from "./description.mts";
import { namesIn, Requests, type Said, type Sources } from "./requests.mts";
import { programOf, root } from "./source.mts";

/** Names by the id of an operation. */
export type ByOperation = ReadonlyMap<string, ReadonlySet<string>>;

/** Who uses the operations, as the sources of provider, emulator and tests say it. */
export class Usage {
  private readonly program = programOf(".", "provider", "emulator");
  private readonly checker = this.program.getTypeChecker();

  /** The resources and functions of the provider that ask an operation, and the functions of `api/` that they use. */
  users(): { users: ByOperation; senders: ByOperation } {
    const [users, senders] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
    const provider = { ...PROVIDER, names: namesIn(this.files("provider/")) };
    for (const [name, source] of this.entries()) {
      for (const said of Requests.of(source, this.checker, provider)) {
        for (const { id } of operationsOf(said)) {
          add(users, id, name);
          add(senders, id, said.through);
        }
      }
    }
    return { users, senders };
  }

  /** The test files that ask an operation themselves, or name it as one that is asked. */
  tests(): ByOperation {
    const tests = new Map<string, Set<string>>();
    const sources = { ...TESTS, names: namesIn(this.files("test/")) };
    for (const file of this.files("test/").filter(({ fileName }) => fileName.endsWith(".test.ts"))) {
      const said = [...Requests.of(file, this.checker, sources), ...Requests.named(file, this.checker, sources)];
      for (const { id } of said.flatMap(operationsOf)) add(tests, id, pathOf(file));
    }
    return tests;
  }

  /** The files of the emulator with the function that carries out an operation. */
  handlers(): ByOperation {
    const handlers = new Map<string, Set<string>>();
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralElement(node) && /^v[12][A-Z]/.test(node.name?.getText() ?? "")) {
        add(handlers, node.name?.getText() ?? "", pathOf(this.definitionOf(node).getSourceFile()));
      }
      ts.forEachChild(node, visit);
    };
    for (const file of this.files("emulator/src/handlers/")) visit(file);
    return handlers;
  }

  /** What users of the package name: resources, by the module that carries them out, and functions. */
  private *entries(): Generator<[name: string, source: ts.Node]> {
    for (const file of this.files("provider/dynamic/").filter((one) => one.statements.some(ts.isExportAssignment))) {
      const module = relative(join(root, "provider/dynamic"), file.fileName).replace(/\.ts$/, "");
      yield [module.replaceAll("/", ".").replace(/(^|-|\.)([a-z])(?!\w*\.)/g, pascal), file];
    }
    yield* this.functions();
  }

  /** Functions stand in one table, by the names that programs call them by. */
  private *functions(): Generator<[name: string, source: ts.Node]> {
    const table = this.program.getSourceFile(join(root, "provider/functions/all.ts"));
    const module = table && this.checker.getSymbolAtLocation(table);
    const all = module && this.checker.getExportsOfModule(module).find(({ name }) => name === "LOOK_UPS");
    const declaration = all?.valueDeclaration as ts.VariableDeclaration | undefined;
    const { properties = [] } = (declaration?.initializer ?? {}) as Partial<ts.ObjectLiteralExpression>;
    for (const property of properties) {
      const definition = this.definitionOf(property);
      const value = ts.isVariableDeclaration(definition) ? definition.initializer : undefined;
      const { text } = property.name as ts.Identifier | ts.StringLiteral;
      yield [text, value ?? definition];
    }
  }

  private files(folder: string): ts.SourceFile[] {
    return this.program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(root, folder)));
  }

  /** A handler may be written down in another file than the one that names its operation. */
  private definitionOf(element: ts.ObjectLiteralElement): ts.Node {
    const value = ts.isPropertyAssignment(element) ? element.initializer : element;
    const symbol = ts.isShorthandPropertyAssignment(value)
      ? this.checker.getShorthandAssignmentValueSymbol(value)
      : this.checker.getSymbolAtLocation(value);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    return target?.valueDeclaration ?? element;
  }
}

const pascal = (_: string, before: string, letter: string): string =>
  (before === "-" ? "" : before) + letter.toUpperCase();

const pathOf = (file: ts.SourceFile): string => relative(root, file.fileName);

const operationsOf = ({ method, path }: Said): Operation[] => operationsAt(method, path);

const add = (to: Map<string, Set<string>>, key: string, value: string): void =>
  void to.set(key, new Set([...(to.get(key) ?? []), value]));

/** The provider sends with `api.send({ method, path })`. */
const PROVIDER: Omit<Sources, "names"> = {
  folder: join(root, "provider/"),
  endpoints: join(root, "provider/api/"),
  sent({ expression, arguments: [request] }) {
    if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== "send") return undefined;
    return methodAndPath(request, (members) => members.get("path"));
  },
};

/** Tests send with `fetch(path, { method })`. */
const TESTS: Omit<Sources, "names"> = {
  folder: join(root, "test/"),
  sent: ({ expression, arguments: [path, request] }) =>
    expression.getText() === "fetch" ? methodAndPath(request, () => path) : undefined,
};

function methodAndPath(
  request: ts.Expression | undefined,
  pathIn: (members: Map<string, ts.Expression>) => ts.Expression | undefined,
): ReturnType<Sources["sent"]> {
  if (!request || !ts.isObjectLiteralExpression(request)) return undefined;
  const members = new Map(
    request.properties.flatMap((member): [string, ts.Expression][] => {
      if (ts.isPropertyAssignment(member)) return [[member.name.getText(), member.initializer]];
      return ts.isShorthandPropertyAssignment(member) ? [[member.name.text, member.name]] : [];
    }),
  );
  const [method, path] = [members.get("method"), pathIn(members)];
  return method && path ? { method, path } : undefined;
}
