import type { Api } from "../api/client";
import { getConnection, updateConnection } from "../api/connections";
import { getConnector } from "../api/connectors";
import { unlessGone } from "../api/gone";
import type { ConnectorAddress } from "../api/versions";
import { same } from "../lifecycle/same";
import type { ConnectorChange } from "./connector-update";
import { mapOf, pairsOf } from "./shared";

/** Variables by name, by id of the connection. */
type VariablesOf = Record<string, Record<string, string>>;

/**
 * To set `connectionVariables` overwrites the variables of every connection. Reads, before that happens, those that
 * will differ afterwards; what an earlier, interrupted update did not restore is among them.
 */
export async function variablesToRestore(
  api: Api,
  { id, olds, news, changed }: ConnectorChange,
): Promise<VariablesOf | undefined> {
  const pending = olds.unrestoredVariables;
  const wanted = "connectionVariables" in news ? news.connectionVariables : undefined;
  if (!changed.has("connectionVariables") || !wanted) return pending;
  const { connections } = await getConnector(api, news.organisationId, id);
  const own = connections.map((connection) => [connection.id, mapOf(connection.variables)] as const);
  const overwritten = own.filter(([, variables]) => !same(variables, wanted));
  const all = { ...Object.fromEntries(overwritten), ...pending };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** Gives connections their own variables back; one that vanished meanwhile needs none. */
export async function restoreVariables(api: Api, at: ConnectorAddress, variables: VariablesOf): Promise<void> {
  for (const [id, own] of Object.entries(variables)) {
    const connection = await unlessGone(api, at.organisationId, getConnection(api, at, id));
    if (connection) await updateConnection(api, at, id, { name: connection.name, variables: pairsOf(own) });
  }
}
