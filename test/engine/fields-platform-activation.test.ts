import { type Workbench, workbench } from "../support/emulated";
import { applied } from "../support/story";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(async () => {
  await bench.api.expectNoDefect();
  await bench.close();
});

test("an end user and its activation are made, changed, and replaced", async () => {
  const { api, project } = bench;
  const program = (user: string, activation: string) => `
    const sync = new platform.Project("sync");
    const properties = { a: { type: "string" }, b: { type: "number" } };
    const variables = new platform.ProjectVariables("variables", { projectId: sync, schema: { properties } });
    const user = new platform.EndUser("customer", { ${user} });
    new platform.Activation("active", { userId: user, environmentId: sync.environmentIds.production, ${activation} },
      { dependsOn: variables });`;
  const first = await applied(bench, program("", ""), {
    sync: "create",
    variables: "create",
    customer: "create",
    active: "create",
  });
  expect(first["end-user"]).toMatchObject([{ externalId: "customer", displayName: "" }]);
  const [{ id, environmentId }] = first["activation"];

  const second = await applied(bench, program("", 'dynamicVariables: { a: "", b: 0 }'), {
    active: "update dynamicVariables",
  });
  expect(second["activation"]).toMatchObject([{ id, variables: { a: "", b: 0 } }]);
  await api.platform("PATCH", `/environments/${environmentId}/activations/${id}/variables`, { b: 7 });
  await project.refresh();
  const third = await applied(bench, program("", 'dynamicVariables: { a: "" }'), { active: "update dynamicVariables" });
  expect(third["activation"][0].variables).toEqual({ a: "" });

  const fourth = await applied(bench, program('externalId: "other", displayName: "Other"', ""), {
    customer: "replace displayName,externalId",
    active: expect.stringMatching(/^replace .*userId/),
  });
  expect(fourth["end-user"]).toMatchObject([{ externalId: "other", displayName: "Other" }]);
  expect(fourth["activation"]).toHaveLength(1);
  await project.destroy();
  expect(await api.dump()).toEqual([]);
});
