/* global Action, Connection, Connector, ConnectorVersion, ConnectorVersionPublication, Credential, Definitions,
   Trigger, platform -- the project of the test puts them in scope */
// Every type of resource. The tests run it as it is, then with PROGRAM_EDIT=update, which changes all that can change in
// place, then with PROGRAM_EDIT=replace, which makes each of them anew. States are recorded of it, together with itself.
const edit = process.env.PROGRAM_EDIT || "";
const changed = (before, after) => (edit === "" ? before : after);
const replaced = (before, after) => (edit === "replace" ? after : before);
const after = (...dependsOn) => ({ dependsOn });

const shared = new Credential("shared", {
  name: changed("Shared", "Shared by all"),
  ...replaced(
    { type: "string", data: { value: changed("MARKED-shared", "MARKED-shared-2") } },
    { type: "binary", data: { valueBase64: "TUFSS0VELXNoYXJlZA==" } },
  ),
});
const scheme = { schemeType: "api-key", name: changed("X-Key", "X-Other"), in: "header" };
const orders = new Connector("orders", {
  protocol: "http",
  baseUrl: changed("https://api.example.com", "https://new.example.com"),
  documentationURL: "https://docs.example.com",
  tags: changed({ team: ["a", "b"] }, { team: ["c"] }),
  categories: changed(["ERP"], ["CRM"]),
  connectionVariables: { region: changed("eu", "us") },
  authSchemeConfigs: [
    { id: "key", ...scheme },
    {
      id: "oauth",
      schemeType: "oauth2",
      authorizeUrl: "https://a.example.com",
      tokenUrl: "https://t.example.com",
      scopes: [{ name: "read" }],
      defaultScopes: ["read"],
      grant: { grantType: "password", clientId: "c", clientSecret: changed("MARKED-grant", "MARKED-grant-2") },
    },
    ...changed([{ id: "sign", schemeType: "basic-auth" }], [{ id: "other", schemeType: "basic-auth" }]),
  ],
});
new Connector(
  "warehouse",
  replaced(
    { protocol: "bigquery", datasetId: changed("project.dataset", "project.other") },
    { protocol: "http", baseUrl: "https://warehouse.example.com" },
  ),
);

// Two versions with contents: one that is published once they are there, and one that stays a draft.
const filled = (name, number, edited) => {
  const version = new ConnectorVersion(name, {
    connectorId: orders,
    name: replaced(number, `${number}-again`),
    description: edited("Filled", "Filled by the program"),
  });
  const schemas = new Definitions(`${name}-schemas`, {
    version,
    definitions: {
      Order: { description: edited("An order", "One order"), schema: { type: "object" } },
      ...edited({ Old: { schema: { type: "string" } } }, { New: { schema: { type: "number" } } }),
    },
  });
  const responses = [{ status: 200, definitions: [schemas.ref("Order")] }];
  const summary = edited("Orders", "All orders");
  const list = new Action(`${name}-list`, { version, method: "GET", path: "/orders", summary, responses });
  const hook = new Trigger(`${name}-hook`, { version, method: "POST", summary, responses });
  return { version, contents: [schemas, list, hook] };
};
const { version, contents } = filled("first", "1.0.0", replaced);
new ConnectorVersionPublication("published", { version, contents, isDefault: changed(false, true) });
filled("draft", "2.0.0", changed);
new ConnectorVersion("direct", {
  connectorId: orders,
  name: replaced("3.0.0", "3.0.0-again"),
  description: changed("Published by itself", "Withdrawn"),
  published: changed(true, false),
});
new Connection("production", {
  connectorId: orders,
  name: changed("Production", "In production"),
  variables: { region: changed("eu", "us") },
  credentials: {
    action: [
      { authSchemeConfig: "key", credential: { type: "string", data: { value: changed("MARKED-1", "MARKED-2") } } },
      ...replaced([], [{ authSchemeConfig: "key", credential: shared }]),
    ],
    trigger: [
      {
        authSchemeConfig: { id: "own", schemeType: "basic-auth" },
        credential: { name: "hook", type: "basic-auth", data: { username: "u", password: "MARKED-password" } },
      },
    ],
  },
});

const shop = new platform.System("shop", {
  name: changed("Shop", "The shop"),
  domain: "shop.example.com",
  templateBaseUrl: "https://shop.example.com",
  labels: replaced({ team: "a" }, { team: "b" }),
  authSchemeConfigs: [
    { type: "api-key", apiKey: { id: "key", name: changed("X-Key", "X-Other"), in: "header" } },
    changed({ type: "basic-auth", basicAuth: { id: "login" } }, { type: "basic-auth", basicAuth: { id: "other" } }),
  ],
});
// The engine deletes what two replaced objects share for one of them, and does not wait for that with the other one.
// So one of them depends on the other here, and all of the platform is replaced in one order.
const sync = new platform.Project(
  "sync",
  {
    name: changed("Sync", "Synchronisation"),
    settings: { chatStoredInDB: changed(true, false) },
    ...replaced({}, { executionPool: "eu-dedicated" }),
  },
  after(shop),
);
new platform.SystemAction("get-order", {
  systemId: shop,
  method: "GET",
  path: "/orders/{id}",
  summary: changed("One order", "An order"),
  projectIds: [sync],
});
const variables = new platform.ProjectVariables("variables", {
  projectId: sync,
  schema: {
    type: "object",
    properties: { region: { type: "string", description: changed("Where", "Where the shop is") } },
  },
});
const staging = new platform.Environment(
  "staging",
  {
    projectId: sync,
    executionPool: changed("eu-dedicated", "default"),
    config: { deploymentSpec: { replicas: changed(2, 3) } },
    variables: { region: changed("eu", "us") },
  },
  after(variables),
);
const at = { projectId: sync, environmentId: staging, systemId: shop };
const books = new platform.ConnectionTemplate("books", { ...at, name: changed("books", "ledgers") });
const storefront = new platform.ConnectionTemplate("storefront", { ...at, dynamic: true, authSchemeConfigIds: ["key"] });
new platform.Connection("ledger", {
  connectionTemplateId: books,
  name: changed("Ledger", "The ledger"),
  credentials: [{ authSchemeConfig: "key", value: changed("MARKED-ledger", "MARKED-ledger-2") }],
});
const customer = new platform.EndUser(
  "customer",
  { displayName: replaced("Customer", "Another customer") },
  after(sync),
);
const account = new platform.Connection("account", {
  connectionTemplateId: storefront,
  externalId: customer.externalId,
  credentials: [{ authSchemeConfig: "key", value: changed("MARKED-account", "MARKED-account-2") }],
});
new platform.Activation(
  "active",
  {
    userId: customer,
    environmentId: staging,
    dynamicVariables: { region: changed("eu", "us") },
    connections: [{ connectionTemplateId: storefront, existingConnectionId: account }],
  },
  after(variables),
);
