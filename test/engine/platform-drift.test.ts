import { type Json, READ_KEY, type Workbench, workbench } from "../support/emulated";
import { summary } from "../support/story";

let bench: Workbench;
beforeEach(async () => {
  bench = await workbench();
  bench.project.program(PROGRAM);
  await bench.project.up();
});
afterEach(async () => {
  await bench.api.expectNoDefect();
  await bench.close();
});

const PROGRAM = `
  const shop = new platform.System("shop", {
    domain: "shop.example.com", templateBaseUrl: "https://shop.example.com", labels: { team: "a" },
    authSchemeConfigs: [
      { type: "api-key", apiKey: { id: "key", name: "X-Key", in: "header" } },
      { type: "basic-auth", basicAuth: { id: "login" } },
      { type: "oauth2", oauth2: { id: "oauth", tokenUrl: "https://t.example.com", scopes: [{ name: "a" }],
        defaultScopes: [], grant: { type: "password", password: { clientId: "c", clientSecret: "MARKED-1" } } } },
    ],
  });
  const sync = new platform.Project("sync", { settings: { chatStoredInDB: true, planningChatVersion: "2" } });
  const variables = new platform.ProjectVariables("variables", {
    projectId: sync, schema: { type: "object", properties: { a: { type: "string" }, b: { type: "number" } } },
  });
  const after = { dependsOn: variables };
  const staging = new platform.Environment("staging", {
    projectId: sync, executionPool: "eu-dedicated", variables: { a: "1", b: 1 },
    config: { deploymentSpec: { replicas: 2, resources: { limits: { cpu: "1" } } } },
  }, after);
  const at = { projectId: sync, environmentId: staging, systemId: shop };
  const orders = new platform.ConnectionTemplate("orders", { ...at, dynamic: true, authSchemeConfigIds: ["key"] });
  const books = new platform.ConnectionTemplate("books", { ...at, authSchemeConfigIds: ["login", "key"] });
  new platform.Connection("ledger", {
    connectionTemplateId: books, baseUrl: "eu.example.com/path",
    credentials: [
      { authSchemeConfig: "login", username: "u", password: "MARKED-2" },
      { authSchemeConfig: { type: "api-key", apiKey: { id: "key", name: "X-Key", in: "header" } },
        credential: { type: "string", name: "k", expiresAt: "2099-01-01T00:00:00Z",
          data: { string: { value: "MARKED-3" } } } },
    ],
  });
  const user = new platform.EndUser("customer", { displayName: "Customer" });
  const account = new platform.Connection("account", {
    connectionTemplateId: orders, externalId: user.externalId,
    credentials: [{ authSchemeConfig: "key", value: "MARKED-4" }],
  });
  new platform.Activation("active", {
    userId: user, environmentId: staging, dynamicVariables: { a: "x", b: 1 },
    connections: [{ connectionTemplateId: orders, existingConnectionId: account }],
  }, after);`;

test("every readable field that was changed elsewhere is shown by a refresh and put back by the next update", async () => {
  const { api, project } = bench;
  const before = await comparable();
  const { shop, sync, staging, orders, ledger, account, active } = await ids();
  const edit = async (method: string, path: string, body: object) => api.platform(method, path, body);
  await edit("PUT", `/systems/${shop}`, {
    name: "Clicked",
    domain: "clicked.example.com",
    templateBaseUrl: "https://c",
  });
  const key = { type: "api-key", apiKey: { id: "key", description: "Clicked", name: "X-Other", in: "cookie" } };
  await edit("PUT", `/systems/${shop}/auth-scheme-configs/key`, key);
  const extra = { type: "basic-auth", basicAuth: { id: "extra", description: "" } };
  await edit("PUT", `/systems/${shop}/auth-scheme-configs/extra`, extra);
  const oauth = (await api.platform("GET", `/systems/${shop}`)).authSchemeConfigs[2].oauth2;
  const { credentialId, organisationId } = oauth.grant.password;
  await edit("PUT", `/systems/${shop}/auth-scheme-configs/oauth`, {
    type: "oauth2",
    oauth2: {
      id: "oauth",
      description: "",
      tokenUrl: "https://clicked.example.com",
      scopes: [],
      defaultScopes: ["a"],
      pkce: true,
      grant: { type: "password", password: { clientId: "clicked", credentialId, organisationId } },
    },
  });
  const settings = { chatStoredInDB: false, planningChatVersion: "3", defaultEnvironment: "production" };
  await edit("PUT", `/projects/${sync}`, { name: "Clicked", settings });
  const properties = { a: { type: "string" }, b: { type: "number" }, c: { type: "string" } };
  await edit("PUT", `/projects/${sync}/variables`, { type: "object", properties });
  await edit("PUT", `/projects/${sync}/environments/execution-pools?project_env=staging`, { executionPool: "default" });
  await edit("PUT", `/environments/${staging}/config`, { deploymentSpec: { replicas: 2, staticIP: true } });
  await edit("PATCH", `/environments/${staging}/variables`, { a: null, b: 2, c: "clicked" });
  await edit("PUT", `/projects/${sync}/connection-templates/${orders}`, {
    name: "clicked",
    dynamic: false,
    authSchemeConfigIds: ["extra", "key"],
  });
  const held = await api.platform("GET", `/connections/${ledger}`);
  const [login, full] = held.credentials;
  const data = { basicAuth: { username: "clicked", password: "******" } };
  await edit("PUT", `/connections/${ledger}`, {
    name: "clicked",
    baseUrl: "",
    credentials: [
      { ...login, credential: { ...login.credential, data } },
      { ...full, authSchemeConfig: key, credential: { ...full.credential, name: "clicked", expiresAt: undefined } },
    ],
  });
  const [{ authSchemeConfig, credential, id }] = (await api.platform("GET", `/connections/${account}`)).credentials;
  const binary = { ...credential, type: "binary", data: { binary: { valueBase64: "AAAA" } } };
  await edit("PUT", `/connections/${account}`, {
    name: "account",
    baseUrl: "",
    credentials: [{ id, authSchemeConfig, credential: binary }],
  });
  await edit("PATCH", `/environments/${staging}/activations/${active}/variables`, { a: null, b: 7, c: "clicked" });

  const { stdout } = await project.run("refresh", "--yes", "--skip-preview", "--diff");
  // Of a list with a secret in it, the engine itself shows no more than that it differs.
  for (const shown of ["Clicked", "clicked.example.com", "staticIP"]) expect(stdout).toContain(shown);
  expect(summary(await project.steps())).toEqual({
    shop: "update authSchemeConfigs,domain,name,templateBaseUrl",
    sync: "update name,settings",
    variables: "update schema",
    staging: "update config,executionPool,variables",
    orders: "update authSchemeConfigIds,dynamic,name",
    ledger: "update baseUrl,credentials,name",
    account: "update credentials",
    active: "update dynamicVariables",
  });
  await project.up();
  await project.expectNoChanges();
  await project.expectNoDrift();
  const after = await comparable();
  // What the program says nothing of stays as it was found.
  for (const { kind, body } of after) if (kind === "project") delete body.settings.defaultEnvironment;
  expect(after).toEqual(before);
  expect(project.transcript).not.toContain("MARKED");
});

test("what only the service itself can change is seen as well, and needs another object", async () => {
  const { api, project } = bench;
  const before = await comparable();
  const dump = await api.dump();
  for (const { kind, body } of dump) {
    if (kind === "end-user") body.displayName = "Clicked";
    if (kind === "activation") body.connections = [];
  }
  await api.tool("POST", "seed", dump);
  await project.refresh();
  expect((await project.resources())["active"]?.outputs["connections"]).toEqual([]);
  expect(summary(await project.steps())).toEqual({
    customer: "replace displayName",
    // What depends on the end user goes first, whatever else differs.
    active: "replace",
    account: expect.stringMatching(/^replace/),
  });
  await project.up();
  expect(await comparable()).toEqual(before);
});

test("objects that were deleted elsewhere are dropped by a refresh and made again by the next update", async () => {
  const { api, project } = bench;
  const before = await comparable();
  const one = await ids();
  await api.platform("DELETE", `/environments/${one.staging}/activations/${one.active}`);
  await api.platform("DELETE", `/connections/${one.account}`);
  await api.platform("DELETE", `/connections/${one.ledger}`);
  await api.platform("DELETE", `/projects/${one.sync}/connection-templates/${one.books}`);
  await project.refresh();
  expect(summary(await project.steps())).toEqual({
    active: "create",
    account: "create",
    ledger: "create",
    books: "create",
  });
  await project.up();
  expect(await comparable()).toEqual(before);
  const two = await ids();
  await api.platform("DELETE", `/users/${two.customer}`);
  await api.platform("DELETE", `/connections/${two.ledger}`);
  await api.platform("DELETE", `/projects/${two.sync}`);
  await api.platform("DELETE", `/systems/${two.shop}`);
  await project.refresh();
  expect(Object.values(await project.resources()).filter(({ type }) => type.includes("versori"))).toEqual([]);
  await project.up();
  expect(await comparable()).toEqual(before);
  // What vanished needs no deleting.
  const three = await ids();
  await api.platform("POST", `/projects/${three.sync}/environments/${three.staging}`);
  await api.platform("DELETE", `/users/${three.customer}`);
  await project.destroy();
  expect(await api.dump()).toEqual([]);
});

test("a preview sends nothing, and a preview with refresh and a refresh only read", async () => {
  const { api, project } = bench;
  expect(await api.requestsOf(() => project.expectNoChanges())).toEqual([]);
  project.env = { ...project.env, VERSORI_API_KEY: READ_KEY };
  const read = await api.requestsOf(() => project.run("preview", "--refresh", "--expect-no-changes"));
  expect(read.sort()).toEqual([
    "GET /connections/*",
    "GET /connections/*",
    "GET /environments/*/activations",
    "GET /environments/*/activations/*",
    "GET /projects/*",
    "GET /projects/*",
    "GET /projects/*/connection-templates",
    "GET /projects/*/connection-templates",
    "GET /projects/*/variables",
    "GET /systems/*",
    "GET /users/*",
  ]);
  expect((await api.requestsOf(() => project.expectNoDrift())).sort()).toEqual(read.sort());
});

/** The ids in the state, by name. */
async function ids(): Promise<Record<string, string>> {
  const resources = Object.entries(await bench.project.resources());
  return Object.fromEntries(resources.filter(([, { id }]) => id).map(([name, { id = "" }]) => [name, id]));
}

/** Everything the API keeps, but ids and times; of what is in a list without an order, the order as well. */
async function comparable(): Promise<Json[]> {
  const text = JSON.stringify(await bench.api.dump())
    .replace(/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/gi, "*")
    .replace(/"20\d\d-\d\d-\d\dT[^"]*Z"/g, '"*"');
  const all = JSON.parse(text) as Json[];
  return all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
