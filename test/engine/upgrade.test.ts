import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { workbench } from "../support/emulated";
import { repository, type StoredResource } from "../support/project";

const STATES = join(repository, "test/states");
const read = (...path: string[]): string => readFileSync(join(STATES, ...path), "utf8");
const versions = readdirSync(STATES).filter((name) => existsSync(join(STATES, name, "stack.json")));

// RECORD_STATE=VERSION keeps what today's build writes, for all later builds to be tested against.
const recorded = process.env["RECORD_STATE"];
if (recorded) {
  test(`records the state of ${recorded}`, async () => {
    const { api, project, close } = await workbench();
    project.program(read("program.js"));
    await project.up();
    mkdirSync(join(STATES, recorded));
    const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: repository, encoding: "utf8" });
    const files = {
      // Where a program lay when it was recorded is of no interest.
      "stack.json": JSON.stringify(JSON.parse(await project.state()), (key, value: unknown) =>
        /^(sourcePosition|stackTrace)$/.test(key) ? undefined : value,
      ),
      "dump.json": JSON.stringify(await api.dump()),
      "commit.txt": commit,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(STATES, recorded, name), text);
    await close();
  });
}

test("at least one earlier build has left a state to test with", () => {
  expect(versions.length).toBeGreaterThan(0);
});

test.each(versions)(
  "the state of %s refreshes, previews empty, updates and destroys with today's build",
  async (version) => {
    const { api, project, close } = await workbench();
    try {
      await api.tool("POST", "seed", JSON.parse(read(version, "dump.json")));
      project.program(read("program.js"));
      await project.run("stack", "import", "--file", join(STATES, version, "stack.json"));
      await project.expectNoDrift();
      await project.expectNoChanges();
      project.env = { ...project.env, STATE_BASE_URL: "https://new.example.com" };
      await project.up();
      const changed = (await api.connectors()).find(({ name }) => name === "orders");
      expect(changed.baseUrl).toBe("https://new.example.com");
      await project.expectNoChanges();
      await project.destroy();
      expect(await api.dump()).toEqual([]);
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
  expect(distinct).toHaveLength(3);
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
