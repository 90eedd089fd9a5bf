import { Config } from "@pulumi/pulumi";
import { Connection, Connector, ConnectorVersion } from "pulumi-versori";

const config = new Config();

// One connector that shows every way to authenticate. Connections pick from these by id.
const crm = new Connector("crm", {
  protocol: "http",
  // Filled from the variables of the connection that is used.
  baseUrl: "https://{{region}}.crm.example.com/api",
  connectionVariables: { region: "eu" },
  documentationURL: "https://crm.example.com/docs",
  tags: { team: ["sales"] },
  categories: ["CRM"],
  authSchemeConfigs: [
    { id: "none", schemeType: "none", description: "For the public price list" },
    { id: "key", schemeType: "api-key", name: "X-API-Key", in: "header" },
    { id: "basic", schemeType: "basic-auth" },
    { id: "certificate", schemeType: "certificate" },
    {
      id: "webhook",
      schemeType: "hmac",
      name: "X-Signature",
      in: "header",
      algorithm: "sha256",
      digestInputs: ["url", "body"],
    },
    oauth2("machine", { grantType: "client_credentials" }),
    oauth2("user", {
      grantType: "authorization_code",
      clientId: "our-app",
      clientSecret: config.requireSecret("clientSecret"),
    }),
    oauth2("legacy", {
      grantType: "password",
      clientId: "our-app",
      clientSecret: config.requireSecret("clientSecret"),
    }),
  ],
});

// The first version is published. The second starts as a copy of it and stays a draft until it is ready.
const first = new ConnectorVersion("crm-1", {
  connectorId: crm,
  name: "1.0.0",
  description: "Contacts",
  published: true,
  isDefault: config.get("default") !== "2.0.0",
});
new ConnectorVersion(
  "crm-2",
  {
    connectorId: crm,
    name: "2.0.0",
    description: "Contacts and orders",
    fromVersion: first.name,
    published: config.get("default") === "2.0.0",
    isDefault: config.get("default") === "2.0.0",
  },
  // `pulumi config set default 2.0.0` publishes the second version and makes it the default: one update.
  { dependsOn: first },
);

// Two accounts at the same external system.
const production = new Connection("production", {
  connectorId: crm,
  variables: { region: "eu" },
  credentials: {
    action: [
      {
        authSchemeConfig: "key",
        credential: { type: "string", data: { value: config.requireSecret("apiKey") } },
      },
      {
        authSchemeConfig: "machine",
        credential: {
          type: "oauth2-client",
          data: {
            clientId: "our-machine",
            clientSecret: config.requireSecret("clientSecret"),
            tokenUrl: "https://login.crm.example.com/token",
          },
        },
      },
    ],
    // Incoming webhook calls are checked with this.
    trigger: [
      {
        authSchemeConfig: "webhook",
        credential: { type: "string", data: { value: config.requireSecret("webhookSecret") } },
      },
    ],
  },
});
new Connection("sandbox", {
  connectorId: crm,
  variables: { region: "sandbox" },
  credentials: {
    action: [
      {
        authSchemeConfig: "basic",
        credential: {
          type: "basic-auth",
          data: { username: "tester", password: config.requireSecret("sandboxPassword") },
        },
      },
    ],
  },
});

export const connectorId = crm.id;
// Ids that the service gave to the credentials, for tools that need them.
export const credentialIds = production.boundCredentials.action.apply((all) =>
  all.map(({ credentialId }) => credentialId),
);

/** What the three OAuth configs have in common. */
function oauth2<G>(id: string, grant: G) {
  return {
    id,
    schemeType: "oauth2" as const,
    authorizeUrl: "https://login.crm.example.com/authorize",
    tokenUrl: "https://login.crm.example.com/token",
    scopes: [{ name: "contacts.read" }, { name: "orders.read" }],
    defaultScopes: ["contacts.read"],
    grant,
  };
}
