import { lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Api, emulated } from "../support/emulated";
import { SDKS } from "../support/engine";
import { depend, npm, pack, pnpm, run, using } from "../support/packed";
import { Project, repository } from "../support/project";
import { drawn } from "../support/sample";

let base: string;
let tarball: string;
let api: Api;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "versori-packed-"));
  const packed = pack(base);
  ({ tarball } = packed);
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

interface Layout {
  readonly name: string;
  readonly manifest: object;
  readonly file: string;
  readonly install: (cwd: string) => string;
  readonly sdk?: string;
}

const PROJECTS: Layout[] = [
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
    sdk: SDKS.oldest,
  },
  { name: "pnpm", manifest: { type: "module", main: "index.js" }, file: "index.js", install: pnpm },
];

test.each(drawn(PROJECTS))(
  "$name: the packed package deploys, stays quiet and goes",
  async ({ manifest, file, install, sdk = SDKS.newest }) => {
    const directory = mkdtempSync(join(base, "project-"));
    depend(directory, using(tarball, sdk), manifest);
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
