import { type Json, type Workbench, workbench } from "../support/emulated";
import { applied } from "../support/story";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(async () => {
  await bench.api.expectNoDefect();
  await bench.close();
});

test("every field of a project, its variables and its environments is set, changed, unset and replaced", async () => {
  const program = (project: string, schema: string, staging: string, production = "") => `
    const sync = new platform.Project("sync", { ${project} });
    const variables = new platform.ProjectVariables("variables", { projectId: sync, schema: ${schema} });
    const opts = { dependsOn: variables };
    new platform.Environment("production", { projectId: sync, adopt: true, ${production} }, opts);
    new platform.Environment("staging", { projectId: sync, ${staging} }, opts);`;
  const schema = (...names: string[]) =>
    JSON.stringify({ type: "object", properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])) });
  const environments = (held: Json): Record<string, Json> =>
    Object.fromEntries(held["environment"].map((one: Json) => [one.name, one]));

  const first = await applied(bench, program("", schema("a"), ""), {
    sync: "create",
    variables: "create",
    production: "create",
    staging: "create",
  });
  expect(environments(first)["staging"]).toMatchObject({ config: {}, variables: {}, executionPool: "default" });

  const full = program(
    'name: "Sync", settings: { chatStoredInDB: true, planningChatVersion: "2" }',
    schema("a", "b"),
    'executionPool: "eu-dedicated", config: { deploymentSpec: { replicas: 2, resources: { limits: { cpu: "1" } } } }, variables: { a: "1", b: "2" }',
    'variables: { a: "x" }',
  );
  const second = await applied(bench, full, {
    sync: "update name,settings",
    variables: "update schema",
    production: "update variables",
    staging: "update config,executionPool,variables",
  });
  expect(second["project"]).toMatchObject([
    { name: "Sync", settings: { chatStoredInDB: true, planningChatVersion: "2" } },
  ]);
  const { staging, production } = environments(second);
  expect(production.variables).toEqual({ a: "x" });
  expect(staging).toMatchObject({
    executionPool: "eu-dedicated",
    config: { deploymentSpec: { replicas: 2, resources: { limits: { cpu: "1" } } } },
    variables: { a: "1", b: "2" },
  });

  // Changed elsewhere: seen, and put right; a variable that is not listed is removed.
  const { api, project } = bench;
  await api.platform("PATCH", `/environments/${staging.id}/variables`, { a: "9" });
  await api.platform("PUT", `/environments/${staging.id}/config`, {});
  await project.refresh();
  const fewer = program(
    'name: "Sync", settings: { chatStoredInDB: false }',
    schema("a", "b"),
    'config: { deploymentSpec: { replicas: 2 } }, variables: { b: "2" }',
    "forgotten: undefined",
  );
  const third = await applied(bench, fewer, {
    sync: "update settings",
    staging: "update config,executionPool,variables",
    production: "update variables",
  });
  expect(environments(third)["staging"]).toMatchObject({
    executionPool: "eu-dedicated",
    config: { deploymentSpec: { replicas: 2 } },
    variables: { b: "2" },
  });
  // What the program leaves alone stays.
  expect(environments(third)["production"].variables).toEqual({ a: "x" });
  expect(third["project"][0].settings).toEqual({ chatStoredInDB: false, planningChatVersion: "2" });

  const replaced = await applied(
    bench,
    program('name: "Sync", executionPool: "us-dedicated"', schema("a"), 'name: "test", cloneFrom: "production"'),
    {
      sync: "replace executionPool,settings",
      variables: expect.stringMatching(/^replace/),
      production: expect.stringMatching(/^replace/),
      staging: expect.stringMatching(/^replace/),
    },
  );
  expect(replaced["project"]).toHaveLength(1);
  expect(Object.keys(environments(replaced)).sort()).toEqual(["production", "test"]);
  expect(environments(replaced)["test"].executionPool).toBe("us-dedicated");
  await project.destroy();
  expect(await api.dump()).toEqual([]);
});
