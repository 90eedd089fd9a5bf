import { missing } from "../errors";
import type { Connection, Connector, Subscriber, Version } from "../objects";
import type { Store } from "../store";

/** One request, routed and validated. */
export interface Call {
  readonly store: Store;
  /** Address of this server, without a path. */
  readonly origin: string;
  /** Organisation of the path; empty where the path has none. */
  readonly organisation: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, never>>;
  readonly body: never;
}

/** What a handler answers. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Default: `application/json`. */
  readonly contentType?: string;
}

/** Carries out one operation of the API description, within one transaction. */
export type Handler = (call: Call) => Answer;

/** The successes that handlers answer with. */
export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const done: Answer = { status: 204 };

/** Whether a moment, such as the end of a credential, is over. */
export const isPast = ({ store }: Call, moment: string | undefined): boolean =>
  moment !== undefined && Date.parse(moment) <= store.clock();

/** The connector that the path names. */
export function connectorOf({ store, organisation, params }: Call): Connector {
  const connector = store.get<Connector>("connector", organisation, params["connector_id"] ?? "");
  if (!connector) throw missing("connector");
  return connector;
}

/** Keeps a connector; its time of change moves with every change of a child, too. */
export function keepConnector({ store, organisation }: Call, connector: Connector): Connector {
  const kept = { ...connector, updatedAt: store.now() };
  store.put("connector", organisation, "", kept);
  return kept;
}

/** The connections of a connector. */
export const connectionsOf = ({ store, organisation }: Call, connectorId: string): Connection[] =>
  store.list<Connection>("connection", organisation, connectorId);

/** The versions of a connector. */
export const versionsOf = ({ store, organisation }: Call, connectorId: string): Version[] =>
  store.list<Version>("version", organisation, connectorId);

/** What a product may use of a connector. */
export interface Part {
  version?: string;
  connectionId?: string;
}

/** Whether some product uses the connector, or this part of it. */
export const isUsed = (call: Call, connectorId: string, part?: Part): boolean =>
  usesOf(call, connectorId, part).length > 0;

/** Products stop using what is deleted in spite of them. */
export function endUses(call: Call, connectorId: string, part?: Part): void {
  for (const { id } of usesOf(call, connectorId, part)) call.store.remove("subscriber", call.organisation, id);
}

/** `force=true` carries on although something is in use. */
export const forced = ({ query }: Call): boolean => (query as { force?: boolean }).force === true;

function usesOf({ store, organisation }: Call, connectorId: string, part?: Part): Subscriber[] {
  return store
    .list<Subscriber>("subscriber", organisation, connectorId)
    .filter(
      ({ version, connectionId }) =>
        part === undefined ||
        (part.version !== undefined && version === part.version) ||
        (part.connectionId !== undefined && connectionId === part.connectionId),
    );
}
