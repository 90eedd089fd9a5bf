import { Config } from "@pulumi/pulumi";
import { Connection, Connector } from "pulumi-versori";

const config = new Config();

const billing = new Connector("billing", {
  protocol: "http",
  baseUrl: "https://billing.example.com",
  authSchemeConfigs: [
    { id: "key", schemeType: "api-key", name: "Authorization", in: "header" },
    { id: "login", schemeType: "basic-auth" },
  ],
});

// From the stack configuration: `pulumi config set --secret apiKey …`. Every stack has its own.
new Connection("from-config", {
  connectorId: billing,
  credentials: {
    action: [
      { authSchemeConfig: "key", credential: { type: "string", data: { value: config.requireSecret("apiKey") } } },
    ],
  },
});

// By reference to the environment, where pipelines keep their secrets: neither the program nor the state holds it.
new Connection("from-environment", {
  connectorId: billing,
  credentials: {
    action: [
      {
        authSchemeConfig: "login",
        credential: { type: "basic-auth", data: { username: "reports", password: { fromEnv: "BILLING_PASSWORD" } } },
      },
    ],
  },
});
