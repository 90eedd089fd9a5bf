import { Config } from "@pulumi/pulumi";
import { Connector, ConnectorVersion, Provider } from "pulumi-versori";

const config = new Config();

// Each Provider is an account: an organisation, and a key that is good for it.
const teams = {
  sales: new Provider("sales", {
    organisationId: config.require("salesOrganisation"),
    apiKey: config.requireSecret("salesKey"),
  }),
  support: new Provider("support", {
    organisationId: config.require("supportOrganisation"),
    apiKey: config.requireSecret("supportKey"),
  }),
};

// The same connector for both; neither key ever sees the other organisation.
for (const [team, provider] of Object.entries(teams)) {
  const tickets = new Connector(
    `tickets-${team}`,
    { name: "Tickets", protocol: "http", baseUrl: "https://tickets.example.com" },
    { provider },
  );
  new ConnectorVersion(`tickets-${team}-1`, { connectorId: tickets, name: "1.0.0", published: true }, { provider });
}
