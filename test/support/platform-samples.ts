import { ORGANISATION } from "./emulated";
import type { Plugin, Values } from "./plugin";

const organisationId = ORGANISATION;

export const KEY = { type: "api-key", apiKey: { id: "key", name: "X-Key", in: "header" } };

/** Checked inputs, ready for a create. */
export const systemInputs = (more: Values = {}): Values => ({
  organisationId,
  name: "shop",
  domain: "shop.example.com",
  templateBaseUrl: "https://shop.example.com",
  authSchemeConfigs: [KEY],
  ...more,
});

export const projectInputs = (more: Values = {}): Values => ({ organisationId, name: "sync", ...more });

/** A system, a project and the id of its environment, to hang things from. */
export async function platformParents(plugin: Plugin, system: Values = {}) {
  const { id: systemId } = await plugin.create("platform/system", systemInputs(system));
  const { id: projectId, outs } = await plugin.create("platform/project", projectInputs());
  return { organisationId, systemId, projectId, environmentId: String(outs["environmentIds"].production) };
}

/** The same, with a template. */
export async function platformTemplate(plugin: Plugin, more: Values = {}, system: Values = {}) {
  const parents = await platformParents(plugin, system);
  const inputs = { ...parents, name: "orders", ...more };
  const { id: connectionTemplateId } = await plugin.create("platform/connection-template", inputs);
  return { ...parents, connectionTemplateId };
}

export const platformConnection = (
  { organisationId: owner, systemId, connectionTemplateId }: Record<string, string>,
  more: Values = {},
): Values => ({
  organisationId: owner,
  systemId,
  connectionTemplateId,
  name: "account",
  credentials: [{ authSchemeConfig: "key", value: "MARKED-secret-1" }],
  ...more,
});
