import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Api, type Json, ORGANISATION, workbench } from "../support/emulated";
import { adoption } from "../support/engine";

const KEY = { type: "api-key", apiKey: { id: "key", description: "", name: "X-Key", in: "header" } };
const SCHEMA = { type: "object", properties: { a: { type: "string" } } };
const SECRET = { type: "string", name: "k", data: { string: { value: "MARKED" } } };
const NOWHERE = "01J00000000000000000000042";

/** One object of each kind, made without the provider. */
async function made(api: Api) {
  const post = async (path: string, body: object): Promise<Json> => api.platform("POST", path, body);
  const system = await post("/systems", {
    name: "Shop",
    domain: "shop.example.com",
    templateBaseUrl: "https://shop.example.com",
    authSchemeConfigs: [KEY],
  });
  const project = await post("/projects", { name: "Sync" });
  await api.platform("PUT", `/projects/${project.id}`, { settings: { chatStoredInDB: true } });
  await api.platform("PUT", `/projects/${project.id}/variables`, SCHEMA);
  const [environment] = project.environments;
  await api.platform("PATCH", `/environments/${environment.id}/variables`, { a: "1" });
  await api.platform("PUT", `/environments/${environment.id}/config`, { deploymentSpec: { replicas: 2 } });
  const template = await post(`/projects/${project.id}/connection-templates`, {
    systemId: system.id,
    name: "orders",
    environmentId: environment.id,
    dynamic: true,
  });
  const user = await post("/users", { externalId: "customer-17", displayName: "Acme" });
  const credential = { id: "0".repeat(26), organisationId: ORGANISATION, ...SECRET };
  const entry = { id: "0".repeat(26), authSchemeConfig: KEY, credential };
  const connection = await post("/connections", {
    connectionTemplateId: template.connectionTemplateId,
    externalId: "customer-17",
    connection: { name: "acme", credentials: [entry] },
  });
  const activation = await post("/activations", {
    userId: user.id,
    environmentId: environment.id,
    connections: [{ connectionTemplateId: template.connectionTemplateId, existingConnectionId: connection.id }],
    dynamicVariables: { a: "x" },
  });
  const ids = { system: system.id, project: project.id, environment: environment.id, user: user.id };
  const links = { template: template.connectionTemplateId, connection: connection.id, activation: activation.id };
  return { ...ids, ...links } as Record<keyof (typeof ids & typeof links), string>;
}

test("a program refers to platform objects that are managed elsewhere, and leaves them alone", async () => {
  const { api, project, close } = await workbench();
  try {
    const ids = await made(api);
    const before = await api.dump();
    project.program(`
      const shop = platform.System.get("shop", "${ids.system}");
      const sync = platform.Project.get("sync", "${ids.project}");
      const variables = platform.ProjectVariables.get("variables", "${ids.project}");
      const production = platform.Environment.get("production", "${ids.environment}", { projectId: sync });
      const at = { projectId: sync, environmentId: production };
      const orders = platform.ConnectionTemplate.get("orders", "${ids.template}", at);
      const user = platform.EndUser.get("customer", "${ids.user}");
      const acme = platform.Connection.get("acme", "${ids.connection}");
      const active = platform.Activation.get("active", "${ids.activation}", { environmentId: production });
      exports.shop = [shop.name, shop.domain, shop.templateBaseUrl, shop.authSchemeConfigs];
      exports.sync = [sync.name, sync.settings, sync.environmentIds, variables.schema, variables.names];
      exports.production = [
        production.name, production.executionPool, production.config, production.variables, production.status,
      ];
      exports.orders = [orders.name, orders.systemId, orders.dynamic, orders.authSchemeConfigIds];
      exports.user = [user.externalId, user.displayName];
      exports.acme = [acme.name, acme.systemId, acme.connectionTemplateId, acme.boundCredentials[0].type];
      exports.active = [active.userId, active.externalId, active.connections, active.dynamicVariables];
      exports.credentials = acme.credentials;
      new platform.Connection("second", {
        connectionTemplateId: orders, externalId: user.externalId,
        credentials: [{ authSchemeConfig: "key", value: "MARKED-2" }],
      });`);
    await project.up();
    expect(await project.outputs()).toEqual({
      shop: ["Shop", "shop.example.com", "https://shop.example.com", [KEY]],
      sync: ["Sync", { chatStoredInDB: true }, { production: ids.environment }, SCHEMA, ["a"]],
      production: ["production", "default", { deploymentSpec: { replicas: 2 } }, { a: "1" }, "draft"],
      orders: ["orders", ids.system, true, ["key"]],
      user: ["customer-17", "Acme"],
      acme: ["acme", ids.system, ids.template, "string"],
      active: [
        ids.user,
        "customer-17",
        [{ connectionTemplateId: ids.template, existingConnectionId: ids.connection }],
        { a: "x" },
      ],
      credentials: "[secret]",
    });
    await project.expectNoChanges();
    expect((await api.dump()).filter(({ kind }) => kind === "platform-connection")).toHaveLength(2);
    await project.destroy();
    expect(await api.dump()).toEqual(before);
    expect(project.transcript + (await project.state())).not.toContain("MARKED");
  } finally {
    await close();
  }
});

test("what is not there, or cannot be found without more, is told in a plain sentence", async () => {
  const { api, project, close } = await workbench();
  try {
    const { environment } = await made(api);
    const sentences: [string, string][] = [
      [
        `Activation.get("active", "${NOWHERE}", { environmentId: "${environment}" })`,
        `There is no Activation with the id`,
      ],
      [`ConnectionTemplate.get("orders", "${NOWHERE}", {})`, "projectId and environmentId are needed to find a"],
    ];
    for (const [program, sentence] of sentences) {
      project.program(`platform.${program};`);
      const { code, output } = await project.try("preview");
      expect(code).not.toBe(0);
      expect(output).toContain(sentence);
      expect(output).not.toMatch(/\bat .*\.js:|TypeError/);
    }
  } finally {
    await close();
  }
});

adoption("platform objects that exist already are adopted by an import file, without a change", async () => {
  const { api, project, close } = await workbench();
  try {
    const ids = await made(api);
    project.program(`
      const shop = new platform.System("shop", {
        name: "Shop", domain: "shop.example.com", templateBaseUrl: "https://shop.example.com",
        authSchemeConfigs: [{ type: "api-key", apiKey: { id: "key", name: "X-Key", in: "header" } }],
      });
      const sync = new platform.Project("sync", { name: "Sync", settings: { chatStoredInDB: true } });
      new platform.ProjectVariables("variables", { projectId: sync, schema: ${JSON.stringify(SCHEMA)} });
      const production = new platform.Environment("production", {
        projectId: sync, adopt: true, executionPool: "default", variables: { a: "1" },
        config: { deploymentSpec: { replicas: 2 } },
      });
      const orders = new platform.ConnectionTemplate("orders", {
        projectId: sync, environmentId: production, systemId: shop, dynamic: true, authSchemeConfigIds: ["key"],
      });
      const user = new platform.EndUser("customer", { externalId: "customer-17", displayName: "Acme" });
      const acme = new platform.Connection("acme", {
        connectionTemplateId: orders, externalId: user.externalId,
        credentials: [{ authSchemeConfig: "key", credential: {
          type: "string", name: "k", data: { string: { value: "MARKED" } } } }],
      });
      new platform.Activation("active", {
        userId: user, environmentId: production, dynamicVariables: { a: "x" },
        connections: [{ connectionTemplateId: orders, existingConnectionId: acme }],
      });`);
    const resource = (type: string, module: string, name: string, id: string, inputs: object = {}) => {
      const line = `exports.handler=()=>require("pulumi-versori/dynamic/platform/${module}");`;
      const own = { organisationId: ORGANISATION, ...inputs, __provider: line };
      return { type: `pulumi-nodejs:dynamic/versori/platform:${type}`, name, id, inputs: own, outputs: own };
    };
    const [projectId, environmentId] = [ids.project, ids.environment];
    const credentials = [{ authSchemeConfig: "key", credential: SECRET }];
    const resources = [
      resource("System", "system", "shop", ids.system),
      resource("Project", "project", "sync", ids.project),
      resource("ProjectVariables", "project-variables", "variables", ids.project, { projectId }),
      resource("Environment", "environment", "production", ids.environment, { projectId, adopt: true }),
      resource("ConnectionTemplate", "connection-template", "orders", ids.template, { projectId, environmentId }),
      resource("EndUser", "end-user", "customer", ids.user),
      resource("Connection", "connection", "acme", ids.connection, { externalId: "customer-17", credentials }),
      resource("Activation", "activation", "active", ids.activation, { environmentId }),
    ];
    const file = join(project.base, "import.json");
    writeFileSync(file, JSON.stringify({ resources }));
    const requests = await api.requestsOf(() =>
      project.run("import", "--file", file, "--yes", "--generate-code=false", "--protect=false"),
    );
    expect(requests).toEqual([]);
    const early = await project.try("preview");
    expect(early.output).toContain('Run "pulumi refresh", which reads the rest, and preview again.');
    await project.refresh();
    const writes = await api.requestsOf(() => project.expectNoChanges());
    expect(writes).toEqual([]);
    await project.expectNoDrift();
    // From here on they are like any other. Ids written as texts tell the engine nothing of an order, so it is given.
    const removed = (...names: string[]) =>
      project.run("destroy", "--yes", "--skip-preview", ...names.flatMap((name) => ["--target", `**::${name}`]));
    await removed("active");
    await removed("acme", "orders");
    await project.destroy();
    expect(await api.dump()).toEqual([]);
  } finally {
    await close();
  }
});
