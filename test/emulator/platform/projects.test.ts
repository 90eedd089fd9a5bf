import { Client } from "../client";
import { World } from "./world";

let client: Client;
beforeEach(async () => (client = await Client.start()));
afterEach(() => client.close());

const FILES = [{ filename: "src/index.ts", content: "export {};" }];

test("a project starts with one environment, and is read, listed, changed in part and deleted", async () => {
  const made = await client.gives(200, "POST", "/projects", { name: "sync", executionPool: "eu-dedicated" });
  expect(made).toMatchObject({
    name: "sync",
    currentFiles: { files: [], labels: {} },
    settings: {},
    metadata: {},
    environments: [{ name: "production", status: "draft", executionPool: "eu-dedicated", config: {} }],
  });
  expect(await client.gives(200, "GET", `/projects/${made.id}`)).toEqual(made);
  const { projects } = await client.gives(200, "GET", "/projects");
  expect(projects).toMatchObject([{ id: made.id, name: "sync" }]);
  await client.gives(200, "PUT", `/projects/${made.id}`, { settings: { chatStoredInDB: true } });
  const changed = await client.gives(200, "PUT", `/projects/${made.id}`, { name: "renamed" });
  expect(changed).toMatchObject({ name: "renamed", settings: { chatStoredInDB: true } });
  await client.gives(204, "DELETE", `/projects/${made.id}`);
  await client.gives(404, "GET", `/projects/${made.id}`);
  expect(await client.tool("GET", "dump")).toEqual([]);
  const wrong = await client.gives(400, "POST", "/projects", { name: "x", executionPool: "nowhere" });
  expect(wrong.fields[0].field).toBe("executionPool");
});

test("environments are cloned by name, moved, configured and deleted; a project keeps one and has at most five", async () => {
  const world = await World.start();
  const at = `/projects/${world.project.id}`;
  const clone = (newEnvName: string, more: object = {}) => ({ oldEnvName: "production", newEnvName, ...more });
  const { environments } = await world.client.gives(
    200,
    "POST",
    `${at}/environments/clone`,
    clone("staging", { cloneSystems: true }),
  );
  expect(environments.map((one: { name: string }) => one.name)).toEqual(["production", "staging"]);
  const [, staging] = environments;
  const templates = await world.client.gives(200, "GET", `${at}/connection-templates?env_id=${staging.id}`);
  expect(templates.items).toMatchObject([{ name: "shop" }]);
  await world.client.gives(409, "POST", `${at}/environments/clone`, clone("staging"));
  await world.client.gives(404, "POST", `${at}/environments/clone`, { oldEnvName: "nowhere", newEnvName: "x" });
  const moved = await world.client.gives(200, "PUT", `${at}/environments/execution-pools?project_env=staging`, {
    executionPool: "us-dedicated",
  });
  expect(moved.executionPool).toBe("us-dedicated");
  expect(moved.publicUrl).not.toBe(staging.publicUrl);
  const config = { deploymentSpec: { replicas: 2 } };
  await world.client.gives(204, "PUT", `/environments/${staging.id}/config`, config);
  expect((await world.client.gives(200, "GET", at)).environments[1].config).toEqual(config);
  for (const name of ["c", "d", "e"]) await world.client.gives(200, "POST", `${at}/environments/clone`, clone(name));
  await world.client.gives(400, "POST", `${at}/environments/clone`, clone("f"));
  for (const { id } of (await world.client.gives(200, "GET", at)).environments.slice(1)) {
    await world.client.gives(200, "POST", `${at}/environments/${id}`);
  }
  await world.client.gives(409, "POST", `${at}/environments/${world.environment.id}`);
  const pools = await world.client.gives(200, "GET", "/execution-pools");
  expect(pools.executionPools).toContainEqual({ name: "default" });
  await world.client.close();
});

test("code is deployed only when every static template has a connection, and can go from one environment to another", async () => {
  const world = await World.start();
  const at = `/projects/${world.project.id}`;
  const deploy = { versionName: "", files: FILES, labels: {} };
  const refused = await world.client.gives(400, "PUT", `${at}/deploy`, deploy);
  expect(refused.message).toContain("connections are missing for shop");
  expect((await world.client.gives(200, "GET", `${at}/versions`)).totalCount).toBe(0);
  await world.connect();
  const { environments } = await world.client.gives(200, "PUT", `${at}/deploy?project_env=production`, deploy);
  expect(environments[0]).toMatchObject({ status: "running", files: FILES, deployedVersion: { state: "ready" } });
  const version = await world.client.gives(200, "POST", `${at}/versions`, { name: "v2", files: FILES });
  await world.client.gives(409, "POST", `${at}/versions`, { name: "v2", files: FILES });
  const { items } = await world.client.gives(200, "GET", `${at}/versions`);
  expect(items).toHaveLength(2);
  const deployed = await world.client.gives(200, "PUT", `${at}/versions/${version.id}/deploy?project_env=production`);
  expect(deployed.environments[0].deployedVersion).toEqual(version);
  const clone = { oldEnvName: "production", newEnvName: "staging" };
  await world.client.gives(200, "POST", `${at}/environments/clone`, clone);
  const names = { sourceEnvName: "production", targetEnvName: "staging" };
  const synced = await world.client.gives(200, "POST", `${at}/environments/sync`, names);
  expect(synced.environments[1].deployedVersion).toEqual(version);
  const stopped = await world.client.gives(200, "POST", `${at}/suspend?environment=production`);
  expect(stopped.environments[0].status).toBe("suspended");
  const copy = await world.client.gives(200, "POST", `${at}/clone`);
  expect(copy).toMatchObject({ name: "sync (copy)", currentFiles: { files: FILES } });
  expect(copy.environments[0].status).toBe("draft");
  await world.client.close();
});

test("the schema of the variables is set, patched, and obeyed by the values", async () => {
  const { id, environments } = await client.gives(200, "POST", "/projects", { name: "sync" });
  const at = `/projects/${id}/variables`;
  expect(await client.gives(200, "GET", at)).toEqual({});
  const schema = { type: "object", properties: { region: { type: "string" } } };
  expect(await client.gives(200, "PUT", at, schema)).toEqual(schema);
  await client.gives(400, "PUT", at, { type: "nonsense" });
  const limit = { op: "add", path: "/properties/limit", value: { type: "integer" } };
  const patched = await client.gives(200, "PATCH", at, limit);
  expect(patched.properties).toEqual({ region: { type: "string" }, limit: { type: "integer" } });
  await client.gives(400, "PATCH", at, { op: "remove", path: "/properties/nothing" });
  expect((await client.gives(200, "GET", `/projects/${id}`)).dynamicVariablesSchema).toEqual(patched);
  const values = `/environments/${environments[0].id}/variables`;
  expect(await client.gives(200, "PATCH", values, { region: "eu", limit: 3 })).toEqual({ region: "eu", limit: 3 });
  expect(await client.gives(200, "PATCH", values, { limit: null })).toEqual({ region: "eu" });
  const wrong = await client.gives(400, "PATCH", values, { limit: "many" });
  expect(wrong.fields).toEqual([{ field: "limit", message: "must be integer" }]);
  const unknown = await client.gives(400, "PATCH", values, { other: 1 });
  expect(unknown.fields[0].field).toBe("other");
  const [fixed] = await client.gives(200, "GET", `/environments/${environments[0].id}/activations?static=true`);
  expect(fixed.dynamicVariables).toEqual({ region: "eu" });
  // A value outlives its place in the schema, and can still be removed.
  await client.gives(200, "PATCH", at, { op: "remove", path: "/properties/region" });
  expect(await client.gives(200, "PATCH", values, { region: null, limit: 4 })).toEqual({ limit: 4 });
});
