import { Connector, ConnectorVersion } from "pulumi-versori";

// Nothing here names an account or a key: the pipeline's environment does.
const inventory = new Connector("inventory", {
  protocol: "http",
  baseUrl: "https://inventory.example.com",
  authSchemeConfigs: [{ id: "key", schemeType: "api-key", name: "X-API-Key", in: "header" }],
});

new ConnectorVersion("inventory-1", { connectorId: inventory, name: "1.0.0", published: true, isDefault: true });
