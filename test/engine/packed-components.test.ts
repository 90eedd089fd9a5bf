import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Api, emulated } from "../support/emulated";
import { SDKS } from "../support/engine";
import { depend, npm, pack, pnpm, yarn } from "../support/packed";
import { Project } from "../support/project";
import { drawn } from "../support/sample";

const COMPONENT = `
  const { ComponentResource } = require("@pulumi/pulumi");
  const { Connection, Connector, ConnectorVersion } = require("pulumi-versori");
  exports.Orders = class Orders extends ComponentResource {
    constructor(name, { value }, opts) {
      super("acme:index:Orders", name, {}, opts);
      const parent = this;
      const key = { id: "key", schemeType: "api-key", name: "X-Key", in: "header" };
      const inputs = { protocol: "http", baseUrl: "https://api.example.com", authSchemeConfigs: [key] };
      const connectorId = new Connector(name, inputs, { parent });
      new ConnectorVersion(name, { connectorId, name: "1.0.0", published: true }, { parent });
      const credential = { type: "string", data: { value } };
      const credentials = { action: [{ authSchemeConfig: "key", credential }] };
      new Connection(name, { connectorId, credentials }, { parent });
    }
  };`;
const PROGRAM = `const { Orders } = require("acme-components");\nnew Orders("orders", { value: "MARKED-packed" });\n`;

interface Manager {
  readonly name: string;
  readonly install: (cwd: string) => string;
  /** Whether a program reaches what only another package depends on. */
  readonly hoists: boolean;
  readonly settings?: string;
}

const MANAGERS: Manager[] = [
  { name: "npm", install: npm, hoists: true },
  { name: "pnpm", install: pnpm, hoists: false },
  { name: "Yarn", install: yarn, hoists: true, settings: "nodeLinker: node-modules\n" },
  { name: "Yarn with pnpm's layout", install: yarn, hoists: false, settings: "nodeLinker: pnpm\n" },
];

let base: string;
let api: Api;
let own: string;
let components: string;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "versori-components-"));
  own = `file:${pack(base).tarball}`;
  const directory = join(base, "components");
  mkdirSync(directory);
  const dependencies = { "pulumi-versori": own };
  const peerDependencies = { "@pulumi/pulumi": "^3.217.1" };
  const manifest = { name: "acme-components", version: "1.0.0", main: "index.js", dependencies, peerDependencies };
  writeFileSync(join(directory, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(directory, "index.js"), COMPONENT);
  components = `file:${pack(base, directory).tarball}`;
  api = await emulated();
});
afterAll(async () => {
  rmSync(base, { recursive: true, force: true });
  await api.emulator.close();
});

test.each(drawn(MANAGERS))(
  "$name: a component published as a package of its own deploys, or says what to list",
  async ({ install, hoists, settings }) => {
    const directory = mkdtempSync(join(base, "project-"));
    const dependencies = { "@pulumi/pulumi": SDKS.newest, "acme-components": components };
    depend(directory, dependencies);
    if (settings !== undefined) writeFileSync(join(directory, ".yarnrc.yml"), settings);
    writeFileSync(join(directory, "Pulumi.yaml"), "name: packed\nruntime: nodejs\n");
    writeFileSync(join(directory, "index.js"), PROGRAM);
    install(directory);
    const project = new Project({ env: api.env, directory });
    try {
      await project.init();
      if (!hoists) {
        const { code, output } = await project.try("up", "--yes", "--skip-preview");
        expect(code).not.toBe(0);
        expect(output).toContain("List it in the dependencies of the program's own package.json");
        expect(await api.dump()).toEqual([]);
        depend(directory, { ...dependencies, "pulumi-versori": own });
        install(directory);
      }
      await project.up();
      await project.expectNoChanges();
      expect((await api.dump()).map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(["connector", "version", "connection"]),
      );
      expect(await project.state()).not.toContain("MARKED");
      await project.destroy();
      expect(await api.dump()).toEqual([]);
    } finally {
      project.close();
    }
  },
);
