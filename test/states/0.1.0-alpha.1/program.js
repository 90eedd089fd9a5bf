/* global Connector, ConnectorVersion, Connection -- the project of the test puts them in scope */
// Runs inside a project of the tests; every name of the package is in scope. Recorded states come from it, so it stays.
const orders = new Connector("orders", {
  protocol: "http",
  baseUrl: process.env.STATE_BASE_URL || "https://api.example.com",
  public: true,
  documentationURL: "https://docs.example.com",
  tags: { team: ["a", "b"] },
  categories: ["ERP"],
  connectionVariables: { region: "eu" },
  authSchemeConfigs: [
    { id: "key", schemeType: "api-key", name: "X-Key", in: "header" },
    { id: "sign", schemeType: "hmac", name: "X-Sign", in: "header", algorithm: "sha256", digestInputs: ["body"] },
    {
      id: "oauth",
      schemeType: "oauth2",
      authorizeUrl: "https://a.example.com",
      tokenUrl: "https://t.example.com",
      scopes: [{ name: "read" }],
      defaultScopes: ["read"],
      grant: { grantType: "password", clientId: "c", clientSecret: "MARKED-grant" },
    },
  ],
});
new Connector("warehouse", { protocol: "bigquery", datasetId: "project.dataset" });
new ConnectorVersion("first", {
  connectorId: orders,
  name: "1.0.0",
  description: "First",
  published: true,
  isDefault: true,
});
new ConnectorVersion("draft", { connectorId: orders, name: "2.0.0" });
new Connection("production", {
  connectorId: orders,
  variables: { region: "eu" },
  credentials: {
    action: [{ authSchemeConfig: "key", credential: { type: "string", data: { value: "MARKED-key" } } }],
    trigger: [
      {
        authSchemeConfig: { id: "own", schemeType: "basic-auth" },
        credential: { name: "hook", type: "basic-auth", data: { username: "u", password: "MARKED-password" } },
      },
    ],
  },
});
