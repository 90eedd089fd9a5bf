import { Config } from "@pulumi/pulumi";
import { Connection, Connector, ConnectorVersion } from "pulumi-versori";

const config = new Config();

// Where the external API is, and how it wants to be called.
const orders = new Connector("orders", {
  protocol: "http",
  baseUrl: "https://api.orders.example.com/v2",
  authSchemeConfigs: [{ id: "api-key", schemeType: "api-key", name: "X-API-Key", in: "header" }],
});

// What the connector can do. Published versions can be used; `default` now stands for this one.
const version = new ConnectorVersion("orders-1.0.0", {
  connectorId: orders,
  name: "1.0.0",
  published: true,
  isDefault: true,
});

// The credentials of one account. The secret is encrypted in state and hidden in previews.
const production = new Connection("production", {
  connectorId: orders,
  credentials: {
    action: [
      {
        authSchemeConfig: "api-key",
        credential: { type: "string", data: { value: config.requireSecret("ordersApiKey") } },
      },
    ],
  },
});

export const connectorId = orders.id;
export const connectionId = production.id;
export const publishedAt = version.publishedAt;
