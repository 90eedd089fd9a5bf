import { type Workbench, workbench } from "../support/emulated";
import { summary } from "../support/story";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench({ env: { SHOP_KEY: "MARKED-first" } });
  bench.project.program(program());
  await bench.project.up();
});
afterAll(async () => {
  await bench.api.expectNoDefect();
  await bench.close();
});

const program = (more = "") => `
  const shop = new platform.System("shop", {
    domain: "shop.example.com", templateBaseUrl: "https://shop.example.com",
    authSchemeConfigs: [{ type: "api-key", apiKey: { id: "key", name: "X-Key", in: "header" } }],
  });
  const sync = new platform.Project("sync");
  const orders = new platform.ConnectionTemplate("orders", {
    projectId: sync, environmentId: sync.environmentIds["production"], systemId: shop,
  });
  new platform.Connection("account", { connectionTemplateId: orders, ${more}
    credentials: [{ authSchemeConfig: "key", value: { fromEnv: "SHOP_KEY" } }] });`;

const stored = async () => {
  const [{ body }] = (await bench.api.dump()).filter(({ kind }) => kind === "platform-connection");
  return body;
};
const value = async () => (await stored()).credentials[0].credential.data.string.value as string;

test("a reference is rotated by its variable, forced by a number, and put right after a change made elsewhere", async () => {
  const { api, project } = bench;
  expect(await value()).toBe("MARKED-first");
  await project.expectNoDrift();
  await project.expectNoChanges();

  project.env = { ...project.env, SHOP_KEY: "MARKED-second" };
  expect(summary(await project.steps())).toEqual({ account: "update credentials" });
  expect((await project.preview()).output).toContain("[secret]");
  await project.up();
  expect(await value()).toBe("MARKED-second");

  project.program(program("secretVersion: 1,"));
  expect(summary(await project.steps())).toEqual({ account: "update secretVersion" });
  const requests = await api.requestsOf(() => project.up());
  expect(requests).toEqual(["GET /systems/*", "PUT /connections/*"]);
  await project.expectNoDrift();

  const { id, name, baseUrl } = await stored();
  const { credentials } = await api.platform("GET", `/connections/${id}`);
  credentials[0].credential.data.string.value = "clicked";
  await api.platform("PUT", `/connections/${id}`, { name, baseUrl, credentials });
  await project.refresh();
  expect(summary(await project.steps())).toEqual({ account: "update credentials" });
  await project.up();
  expect(await value()).toBe("MARKED-second");
  await project.expectNoChanges();
  await project.expectNoDrift();
});

test("nothing of it was ever printed or stored in clear, and refresh and destroy do without the variable", async () => {
  const { api, project } = bench;
  const state = await project.state();
  expect(state).not.toMatch(/MARKED|SHOP_KEY|fromEnv/);
  const { SHOP_KEY: _, ...without } = project.env;
  project.env = without;
  await project.expectNoDrift();
  project.program(program("secretVersion: 2,"));
  const { code, output } = await project.try("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(output).toContain("credentials[0].value: the environment variable SHOP_KEY is not set, or is empty");
  expect(project.transcript).not.toContain("MARKED");
  await project.destroy();
  expect(await api.dump()).toEqual([]);
});
