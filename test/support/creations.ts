import { ORGANISATION } from "./emulated";
import { KEY, platformConnection, platformTemplate, projectInputs, systemInputs } from "./platform-samples";
import type { Plugin, Values } from "./plugin";
import { connectionInputs, connectorInputs, credentialInputs, newConnector, versionInputs } from "./samples";

/** One kind of resource that a request creates. */
export interface Sample {
  readonly type: string;
  /** The kind under which the emulator keeps it. */
  readonly kind: string;
  /** The member by which the emulator's objects are told apart; `inputs` puts the name there. */
  readonly key?: string;
  readonly inputs: (name: string) => Values;
}

/** Every kind of resource, with parents that exist. */
export async function creations(plugin: Plugin, users: string[] = []): Promise<Sample[]> {
  const organisationId = ORGANISATION;
  const { id: connectorId } = await newConnector(plugin, { name: "parent" });
  await plugin.create("connector-version", versionInputs(connectorId, { name: "parent" }));
  const parents = await platformTemplate(plugin, { name: "parent" });
  const { projectId, environmentId, systemId } = parents;
  for (const externalId of users) await plugin.create("platform/end-user", { organisationId, externalId });
  const inVersion = { organisationId, connectorId, version: "parent" };
  const content = { method: "GET", responses: [{ status: 200 }] };
  const schema = { type: "object" };
  return [
    { type: "connector", kind: "connector", inputs: (name) => connectorInputs({ name }) },
    { type: "connector-version", kind: "version", inputs: (name) => versionInputs(connectorId, { name }) },
    { type: "connection", kind: "connection", inputs: (name) => connectionInputs(connectorId, { name }) },
    { type: "credential", kind: "credential", inputs: (name) => credentialInputs({ name }) },
    { type: "action", kind: "action", inputs: (name) => ({ ...inVersion, name, ...content, path: `/${name}` }) },
    { type: "trigger", kind: "trigger", inputs: (name) => ({ ...inVersion, name, ...content }) },
    {
      type: "definitions",
      kind: "definition",
      inputs: (name) => ({ ...inVersion, definitions: { [name]: { schema } } }),
    },
    { type: "platform/system", kind: "system", inputs: (name) => systemInputs({ name }) },
    {
      type: "platform/system-action",
      kind: "system-action",
      inputs: (name) => ({ organisationId, systemId, name, method: "GET", path: `/${name}` }),
    },
    { type: "platform/project", kind: "project", inputs: (name) => projectInputs({ name }) },
    { type: "platform/environment", kind: "environment", inputs: (name) => ({ organisationId, projectId, name }) },
    {
      type: "platform/connection-template",
      kind: "connection-template",
      inputs: (name) => ({ organisationId, projectId, environmentId, systemId, name }),
    },
    {
      type: "platform/connection",
      kind: "platform-connection",
      inputs: (name) =>
        platformConnection(parents, { name, credentials: [{ authSchemeConfig: KEY, value: "MARKED-1" }] }),
    },
    {
      type: "platform/end-user",
      kind: "end-user",
      key: "externalId",
      inputs: (externalId) => ({ organisationId, externalId }),
    },
    {
      type: "platform/activation",
      kind: "activation",
      key: "user",
      inputs: (userId) => ({ organisationId, environmentId, userId }),
    },
  ];
}
