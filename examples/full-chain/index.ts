import { Config } from "@pulumi/pulumi";
import { Connection, Connector, ConnectorVersion } from "pulumi-versori";

const config = new Config();
const clientSecret = config.requireSecret("clientSecret");
const tokenUrl = "https://login.crm.example.com/token";

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
    // These two grants need our own application at the external system, once for all connections.
    oauth2("user", { grantType: "authorization_code", clientId: "our-app", clientSecret }),
    oauth2("legacy", { grantType: "password", clientId: "our-app", clientSecret }),
  ],
});

// Exactly one version says that it is the default, the others say nothing: the API takes it from the version before
// in the same request. A `false` there would be a request of its own, and leave a moment without a default.
const defaultVersion = config.get("defaultVersion") ?? "1.0.0";
const isDefault = (name: string) => (name === defaultVersion ? true : undefined);

const contacts = new ConnectorVersion("crm-1.0.0", {
  connectorId: crm,
  name: "1.0.0",
  description: "Contacts",
  published: true,
  isDefault: isDefault("1.0.0"),
});
// Starts with what 1.0.0 can do. The output as a name tells Pulumi the order, too: first the original, then the copy.
const orders = new ConnectorVersion("crm-1.1.0", {
  connectorId: crm,
  name: "1.1.0",
  description: "Contacts and orders",
  fromVersion: contacts.name,
  published: true,
  isDefault: isDefault("1.1.0"),
});
// A draft: it can be edited in the console, and nobody can use it before it says `published: true`.
new ConnectorVersion("crm-2.0.0", {
  connectorId: crm,
  name: "2.0.0",
  description: "Invoices",
  fromVersion: orders.name,
});

// Two accounts at the same external system. Several entries of one list are applied to a request in their order.
const production = new Connection("production", {
  connectorId: crm,
  variables: { region: "eu" },
  credentials: {
    action: [
      {
        authSchemeConfig: "certificate",
        credential: {
          type: "certificate",
          data: {
            certificate: config.require("certificate"),
            key: config.requireSecret("certificateKey"),
            ca: config.require("certificateAuthority"),
          },
        },
      },
      {
        authSchemeConfig: "key",
        credential: { type: "string", data: { value: config.requireSecret("apiKey") } },
      },
      {
        authSchemeConfig: "machine",
        credential: { type: "oauth2-client", data: { clientId: "our-machine", clientSecret, tokenUrl } },
      },
    ],
    // Incoming webhook calls are checked with this. What is made from a secret with `apply` is a secret as well.
    trigger: [
      {
        authSchemeConfig: "webhook",
        credential: { type: "binary", data: { valueBase64: config.requireSecret("webhookSecret").apply(base64) } },
      },
    ],
  },
});
new Connection("sandbox", {
  connectorId: crm,
  variables: { region: "sandbox" },
  credentials: {
    action: [
      { authSchemeConfig: "none", credential: { type: "none", data: {} } },
      {
        authSchemeConfig: "basic",
        credential: {
          type: "basic-auth",
          data: { username: "tester", password: config.requireSecret("sandboxPassword") },
        },
      },
      {
        authSchemeConfig: "legacy",
        credential: {
          type: "oauth2-password",
          data: { username: "tester", password: config.requireSecret("sandboxPassword") },
        },
      },
      // Tokens of a sign-in that happened elsewhere. An authorization code (`oauth2-code`) is good for one use only,
      // so it is nothing to keep in a program.
      {
        authSchemeConfig: "user",
        credential: {
          type: "oauth2-token",
          data: { scopes: ["contacts.read"], refreshToken: config.requireSecret("refreshToken") },
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
    tokenUrl,
    scopes: [{ name: "contacts.read" }, { name: "orders.read" }],
    defaultScopes: ["contacts.read"],
    grant,
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
