import type { Json } from "../../support/emulated";
import { Client, ORGANISATION } from "../client";

export const NO_ID = "0".repeat(26);
export const API_KEY = { type: "api-key", apiKey: { id: "key", description: "", name: "X-Key", in: "header" } };
export const BASIC = { type: "basic-auth", basicAuth: { id: "basic", description: "" } };

/** A credential as clients send it. */
export const credential = (value = "s3cret"): Json => ({
  id: NO_ID,
  authSchemeConfig: API_KEY,
  credential: { id: NO_ID, organisationId: ORGANISATION, type: "string", name: "k", data: { string: { value } } },
});

/** A system, a project with its first environment, and a template that links the two. */
export class World {
  private constructor(
    readonly client: Client,
    readonly system: Json,
    readonly project: Json,
    readonly template: Json,
  ) {}

  static async start(more: { dynamic?: boolean } = {}): Promise<World> {
    const client = await Client.start();
    const system = await client.gives(201, "POST", "/systems", systemBody());
    const project = await client.gives(200, "POST", "/projects", { name: "sync" });
    const link = { systemId: system.id, name: "shop", environmentId: project.environments[0].id, ...more };
    const template = await client.gives(200, "POST", `/projects/${project.id}/connection-templates`, link);
    return new World(client, system, project, template);
  }

  get environment(): Json {
    return this.project.environments[0];
  }

  connect = (more: object = {}, status = 201): Promise<Json> =>
    this.client.gives(status, "POST", "/connections", {
      connectionTemplateId: this.template.connectionTemplateId,
      connection: { name: "main", credentials: [credential()] },
      ...more,
    });
}

export const systemBody = (more: object = {}): Json => ({
  name: "Shop",
  domain: "shop.example.com",
  templateBaseUrl: "https://shop.example.com/",
  authSchemeConfigs: [API_KEY, BASIC],
  ...more,
});
