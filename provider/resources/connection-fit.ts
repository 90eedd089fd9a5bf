import type { Api } from "../api/client";
import { getConnector } from "../api/connectors";
import { unlessGone } from "../api/gone";
import type { Offered, Offers } from "../lifecycle/definition";
import { found, refuse } from "../lifecycle/found";
import type { Problem } from "../lifecycle/problems";
import { lacking } from "../lifecycle/suggestion";
import { isUnknown } from "../lifecycle/unknown";
import { type Entry, PURPOSES } from "./connection-inputs";
import type { Inputs } from "./connection-lifecycle";
import { verifyCredential, verifyGrants } from "./credential-fit";
import { offeredBy, unsuited } from "./schemes";

interface Place {
  readonly entry: Entry;
  readonly path: PropertyKey[];
}

/** Entries whose config is not there, or whose credential does not suit it, as far as both are known. */
export function connectionMisfits(inputs: Partial<Inputs>, offers: Offers, olds: Partial<Inputs> = {}): Problem[] {
  // A connection has copies of its configs: what stood there before needs nothing of the same connector any more.
  const isSame = olds.connectorId === inputs.connectorId;
  const before = new Set(isSame ? placesIn(olds).map(({ entry }) => keyOf(entry)) : []);
  return placesIn(inputs).flatMap(({ entry, path }) => {
    if (before.has(keyOf(entry))) return [];
    const { authSchemeConfig: config, credential } = entry;
    const scheme = schemeOf(entry, offers);
    if (scheme) return unsuited(scheme, typeOf(credential), [...path, "credential", "type"]);
    const known = offers?.map(({ id }) => id);
    if (!known || known.some(isUnknown) || typeof config !== "string" || isUnknown(config)) return [];
    const message = lacking("the connector", "auth scheme config", config, known);
    return [{ path: [...path, "authSchemeConfig"], message }];
  });
}

/** Refuses a connection that could not be made. */
export async function verifyConnection(api: Api, inputs: Inputs): Promise<void> {
  const { organisationId } = inputs;
  const places = placesIn(inputs);
  const isNamed = places.some(({ entry }) => typeof entry.authSchemeConfig === "string");
  const offers = isNamed ? await offersOf(api, inputs) : undefined;
  refuse(connectionMisfits(inputs, offers));
  for (const { entry, path } of places) {
    const { authSchemeConfig: config, credential } = entry;
    if (typeof config !== "string") await verifyGrants(api, [[config, [...path, "authSchemeConfig"]]]);
    if (!("id" in credential)) continue;
    await verifyCredential(api, organisationId, credential.id, [...path, "credential", "id"], schemeOf(entry, offers));
  }
}

async function offersOf(api: Api, { organisationId, connectorId }: Inputs): Promise<Offered[]> {
  const attempt = unlessGone(api, organisationId, getConnector(api, organisationId, connectorId));
  return (await found(attempt, ["connectorId"], "connector")).authSchemeConfigs.map(offeredBy);
}

const schemeOf = ({ authSchemeConfig: config }: Entry, offers: Offers): Offered | undefined =>
  typeof config === "string" ? offers?.find(({ id }) => id === config) : offeredBy(config);

/** The entries that are known, wherever that is. */
const placesIn = ({ credentials }: Partial<Inputs>): Place[] =>
  PURPOSES.flatMap((purpose) => {
    const list: unknown = credentials?.[purpose];
    const entries = Array.isArray(list) ? (list as Entry[]) : [];
    return entries.flatMap((entry, i) => (isUnknown(entry) ? [] : [{ entry, path: ["credentials", purpose, i] }]));
  });

/** What tells one entry from another, apart from its secret. */
const keyOf = ({ authSchemeConfig: config, credential }: Entry): string => {
  const { id, kind } = typeof config === "string" ? { id: config, kind: "" } : offeredBy(config);
  return JSON.stringify([id, kind, typeOf(credential)]);
};

/** The type of a new secret; that of one which exists already is not told. */
const typeOf = (credential: Entry["credential"]): unknown => (credential as { type?: unknown }).type;
