import { z } from "zod";
import type { Api } from "./client";
import { page } from "./pages";
import { path } from "./path";
import { absent, list, message, nothing } from "./wire";

/**
 * Version of a connector.
 * https://docs.versori.com/v1/api-reference/connect-api/connector-version/update-connector-version
 */
export const version = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: absent(z.string()),
  isLatest: z.boolean(),
  isDefault: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  publishedAt: absent(z.string()),
  messages: absent(z.array(message)),
});
export type Version = z.infer<typeof version>;

/** Where the versions of a connector are. */
export interface ConnectorAddress {
  readonly organisationId: string;
  readonly connectorId: string;
}

const versions = ({ organisationId, connectorId }: ConnectorAddress) =>
  path`/connect/v1/o/${organisationId}/connectors/${connectorId}/versions`;

/** Where one version is: its name is its address. */
export interface VersionAddress extends ConnectorAddress {
  readonly version: string;
}

/** The path of what a version holds, such as its actions. */
export const insideVersion = ({ version, ...at }: VersionAddress, collection: string): string =>
  versions(at) + path`/${version}/${collection}`;

const result = z.object({ version }).transform((answer) => answer.version);

export const listVersions = (api: Api, at: ConnectorAddress): Promise<Version[]> =>
  page(api, versions(at), "items", version);

export const getVersion = (api: Api, at: ConnectorAddress, name: string): Promise<Version> =>
  api.send({ method: "GET", path: versions(at) + path`/${name}` }, version);

export const createVersion = (
  api: Api,
  at: ConnectorAddress,
  body: { name: string; fromVersion?: string },
): Promise<Version> => api.send({ method: "POST", path: versions(at), body }, version);

/** Replaces a version. `was` is the version as just read: the API wants its read-only members back unchanged. */
export const updateVersion = (
  api: Api,
  at: ConnectorAddress,
  was: Version,
  change: Partial<Pick<Version, "description" | "isDefault">>,
): Promise<Version> =>
  api.send(
    {
      method: "PUT",
      path: versions(at) + path`/${was.name}`,
      body: { ...was, publishedAt: was.publishedAt ?? null, ...change },
    },
    version,
  );

const imported = z.object({
  connector: z.object({ versions: list(version) }),
  messages: list(message),
});

/** Makes a version from an OpenAPI document. */
export const importVersion = (
  api: Api,
  { organisationId, connectorId }: ConnectorAddress,
  name: string,
  document: string,
): Promise<z.infer<typeof imported>> =>
  api.send(
    {
      method: "POST",
      path: path`/connect/v1/o/${organisationId}/connector/${connectorId}/http/import`,
      body: documentForm(document, { format: "openapi", version: name }),
    },
    imported,
  );

/** A document and what it is, as imports want it. */
export function documentForm(document: string, metadata: object): FormData {
  const form = new FormData();
  form.set("metadata", new Blob([JSON.stringify(metadata)], { type: "application/json" }));
  form.set("file", new Blob([document]), "openapi");
  return form;
}

export const publishVersion = (api: Api, at: ConnectorAddress, name: string): Promise<Version> =>
  api.send({ method: "POST", path: versions(at) + path`/${name}/publish`, repeatable: true }, result);

export const unpublishVersion = (api: Api, at: ConnectorAddress, name: string): Promise<Version> =>
  api.send({ method: "POST", path: versions(at) + path`/${name}/unpublish`, repeatable: true }, result);

export const deleteVersion = (api: Api, at: ConnectorAddress, name: string, force: boolean): Promise<undefined> =>
  api.send({ method: "DELETE", path: versions(at) + path`/${name}`, query: { force: force || undefined } }, nothing);
