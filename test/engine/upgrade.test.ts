import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { workbench } from "../support/emulated";
import { repository, type StoredResource } from "../support/project";
import { releasedIn, releases } from "../support/releases";
import { proved } from "../support/proof";

const STATES = join(repository, "test/states");
const read = (...path: string[]): string => readFileSync(join(STATES, ...path), "utf8");
const versions = readdirSync(STATES).filter((name) => existsSync(join(STATES, name, "stack.json")));

// RECORD_STATE=VERSION keeps what today's build writes, for all later builds to be tested against.
const recorded = process.env["RECORD_STATE"];
if (recorded) {
  test(`records the state of ${recorded}`, async () => {
    if (versions.includes(recorded) && releases().includes(recorded)) throw new Error(`${recorded} is released.`);
    const { api, project, close } = await workbench({ hosted: false, components: false });
    const program = read("program.js");
    project.program(program);
    await project.up();
    const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: repository, encoding: "utf8" });
    const files = {
      "program.js": program,
      // Where a program lay when it was recorded is of no interest.
      "stack.json": JSON.stringify(JSON.parse(await project.state()), (key, value: unknown) =>
        /^(sourcePosition|stackTrace)$/.test(key) ? undefined : value,
      ),
      "dump.json": JSON.stringify(await api.dump()),
      "commit.txt": commit,
    };
    rmSync(join(STATES, recorded), { recursive: true, force: true });
    mkdirSync(join(STATES, recorded));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(STATES, recorded, name), text);
    await close();
  });
}

test("every version that users may have has left a state to test with", () => {
  expect(versions).toEqual(expect.arrayContaining(releases()));
  expect(versions.length).toBeGreaterThan(0);
});

test("a version is one that users may have once it has a tag or the changes call it released", () => {
  const changes = "# Changes\n\n## 0.3.0 (unreleased)\n\n- New\n\n## 0.2.0\n\n- Old\n";
  expect(releasedIn(changes, ["v0.1.0", "v0.2.0"])).toEqual(["0.1.0", "0.2.0"]);
});

test.each(versions)(
  "the state of %s refreshes, previews empty, updates and destroys with today's build",
  async (version) => {
    const { api, project, close } = await workbench({ components: false });
    try {
      await api.tool("POST", "seed", JSON.parse(read(version, "dump.json")));
      project.program(read(version, "program.js"));
      await project.run("stack", "import", "--file", join(STATES, version, "stack.json"));
      await project.expectNoDrift();
      await project.expectNoChanges();
      // Each program listens to the one that it was written for.
      const edit = { STATE_BASE_URL: "https://new.example.com", PROGRAM_EDIT: "update" };
      project.env = { ...project.env, ...edit };
      await project.up();
      const changed = (await api.connectors()).find(({ name }) => name === "orders");
      expect(changed.baseUrl).toBe("https://new.example.com");
      await project.expectNoChanges();
      await project.destroy();
      expect(await api.dump()).toEqual([]);
      proved("old-states", `${version}: 0 differences, 0 objects left after destroy`);
    } finally {
      await close();
    }
  },
);

test.each(versions)("the code in the state of %s is one short line that today's package answers to", (version) => {
  const text = read(version, "stack.json");
  expect(text).not.toContain("MARKED");
  const { deployment } = JSON.parse(text) as { deployment: { resources: StoredResource[] } };
  const lines = deployment.resources.flatMap(({ inputs, outputs }) => [
    inputs?.["__provider"],
    outputs?.["__provider"],
  ]);
  const distinct = [...new Set(lines)].filter((line) => line !== undefined) as string[];
  expect(distinct.length).toBeGreaterThanOrEqual(3);
  const load = createRequire(join(repository, "examples/quickstart/index.ts"));
  for (const line of distinct) {
    expect(line.length).toBeLessThan(100);
    const module: { handler?: () => object } = {};
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what Pulumi's plugin does with the text
    (new Function("exports", "require", line) as (...scope: unknown[]) => void)(module, load);
    const methods = ["check", "configure", "create", "delete", "diff", "read", "update"];
    expect(Object.keys(module.handler?.() ?? {}).sort()).toEqual(methods);
  }
});
