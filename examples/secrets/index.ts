import { Config, secret } from "@pulumi/pulumi";
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

// From the environment, as pipelines keep their secrets. It is encrypted in state even without `secret`.
const password = process.env["BILLING_PASSWORD"];
if (!password) throw new Error("Set the environment variable BILLING_PASSWORD.");
new Connection("from-environment", {
  connectorId: billing,
  credentials: {
    action: [
      {
        authSchemeConfig: "login",
        credential: { type: "basic-auth", data: { username: "reports", password: secret(password) } },
      },
    ],
  },
});
