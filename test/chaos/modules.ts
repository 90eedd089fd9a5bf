import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { repository } from "../support/project";

/** What a module of the provider finds around it, in the place of what Node would give it. */
export interface Surroundings {
  readonly process: object;
  readonly Date: DateConstructor;
  readonly performance: Pick<typeof performance, "now" | "timeOrigin">;
  readonly setInterval: Interval;
  /** Packages and modules of Node that are others in this process. */
  readonly packages: Readonly<Record<string, unknown>>;
}

type Interval = (work: () => void, ms: number) => NodeJS.Timeout;

type Run = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: object },
  process: object,
  date: DateConstructor,
  performance: object,
  interval: Interval,
) => void;

interface Source {
  readonly run: Run;
  /** Loads what lies outside of the provider. */
  readonly packages: NodeJS.Require;
  readonly imports: ReadonlyMap<string, string>;
}

const dist = join(repository, "dist");

/** Memory of a process: what its modules keep from one call to the next, and what only this process can tell. */
const KEEPS =
  /^(?:const|let) \w+ = new (?:Map|Set|AbortController)\(\)|^let |\bprocess\.\w|\bDate\.now\b|\bperformance\.now\b/m;

const sources = new Map<string, Source>();
const remembering = new Set<string>();

/** Loads modules of the built provider as a new process does: what they remember begins anew. */
export function loader({ process, Date, performance, setInterval, packages }: Surroundings): (name: string) => object {
  if (sources.size === 0) readAll();
  const own = new Map<string, { exports: object }>();
  const load = (file: string): object => {
    // What neither remembers anything nor loads what does is the same in all processes.
    const cache = remembering.has(file) ? own : shared;
    const loaded = cache.get(file);
    if (loaded) return loaded.exports;
    const module = { exports: {} };
    cache.set(file, module);
    const source = sources.get(file);
    if (!source) throw new Error(`${file} is not there: run "npm run build"`);
    const required = (id: string): unknown => {
      const inside = source.imports.get(id);
      return inside === undefined ? (packages[id] ?? source.packages(id)) : load(inside);
    };
    source.run(module.exports, required, module, process, Date, performance, setInterval);
    return module.exports;
  };
  return (name) => load(join(dist, `${name}.js`));
}

const shared = new Map<string, { exports: object }>();

function readAll(): void {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  for (const file of files.map((name) => join(dist, name))) {
    const text = readFileSync(file, "utf8");
    const imports = [...text.matchAll(/require\("(\.[^"]+)"\)/g)].flatMap(([, id = ""]) => {
      const path = resolve(file, "..", id);
      return relative(dist, path).startsWith("..") ? [] : [[id, `${path.replace(/\.js$/, "")}.js`] as const];
    });
    sources.set(file, { run: compiled(file, text), packages: createRequire(file), imports: new Map(imports) });
    if (KEEPS.test(text)) remembering.add(file);
  }
  for (let size = 0; size < remembering.size;) {
    size = remembering.size;
    for (const [file, { imports }] of sources)
      if ([...imports.values()].some((one) => remembering.has(one))) remembering.add(file);
  }
}

/** As Node wraps a module, but in the realm of the tests, whose objects and errors it works with. */
const compiled = (file: string, text: string): Run =>
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function(
    "exports",
    "require",
    "module",
    "process",
    "Date",
    "performance",
    "setInterval",
    `${text}\n//# sourceURL=${file}`,
  ) as Run;
