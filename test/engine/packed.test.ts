import { execFileSync } from "node:child_process";
import { lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { type Api, emulated } from "../support/emulated";
import { Project, repository } from "../support/project";
import { drawn } from "../support/sample";
import { note } from "../support/times";

let base: string;
let tarball: string;
let api: Api;

/** A new project is made with the newest tools, not with those of this repository. */
function run(cwd: string, command: string, ...args: string[]): string {
  const begun = performance.now();
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter), INIT_CWD: cwd },
    });
  } finally {
    note("npm and tsc", performance.now() - begun);
  }
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "versori-packed-"));
  const [packed] = JSON.parse(
    run(repository, "npm", "pack", "--json", "--ignore-scripts", "--pack-destination", base),
  ) as {
    filename: string;
    size: number;
    unpackedSize: number;
    files: { path: string }[];
  }[];
  if (!packed) throw new Error("npm pack made nothing");
  tarball = join(base, packed.filename);
  console.log(`The package has ${String(packed.size)} bytes, unpacked ${String(packed.unpackedSize)}.`);
  const strangers = packed.files.filter(
    ({ path }) => !/^(dist\/.+\.(js|d\.ts)|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(path),
  );
  expect(strangers).toEqual([]);
  api = await emulated();
});
afterAll(async () => {
  rmSync(base, { recursive: true, force: true });
  await api.emulator.close();
});

const BODY = `
  const orders = new Connector("orders", {
    protocol: "http", baseUrl: "https://api.example.com",
    authSchemeConfigs: [{ id: "key", schemeType: "api-key", name: "X-Key", in: "header" }],
  });
  new ConnectorVersion("first", { connectorId: orders, name: "1.0.0", published: true });
  new Connection("production", { connectorId: orders, credentials: { action: [
    { authSchemeConfig: "key", credential: { type: "string", data: { value: "MARKED-packed" } } } ] } });
  export const id = orders.id;`;
const IMPORT = 'import { Connection, Connector, ConnectorVersion } from "pulumi-versori";\n';
const npm = (cwd: string): string => run(cwd, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund");

interface Packed {
  readonly name: string;
  readonly manifest: object;
  readonly file: string;
  readonly install: (cwd: string) => string;
  readonly sdk?: string;
}

const PROJECTS: Packed[] = [
  {
    name: "TypeScript with CommonJS",
    manifest: { main: "index.ts", devDependencies: { typescript: "~5.9.3" } },
    file: "index.ts",
    install: npm,
  },
  { name: "plain ES modules", manifest: { type: "module", main: "index.js" }, file: "index.js", install: npm },
  {
    name: "the oldest SDK that the package allows",
    manifest: { type: "module", main: "index.js" },
    file: "index.js",
    install: npm,
    sdk: "3.216.0",
  },
  {
    name: "pnpm",
    manifest: { type: "module", main: "index.js" },
    file: "index.js",
    install: (cwd: string) =>
      run(cwd, "npm", "exec", "--yes", "--package=pnpm@10", "--", "pnpm", "install", "--prefer-offline"),
  },
];

test.each(drawn(PROJECTS))(
  "$name: the packed package deploys, stays quiet and goes",
  async ({ manifest, file, install, sdk = "3.270.0" }) => {
    const directory = mkdtempSync(join(base, "project-"));
    const dependencies = { "@pulumi/pulumi": sdk, "pulumi-versori": `file:${tarball}` };
    writeFileSync(
      join(directory, "package.json"),
      JSON.stringify({ name: "packed", private: true, dependencies, ...manifest }),
    );
    writeFileSync(join(directory, "Pulumi.yaml"), "name: packed\nruntime: nodejs\n");
    writeFileSync(join(directory, file), IMPORT + BODY);
    install(directory);
    expectForeign(join(directory, "node_modules"));
    if (file.endsWith(".ts")) {
      const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--skipLibCheck"];
      run(directory, join(directory, "node_modules/.bin/tsc"), ...options, file);
    }
    const project = new Project({ env: api.env, directory });
    try {
      await project.init();
      await project.up();
      await project.expectNoChanges();
      await project.expectNoDrift();
      expect(await project.state()).not.toContain("MARKED");
      await project.destroy();
      expect(await api.dump()).toEqual([]);
    } finally {
      project.close();
    }
  },
);

/** Fails if anything in there leads back to this repository. */
function expectForeign(modules: string): void {
  for (const name of readdirSync(modules)) {
    const path = join(modules, name);
    if (lstatSync(path).isSymbolicLink()) expect(realpathSync(path).startsWith(repository)).toBe(false);
  }
  expect(realpathSync(join(modules, "pulumi-versori")).startsWith(repository)).toBe(false);
}
