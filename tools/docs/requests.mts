import ts from "typescript";

/** A request as the sources say it: what is not said in them stands as `*`. */
export interface Said {
  readonly method: string;
  readonly path: string;
  /** The function of `endpoints` through which the sources came to it. */
  readonly through: string;
}

/** Sources that make requests. */
export interface Sources {
  /** The folder whose functions are followed. */
  readonly folder: string;
  /** By what names these functions, and what else the folder exports, can be told from members of anything else. */
  readonly names: ReadonlySet<string>;
  /** The folder, if any, whose functions are told in `through`. */
  readonly endpoints?: string;
  /** The expressions of method and path in a call, if it is one that sends. */
  readonly sent: (call: ts.CallExpression) => { method: ts.Expression; path: ts.Expression } | undefined;
}

type Env = ReadonlyMap<ts.Symbol, readonly string[]>;
type Callable = ts.FunctionLikeDeclaration & { readonly body: ts.ConciseBody };

/** Bounds what a text may be, so that choices within choices do not multiply. */
const MOST_TEXTS = 64;
const UNKNOWN = ["*"];

/**
 * Finds the requests that sources make, by following calls with what is known of their arguments. Functions with a name
 * are followed where they are called or handed on, all others where they stand.
 */
export class Requests {
  private readonly seen = new Set<string>();
  private readonly found: Said[] = [];
  /** What is being followed; what comes back to itself says nothing new. */
  private readonly open = new Set<ts.Node>();

  private readonly checker: ts.TypeChecker;
  private readonly sources: Sources;

  private constructor(checker: ts.TypeChecker, sources: Sources) {
    [this.checker, this.sources] = [checker, sources];
  }

  /** The requests of a file or a function. */
  static of(source: ts.Node, checker: ts.TypeChecker, sources: Sources): Said[] {
    const requests = new Requests(checker, sources);
    requests.follow(isCallable(source) ? source.body : source, new Map(), "");
    return requests.found;
  }

  /** The texts of a file that read `METHOD /path`. */
  static named(file: ts.SourceFile, checker: ts.TypeChecker, sources: Sources): Said[] {
    const requests = new Requests(checker, sources);
    const visit = (node: ts.Node): Said[] => {
      const texts =
        ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? requests.texts(node, new Map()) : [];
      const said = texts.flatMap((text) => {
        const [, method, path] = /^(GET|POST|PUT|PATCH|DELETE) (\/\S*)$/.exec(text) ?? [];
        return method !== undefined && path !== undefined ? [{ method, path, through: "" }] : [];
      });
      return [...said, ...childrenOf(node).flatMap(visit)];
    };
    return visit(file);
  }

  private follow(node: ts.Node, env: Env, through: string): void {
    if (isSilent(node)) return;
    if (ts.isVariableDeclaration(node)) {
      if (node.initializer && !isCallable(node.initializer)) this.follow(node.initializer, env, through);
    } else if (ts.isPropertyAssignment(node)) this.follow(node.initializer, env, through);
    else if (ts.isCallExpression(node)) this.call(node, env, through);
    else if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) this.mention(node, env, through);
    else for (const inner of tellingIn(node)) this.follow(inner, env, through);
  }

  private call(call: ts.CallExpression, env: Env, through: string): void {
    const sent = this.sources.sent(call);
    if (sent) {
      for (const method of this.texts(sent.method, env)) {
        for (const path of this.texts(sent.path, env)) this.found.push({ method, path, through });
      }
    }
    const target = this.callableOf(call.expression);
    if (target) {
      const inner = this.bound(target, call, env);
      this.enter(target, inner, through);
      for (const { initializer } of target.parameters.slice(call.arguments.length)) {
        if (initializer) this.follow(initializer, inner, through);
      }
    } else this.follow(call.expression, env, through);
    if (ts.isPropertyAccessExpression(call.expression)) this.follow(call.expression.expression, env, through);
    for (const argument of call.arguments) this.follow(argument, env, through);
  }

  /** A name that is not called: a function that is handed on, or a constant that may hold some. */
  private mention(name: ts.Identifier | ts.PropertyAccessExpression, env: Env, through: string): void {
    const target = this.callableOf(name);
    if (target) this.enter(target, env, through);
    else if (ts.isPropertyAccessExpression(name)) this.follow(name.expression, env, through);
    else {
      const declaration = this.declarationOf(name);
      const value = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
      if (value && this.isFollowed(value)) this.once(value, env, through);
    }
  }

  private enter(target: Callable, env: Env, through: string): void {
    const { endpoints } = this.sources;
    const isFirst = through === "" && endpoints !== undefined && isIn(endpoints, target);
    this.once(target.body, env, isFirst ? nameOf(target) : through);
  }

  private once(node: ts.Node, env: Env, through: string): void {
    const known = [...env].map(([symbol, texts]) => `${symbol.name}=${texts.join()}`).join();
    const key = `${node.getSourceFile().fileName}:${node.pos} ${through} ${known}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.unlessOpen(node, undefined, () => this.follow(node, env, through));
  }

  private unlessOpen<T>(node: ts.Node, otherwise: T, work: () => T): T {
    if (this.open.has(node)) return otherwise;
    this.open.add(node);
    try {
      return work();
    } finally {
      this.open.delete(node);
    }
  }

  /** What a function sees: what is known where it is called, and its arguments. */
  private bound(target: Callable, call: ts.CallExpression, env: Env): Env {
    const all = new Map(env);
    for (const [i, parameter] of target.parameters.entries()) {
      if (!ts.isIdentifier(parameter.name)) continue;
      const symbol = this.checker.getSymbolAtLocation(parameter.name);
      const given = call.arguments.slice(0, i + 1).some(ts.isSpreadElement) ? undefined : call.arguments[i];
      const value = given && given.getText() !== "undefined" ? given : parameter.initializer;
      if (symbol) all.set(symbol, value ? this.texts(value, env) : UNKNOWN);
    }
    return all;
  }

  /** The texts that an expression may have. */
  private texts(node: ts.Expression, env: Env): readonly string[] {
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isTaggedTemplateExpression(node)) return this.texts(node.template, env);
    if (ts.isTemplateExpression(node)) {
      const parts = node.templateSpans.flatMap(({ expression, literal }) => [
        this.texts(expression, env),
        [literal.text],
      ]);
      return joined([[node.head.text], ...parts]);
    }
    if (ts.isBinaryExpression(node)) {
      const sides = [this.texts(node.left, env), this.texts(node.right, env)];
      return node.operatorToken.kind === ts.SyntaxKind.PlusToken ? joined(sides) : UNKNOWN;
    }
    if (ts.isConditionalExpression(node)) {
      return limited([...this.texts(node.whenTrue, env), ...this.texts(node.whenFalse, env)]);
    }
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return this.texts(node.expression, env);
    if (ts.isNewExpression(node)) return node.arguments?.[0] ? this.texts(node.arguments[0], env) : UNKNOWN;
    if (ts.isIdentifier(node)) return this.valueOf(node, env);
    if (!ts.isCallExpression(node)) return UNKNOWN;
    const target = this.callableOf(node.expression);
    const result = target && resultOf(target);
    if (!target || !result) return UNKNOWN;
    const inner = this.bound(target, node, env);
    return this.unlessOpen(result, UNKNOWN, () => this.texts(result, inner));
  }

  private valueOf(name: ts.Identifier, env: Env): readonly string[] {
    const symbol = this.symbolOf(name);
    const known = symbol && env.get(symbol);
    if (known) return known;
    const declaration = symbol?.valueDeclaration;
    if (!declaration || !ts.isVariableDeclaration(declaration)) return UNKNOWN;
    return this.unlessOpen(declaration, UNKNOWN, () => this.variable(declaration, env));
  }

  private variable(declaration: ts.VariableDeclaration, env: Env): readonly string[] {
    const { initializer, parent } = declaration;
    const symbol = this.symbolOf(declaration.name);
    if (initializer) return this.texts(initializer, env);
    if (ts.isForOfStatement(parent.parent) && ts.isArrayLiteralExpression(parent.parent.expression)) {
      return limited(parent.parent.expression.elements.flatMap((element) => this.texts(element, env)));
    }
    // Tests declare a variable first, and give it its value in what runs before each.
    const values = assignmentsIn(declaration.getSourceFile()).filter(({ left }) => this.symbolOf(left) === symbol);
    return values.length > 0 ? limited(values.flatMap(({ right }) => this.texts(right, env))) : UNKNOWN;
  }

  /** Each name is met once for every way that leads to it. */
  private symbolOf(node: ts.Node): ts.Symbol | undefined {
    if (!symbols.has(node)) symbols.set(node, this.foundSymbol(node));
    return symbols.get(node);
  }

  private foundSymbol(node: ts.Node): ts.Symbol | undefined {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private declarationOf(node: ts.Node): ts.Declaration | undefined {
    return this.symbolOf(node)?.valueDeclaration;
  }

  /** The function that a name stands for, with its body. */
  private callableOf(node: ts.Node): Callable | undefined {
    const isMember = ts.isPropertyAccessExpression(node);
    // To learn what a member is, the compiler looks at all that stands before it.
    if (isMember && !this.sources.names.has(node.name.text)) return undefined;
    const declaration = this.declarationOf(isMember ? node.name : node);
    if (!declaration || !this.isFollowed(declaration)) return undefined;
    const hasValue = ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration);
    const value = hasValue ? declaration.initializer : declaration;
    return value && isCallable(value) ? value : undefined;
  }

  private isFollowed = (node: ts.Node): boolean => isIn(this.sources.folder, node);
}

const isIn = (folder: string, node: ts.Node): boolean => node.getSourceFile().fileName.startsWith(folder);

/** The names under which files declare and export something. */
export function namesIn(files: readonly ts.SourceFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const { name } = node as ts.NamedDeclaration;
    if (name && (isCallable(node) || "initializer" in node || ts.isExportSpecifier(node))) names.add(name.getText());
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return names;
}

/** What makes no request where it stands. */
const isSilent = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isParameter(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isClassLike(node);

/** What decides for itself what of it is followed. */
const isTelling = (node: ts.Node): boolean =>
  ts.isVariableDeclaration(node) ||
  ts.isPropertyAssignment(node) ||
  ts.isCallExpression(node) ||
  ts.isIdentifier(node) ||
  ts.isPropertyAccessExpression(node);

const symbols = new WeakMap<ts.Node, ts.Symbol | undefined>();
const telling = new WeakMap<ts.Node, ts.Node[]>();

/** The first nodes below another one that decide, in their order. */
function tellingIn(node: ts.Node): ts.Node[] {
  const inner = (child: ts.Node): ts.Node[] => (isTelling(child) ? [child] : isSilent(child) ? [] : tellingIn(child));
  const found = telling.get(node) ?? childrenOf(node).flatMap(inner);
  telling.set(node, found);
  return found;
}

const isCallable = (node: ts.Node): node is Callable =>
  ts.isFunctionLike(node) && "body" in node && node.body !== undefined;

const childrenOf = (node: ts.Node): ts.Node[] => {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
};

/** The one expression that a function answers with. */
function resultOf({ body }: Callable): ts.Expression | undefined {
  if (!ts.isBlock(body)) return body;
  return body.statements.flatMap((one) => (ts.isReturnStatement(one) && one.expression ? [one.expression] : []))[0];
}

function nameOf(target: Callable): string {
  const named = target.name ?? (ts.isVariableDeclaration(target.parent) ? target.parent.name : undefined);
  return named?.getText() ?? "";
}

type Assignment = ts.BinaryExpression & { readonly left: ts.Identifier };

const known = new WeakMap<ts.SourceFile, Assignment[]>();

function assignmentsIn(file: ts.SourceFile): Assignment[] {
  const assignments = (node: ts.Node): Assignment[] => [
    ...(isAssignment(node) ? [node] : []),
    ...childrenOf(node).flatMap(assignments),
  ];
  const found = known.get(file) ?? assignments(file);
  known.set(file, found);
  return found;
}

const isAssignment = (node: ts.Node): node is Assignment =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(node.left);

const limited = (texts: readonly string[]): readonly string[] => {
  const different = [...new Set(texts)];
  return different.length > MOST_TEXTS ? UNKNOWN : different;
};

const joined = (parts: (readonly string[])[]): readonly string[] =>
  parts.reduce((heads, tails) => limited(heads.flatMap((head) => tails.map((tail) => head + tail))), [""]);
