import { Config } from "@pulumi/pulumi";
import { Connector, ConnectorVersion } from "pulumi-versori";

const config = new Config();

// The description of a public API with 120 operations. A path, an address or an object will do.
const document = config.get("document") ?? require.resolve("@readme/oas-examples/3.0/json/star-trek.json");

const stapi = new Connector("stapi", { protocol: "http", baseUrl: "https://stapi.co/api" });

// Named after its content: another document makes another version, which is published and made the default before the
// one before it goes. Two earlier versions stay for a way back.
const version = new ConnectorVersion("stapi", {
  connectorId: stapi,
  openapi: document,
  published: true,
  isDefault: true,
  keepVersions: 2,
});

export const versionName = version.name;
