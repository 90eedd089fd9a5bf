import { z } from "zod";
import type { Api } from "./client";
import { credential } from "./credentials";
import { page } from "./pages";
import { path } from "./path";
import type { ConnectorAddress } from "./versions";
import { authSchemeConfig, type AuthSchemeConfig, list, nothing, variable, type Variable } from "./wire";

const connectionCredential = z.object({ id: z.string(), authSchemeConfig, credential });

/** Credential bound to a connection, with the connection's own copy of the auth scheme config. */
export type ConnectionCredential = z.infer<typeof connectionCredential>;

/** Connection of a connector. https://docs.versori.com/v1/api-reference/connect-api/connections/update-connection */
export const connection = z.object({
  id: z.string(),
  name: z.string(),
  credentials: z.object({ action: list(connectionCredential), trigger: list(connectionCredential) }),
  variables: list(variable),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Connection = z.infer<typeof connection>;

const connectionSummary = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** A new connection's pair of auth scheme config and credential. */
export interface NewConnectionCredential {
  readonly authSchemeConfig: AuthSchemeConfig | object;
  readonly credential: object;
}

export interface ConnectionBody {
  readonly name: string;
  readonly credentials: { action: NewConnectionCredential[]; trigger: NewConnectionCredential[] };
  readonly variables: Variable[];
}

/** What an update may change; an absent member stays as it is. */
export interface ConnectionChange {
  readonly name: string;
  readonly credentials?: Record<"action" | "trigger", { id: string; authSchemeConfig: object }[]>;
  readonly variables?: Variable[];
}

const connections = ({ organisationId, connectorId }: ConnectorAddress) =>
  path`/connect/v1/o/${organisationId}/connectors/${connectorId}/connections`;

export const listConnections = (api: Api, at: ConnectorAddress) =>
  page(api, connections(at), "items", connectionSummary);

export const getConnection = (api: Api, at: ConnectorAddress, id: string): Promise<Connection> =>
  api.send({ method: "GET", path: connections(at) + path`/${id}` }, connection);

export const createConnection = (api: Api, at: ConnectorAddress, body: ConnectionBody): Promise<Connection> =>
  api.send({ method: "POST", path: connections(at), body }, connection);

export const updateConnection = (
  api: Api,
  at: ConnectorAddress,
  id: string,
  change: ConnectionChange,
  repeatable = true,
): Promise<Connection> =>
  api.send({ method: "PUT", path: connections(at) + path`/${id}`, body: { id, ...change }, repeatable }, connection);

export const deleteConnection = (api: Api, at: ConnectorAddress, id: string, force: boolean): Promise<undefined> =>
  api.send({ method: "DELETE", path: connections(at) + path`/${id}`, query: { force: force || undefined } }, nothing);
