import { z } from "zod";
import type { Api, Request } from "../client";
import { page } from "../pages";
import { path } from "../path";
import { absent, list, nothing } from "../wire";
import { organisation } from "./organisation";
import { keyedConfig } from "./systems";

const open = z.record(z.string(), z.unknown());

const credential = z.object({
  id: z.string(),
  type: absent(z.string()),
  name: absent(z.string()),
  data: absent(open),
  expiresAt: absent(z.string()),
});

const connectionCredential = z.object({
  id: z.string(),
  authSchemeConfig: absent(keyedConfig),
  credential: absent(credential),
});

/** Credential of a connection, with the config that it is for. */
export type ConnectionCredential = z.infer<typeof connectionCredential>;

/** Connection to a system. https://docs.versori.com/v2/api-reference/connections/create-a-new-connection */
export const connection = z.object({
  id: z.string(),
  name: z.string(),
  credentials: list(connectionCredential),
  baseUrl: absent(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  systemId: absent(z.string()),
  connectionTemplateId: absent(z.string()),
});
export type Connection = z.infer<typeof connection>;

/** A connection as it is sent: always whole, secrets included. */
export interface ConnectionBody {
  readonly name: string;
  readonly credentials: object[];
  readonly baseUrl?: string;
}

const connections = (organisationId: string) => organisation(organisationId) + path`/connections`;

export const listConnections = (
  api: Api,
  organisationId: string,
  filter: Request["query"] = {},
): Promise<Connection[]> => page(api, connections(organisationId), "items", connection, filter);

export const getConnection = (api: Api, organisationId: string, id: string): Promise<Connection> =>
  api.send({ method: "GET", path: connections(organisationId) + path`/${id}` }, connection);

export const createConnection = (
  api: Api,
  organisationId: string,
  body: { connectionTemplateId: string; externalId?: string; connection: ConnectionBody },
): Promise<Connection> => api.send({ method: "POST", path: connections(organisationId), body }, connection);

/** Replaces a connection; without an address of its own, that of the system counts. */
export const updateConnection = (
  api: Api,
  organisationId: string,
  id: string,
  { baseUrl = "", ...rest }: ConnectionBody,
  repeatable: boolean,
): Promise<Connection> =>
  api.send(
    { method: "PUT", path: connections(organisationId) + path`/${id}`, body: { ...rest, baseUrl }, repeatable },
    connection,
  );

export const deleteConnection = (api: Api, organisationId: string, id: string): Promise<undefined> =>
  api.send({ method: "DELETE", path: connections(organisationId) + path`/${id}` }, nothing);

const link = (organisationId: string, id: string) => connections(organisationId) + path`/${id}/link`;

/** Lets a connection serve one more template. */
export const linkConnection = (
  api: Api,
  organisationId: string,
  id: string,
  connectionTemplateId: string,
): Promise<undefined> =>
  api.send(
    { method: "POST", path: link(organisationId, id), body: { connectionTemplateId }, repeatable: true },
    nothing,
  );

/** Lets a connection serve a template no longer. */
export const unlinkConnection = (
  api: Api,
  organisationId: string,
  id: string,
  connectionTemplateId: string,
): Promise<undefined> =>
  api.send({ method: "DELETE", path: link(organisationId, id), body: { connectionTemplateId } }, nothing);
