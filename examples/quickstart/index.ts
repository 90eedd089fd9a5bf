import { ComponentResource, type ComponentResourceOptions, Config, type Output } from "@pulumi/pulumi";
import { Connection, Connector, ConnectorVersion } from "pulumi-versori";

const config = new Config();

// Where the external API is, and how it wants to be called.
const orders = new Connector("orders", {
  protocol: "http",
  baseUrl: "https://api.orders.example.com/v2",
  authSchemeConfigs: [{ id: "api-key", schemeType: "api-key", name: "X-API-Key", in: "header" }],
});

// What belongs together can be a component of your own: here a version, and the account that uses it.
class Release extends ComponentResource {
  readonly version: ConnectorVersion;
  readonly connection: Connection;

  constructor(name: string, connector: Connector, apiKey: Output<string>, opts?: ComponentResourceOptions) {
    super("quickstart:index:Release", name, {}, opts);

    // What the connector can do. Published versions can be used; `default` now stands for this one.
    this.version = new ConnectorVersion(
      `orders-${name}`,
      { connectorId: connector, name, published: true, isDefault: true },
      { parent: this },
    );

    // The credentials of one account. The secret is encrypted in state and hidden in previews.
    const credential = { type: "string" as const, data: { value: apiKey } };
    this.connection = new Connection(
      "production",
      { connectorId: connector, credentials: { action: [{ authSchemeConfig: "api-key", credential }] } },
      { parent: this },
    );
    this.registerOutputs();
  }
}

const release = new Release("1.0.0", orders, config.requireSecret("ordersApiKey"));

export const connectorId = orders.id;
export const connectionId = release.connection.id;
export const publishedAt = release.version.publishedAt;
