import { z } from "zod";
import type { Api } from "./client";
import { connection } from "./connections";
import { page } from "./pages";
import { path } from "./path";
import { documentForm, version } from "./versions";
import { absent, authSchemeConfig, list, message, nothing, variable, type Variable } from "./wire";

/**
 * Connector to an external system.
 * https://docs.versori.com/v1/api-reference/connect-api/connectors/update-connector
 */
export const connector = z.object({
  id: z.string(),
  organisationId: z.string(),
  name: z.string(),
  protocol: z.enum(["http", "bigquery"]),
  baseUrl: absent(z.string()),
  datasetId: absent(z.string()),
  public: absent(z.boolean()),
  documentationURL: absent(z.string()),
  imageURL: absent(z.string()),
  tags: absent(z.record(z.string(), list(z.string()))),
  authSchemeConfigs: list(authSchemeConfig),
  connectionVariables: list(variable),
  connections: list(connection),
  versions: list(version),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Connector = z.infer<typeof connector>;

/** What the replacement of a connector may set; a mutable member that is absent is unset. */
export interface ConnectorBody {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly protocol: "http" | "bigquery";
  readonly baseUrl?: string;
  readonly datasetId?: string;
  readonly public?: boolean;
  readonly documentationURL?: string;
  readonly imageURL?: string;
  readonly tags?: Record<string, string[]>;
  /** New order of the existing auth scheme configs; absent leaves the order alone. */
  readonly authSchemeConfigIds?: string[];
  /** Overwrites the variables of every connection too; absent leaves all alone. */
  readonly connectionVariables?: Variable[];
}

const connectors = (organisationId: string) => path`/connect/v1/o/${organisationId}/connectors`;

/**
 * What narrows a list of connectors.
 * https://docs.versori.com/v1/api-reference/connect-api/connectors/list-connectors
 */
export interface ConnectorFilter {
  /** Part of the name, in whatever case. */
  readonly name?: string;
  readonly protocol?: string;
  /** Pairs `key:value`, separated by commas; the value may be empty. */
  readonly tags?: string;
  readonly categories?: string[];
}

export const listConnectors = (api: Api, organisationId: string, filter: ConnectorFilter = {}): Promise<Connector[]> =>
  page(api, connectors(organisationId), "connectors", connector, { ...filter });

/** Those that any organisation has made public. */
export const listPublicConnectors = (api: Api, filter: ConnectorFilter): Promise<Connector[]> =>
  page(api, "/connect/v1/connectors", "connectors", connector, { ...filter });

/** Asks for one connector only: enough to learn whether the organisation answers. */
export const probeOrganisation = (api: Api, organisationId: string): Promise<unknown> =>
  api.send(
    { method: "GET", path: connectors(organisationId), query: { first: 1 } },
    z.object({ totalCount: z.number() }),
  );

export const getConnector = (api: Api, organisationId: string, id: string): Promise<Connector> =>
  api.send({ method: "GET", path: connectors(organisationId) + path`/${id}` }, connector);

export const createConnector = (
  api: Api,
  organisationId: string,
  protocol: Connector["protocol"],
  body: object,
): Promise<Connector> =>
  api.send(
    { method: "POST", path: path`/connect/v1/o/${organisationId}/protocols/${protocol}/connectors`, body },
    connector,
  );

/** A connector that an import made, and what the import could not take over. */
const imported = z.object({ connector, messages: list(message) });

/** Makes a connector from an OpenAPI document. */
export const importConnector = (
  api: Api,
  organisationId: string,
  document: string,
): Promise<z.infer<typeof imported>> =>
  api.send(
    {
      method: "POST",
      path: path`/connect/v1/o/${organisationId}/protocols/http/import`,
      body: documentForm(document, { format: "openapi" }),
    },
    imported,
  );

/** Makes a connector as a copy of a public one. */
export const importPublicConnector = (
  api: Api,
  organisationId: string,
  id: string,
  publicVersion: string,
): Promise<Connector> =>
  api.send(
    {
      method: "POST",
      path: connectors(organisationId) + path`/${id}/versions/${publicVersion}/library/import`,
    },
    connector,
  );

export const updateConnector = (api: Api, body: ConnectorBody): Promise<Connector> =>
  api.send({ method: "PUT", path: connectors(body.organisationId) + path`/${body.id}`, body }, connector);

export const deleteConnector = (api: Api, organisationId: string, id: string, force: boolean): Promise<undefined> =>
  api.send(
    { method: "DELETE", path: connectors(organisationId) + path`/${id}`, query: { force: force || undefined } },
    nothing,
  );

export const updateCategories = (api: Api, organisationId: string, id: string, categories: string[]) =>
  api.send(
    { method: "PUT", path: connectors(organisationId) + path`/${id}/categories`, body: { categories } },
    nothing,
  );

export const upsertAuthSchemeConfig = (
  api: Api,
  organisationId: string,
  id: string,
  config: { id: string },
  repeatable: boolean,
): Promise<Connector> =>
  api.send(
    {
      method: "PUT",
      path: connectors(organisationId) + path`/${id}/auth-scheme-configs/${config.id}`,
      body: config,
      repeatable,
    },
    connector,
  );

export const deleteAuthSchemeConfig = (
  api: Api,
  organisationId: string,
  id: string,
  configId: string,
): Promise<Connector> =>
  api.send(
    { method: "DELETE", path: connectors(organisationId) + path`/${id}/auth-scheme-configs/${configId}` },
    connector,
  );
