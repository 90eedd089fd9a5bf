import { ORGANISATION } from "./emulated";
import type { Plugin, Values } from "./plugin";

/** Checked inputs, ready for a create. */
export const connectorInputs = (more: Values = {}): Values => ({
  organisationId: ORGANISATION,
  name: "orders",
  protocol: "http",
  baseUrl: "https://api.example.com",
  authSchemeConfigs: [{ id: "key", schemeType: "api-key", name: "X-Key", in: "header" }],
  ...more,
});

export const versionInputs = (connectorId: string, more: Values = {}): Values => ({
  organisationId: ORGANISATION,
  connectorId,
  name: "1.0.0",
  ...more,
});

export const entry = (value: string, more: Values = {}): Values => ({
  authSchemeConfig: "key",
  credential: { type: "string", data: { value } },
  ...more,
});

export const connectionInputs = (connectorId: string, more: Values = {}): Values => ({
  organisationId: ORGANISATION,
  connectorId,
  name: "production",
  credentials: { action: [entry("MARKED-secret-1")] },
  ...more,
});

export const credentialInputs = (more: Values = {}): Values => ({
  organisationId: ORGANISATION,
  name: "shared",
  type: "string",
  data: { value: "MARKED-secret-1" },
  ...more,
});

/** A connector to hang things from. */
export const newConnector = (plugin: Plugin, more: Values = {}): Promise<{ id: string; outs: Values }> =>
  plugin.create("connector", connectorInputs(more));
