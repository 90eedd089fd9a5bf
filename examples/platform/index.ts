import { ComponentResource, type ComponentResourceOptions, Config, type Output } from "@pulumi/pulumi";
import { platform } from "pulumi-versori";

const config = new Config();

// Two external APIs, each with the ways in which it can be used.
const shop = new platform.System("shop", {
  domain: "shop.example.com",
  templateBaseUrl: "https://shop.example.com",
  authSchemeConfigs: [
    { type: "api-key", apiKey: { id: "key", name: "X-Shop-Key", in: "header" } },
    { type: "basic-auth", basicAuth: { id: "login" } },
  ],
});
const ledger = new platform.System("ledger", {
  domain: "ledger.example.com",
  templateBaseUrl: "https://ledger.example.com",
  authSchemeConfigs: [
    {
      type: "oauth2",
      oauth2: {
        id: "machine",
        tokenUrl: "https://login.ledger.example.com/token",
        scopes: [{ name: "invoices.write" }],
        defaultScopes: ["invoices.write"],
        grant: { type: "clientCredentials" },
      },
    },
  ],
});

// What the project's code can ask the shop for.
new platform.SystemAction("get-order", { systemId: shop, method: "GET", path: "/orders/{id}", summary: "One order" });

// A project, the variables that its users may set, and its first environment, which exists from the start.
const sync = new platform.Project("order-sync");
const variables = new platform.ProjectVariables("variables", {
  projectId: sync,
  schema: { type: "object", properties: { currency: { type: "string" }, batch: { type: "integer" } } },
});
const production = new platform.Environment(
  "production",
  { projectId: sync, adopt: true, variables: { batch: 100 }, config: { deploymentSpec: { replicas: 2 } } },
  { dependsOn: variables },
);

// What the project's code asks for by name. The ledger is the same for everybody, each customer has a shop.
const books = new platform.ConnectionTemplate("books", {
  projectId: sync,
  environmentId: production,
  systemId: ledger,
});
const storefront = new platform.ConnectionTemplate("storefront", {
  projectId: sync,
  environmentId: production,
  systemId: shop,
  dynamic: true,
  authSchemeConfigIds: ["key"],
});

// The type of a credential follows from the auth scheme config.
new platform.Connection("company-ledger", {
  connectionTemplateId: books,
  credentials: [
    { authSchemeConfig: "machine", clientId: "order-sync", clientSecret: config.requireSecret("ledgerSecret") },
  ],
});

// What one customer takes is a component: the user, the credentials of its shop, and the activation that joins the two.
class Customer extends ComponentResource {
  readonly activation: platform.Activation;

  constructor(name: string, args: { externalId: string; shopKey: Output<string> }, opts?: ComponentResourceOptions) {
    super("platform:index:Customer", name, {}, opts);
    const within = { parent: this };
    const user = new platform.EndUser(name, { externalId: args.externalId, displayName: name }, within);
    const account = new platform.Connection(
      `${name}-shop`,
      {
        connectionTemplateId: storefront,
        externalId: user.externalId,
        credentials: [{ authSchemeConfig: "key", value: args.shopKey }],
      },
      within,
    );
    this.activation = new platform.Activation(
      name,
      {
        userId: user,
        environmentId: production,
        connections: [{ connectionTemplateId: storefront, existingConnectionId: account }],
        dynamicVariables: { currency: "EUR" },
      },
      { ...within, dependsOn: variables },
    );
    this.registerOutputs();
  }
}

const acme = new Customer("acme", { externalId: "customer-17", shopKey: config.requireSecret("acmeKey") });

export const address = production.publicUrl;
export const activationId = acme.activation.id;
