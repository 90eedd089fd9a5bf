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

const KEY = '{ type: "api-key", apiKey: { id: "key", name: "X-Key", in: "header" } }';
test("every field of a template and of connections is set, changed, unset and replaced", async () => {
  const { api, project } = bench;
  const program = (template: string, connection: string, more = "") => `
    const shop = new platform.System("shop", { domain: "x", templateBaseUrl: "https://x.example.com",
      authSchemeConfigs: [${KEY}, { type: "basic-auth", basicAuth: { id: "login" } }] });
    const sync = new platform.Project("sync");
    const environmentId = sync.environmentIds.production;
    const template = new platform.ConnectionTemplate("orders", { projectId: sync, environmentId, systemId: shop, ${template} });
    const staging = new platform.Environment("staging", { projectId: sync });
    const other = new platform.ConnectionTemplate("other", { projectId: sync, environmentId: staging, systemId: shop });
    new platform.Connection("account", { connectionTemplateId: template, ${connection} });
    ${more}`;
  const held = (all: Json) => ({
    template: all["connection-template"].find(({ name }: Json) => name !== "other"),
    other: all["connection-template"].find(({ name }: Json) => name === "other"),
    connection: all["platform-connection"][0],
  });
  const key = (value: string) => `credentials: [{ authSchemeConfig: "key", value: "${value}" }]`;

  const first = held(
    await applied(bench, program("", key("MARKED-1")), {
      shop: "create",
      sync: "create",
      orders: "create",
      staging: "create",
      other: "create",
      account: "create",
    }),
  );
  expect(first.template).toMatchObject({ name: "orders", dynamic: false, authSchemeConfigIds: ["key", "login"] });
  expect(first.connection).toMatchObject({ name: "account", baseUrl: "", templateIds: [first.template.id] });
  expect(first.connection.credentials[0].credential).toMatchObject({
    type: "string",
    name: "account",
    data: { string: { value: "MARKED-1" } },
  });

  const second = held(
    await applied(
      bench,
      program(
        'name: "Orders", authSchemeConfigIds: ["login"]',
        `name: "Account", baseUrl: "eu.example.com/path", links: [other],
         credentials: [{ authSchemeConfig: "login", username: "u", password: "MARKED-2" }]`,
      ),
      { orders: "update authSchemeConfigIds,name", account: "update baseUrl,credentials,links,name" },
    ),
  );
  expect(second.template).toMatchObject({ id: first.template.id, name: "Orders", authSchemeConfigIds: ["login"] });
  expect(second.connection).toMatchObject({
    id: first.connection.id,
    name: "Account",
    baseUrl: "https://eu.example.com",
    templateIds: [first.template.id, second.other.id],
    credentials: [{ credential: { type: "basic-auth", data: { basicAuth: { username: "u", password: "MARKED-2" } } } }],
  });
  expect(await project.state()).not.toContain("MARKED");

  // A user name that was changed elsewhere is seen; a secret that was not is left as it is.
  const [{ id: pair, authSchemeConfig, credential }] = second.connection.credentials;
  const foreign = { ...credential, data: { basicAuth: { username: "someone", password: "******" } } };
  const body = { name: "Account", baseUrl: "", credentials: [{ id: pair, authSchemeConfig, credential: foreign }] };
  await api.platform("PUT", `/connections/${second.connection.id}`, body);
  await project.refresh();
  const third = held(
    await applied(
      bench,
      program(
        'name: "Orders", authSchemeConfigIds: ["key", "login"]',
        `name: "Account", credentials: [{ authSchemeConfig: "login", credential: { type: "basic-auth", name: "k",
           expiresAt: "2099-01-01T00:00:00Z", data: { basicAuth: { username: "u", password: "MARKED-3" } } } }]`,
      ),
      { orders: "update authSchemeConfigIds", account: "update credentials,links" },
    ),
  );
  expect(third.connection.templateIds).toEqual([first.template.id]);
  expect(third.connection.credentials[0]).toMatchObject({
    id: pair,
    credential: { name: "k", expiresAt: "2099-01-01T00:00:00Z", data: { basicAuth: { password: "MARKED-3" } } },
  });
  expect(third.template.authSchemeConfigIds).toEqual(["key", "login"]);

  // A dynamic template takes connections of end users only.
  const user = 'const user = new platform.EndUser("customer", { displayName: "C" });';
  const dynamic = program("dynamic: true", `externalId: "customer", ${key("MARKED-4")}`)
    .replace("const sync", `${user} const sync`)
    .replace('externalId: "customer"', "externalId: user.externalId");
  const fourth = held(
    await applied(bench, dynamic, {
      customer: "create",
      orders: "update authSchemeConfigIds,dynamic,name",
      account: expect.stringMatching(/^replace/),
    }),
  );
  expect(fourth.template).toMatchObject({ id: first.template.id, name: "orders", dynamic: true });
  expect(fourth.connection.id).not.toBe(first.connection.id);
  expect(fourth.connection.endUserId).toBeDefined();
  await project.destroy();
  expect(await api.dump()).toEqual([]);
});
