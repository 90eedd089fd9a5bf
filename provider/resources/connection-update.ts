import type { Api } from "../api/client";
import { keepingOnce } from "../api/client-secrets";
import { type Connection as Remote, type ConnectionChange, getConnection, updateConnection } from "../api/connections";
import { updateCredential } from "../api/credentials";
import { isUnavailable, messageOf, VersoriError } from "../api/errors";
import type { Change, Progress } from "../lifecycle/definition";
import { same } from "../lifecycle/same";
import { holdsSecret } from "../lifecycle/secret-text";
import { authSchemeConfig, configBody, keepsClient, storedGrant } from "./auth-scheme-config";
import { type BoundCredential, type BoundEntry, boundEntries, matched } from "./connection-entries";
import { type Entry, type Purpose, PURPOSES } from "./connection-inputs";
import type { Computed, Inputs } from "./connection-lifecycle";
import { configNamed, connectorConfigs } from "./connector-configs";
import { dataBody, newCredential, type NewCredential } from "./credential-forms";
import { pairsOf } from "./shared";

/** A wanted entry beside the one it was. */
interface Pair extends BoundEntry {
  readonly purpose: Purpose;
  readonly wanted: Entry;
}

/** Brings a connection from what it was to what it shall be: one request for itself, one for each changed secret. */
export async function convergeConnection(
  api: Api,
  change: Change<Inputs, Computed>,
  progress: Progress<Inputs & Computed, Remote>,
): Promise<Remote> {
  const { id, olds, news, changed } = change;
  const again = changed.has("secretVersion");
  const pairs = pairsOfEntries(change);
  let isSent = false;
  const send = async (all: Pair[] = pairs): Promise<Remote> => {
    const body = await connectionChange(api, change, all);
    isSent = body !== undefined;
    return body ? updateConnection(api, news, id, body, areKept(all)) : getConnection(api, news, id);
  };
  const ask = async (): Promise<Pair[]> => withClients(pairs, await getConnection(api, news, id));
  const remote = await keepingOnce(api, areKept(pairs) ? pairs : undefined, ask, send);
  // Until each new secret is stored, the old one is the one that holds.
  const rotated = new Set<Pair>();
  const known = () => ({ ...news, credentials: entriesOf(pairs, rotated), secretVersion: olds.secretVersion });
  if (isSent) progress(remote, known());
  for (const pair of pairs) {
    const isDue = again && holdsSecret(newCredential, pair.wanted.credential);
    if (!isDue && same(pair.wanted.credential, pair.entry.credential)) continue;
    await rotate(api, news, pair.wanted.credential as NewCredential, pair.bound);
    rotated.add(pair);
    progress(remote, known());
  }
  return remote;
}

/** `diff` asks for another connection when the entries are not the same ones, so here they match. */
function pairsOfEntries({ olds, news }: Change<Inputs, Computed>): Pair[] {
  return PURPOSES.flatMap((purpose) => {
    const wanted = news.credentials[purpose] ?? [];
    const had = matched(wanted, boundEntries(olds.credentials, olds.boundCredentials, purpose)) ?? [];
    return had.flatMap((old, i) => (wanted[i] ? [{ ...old, purpose, wanted: wanted[i] }] : []));
  });
}

function entriesOf(pairs: Pair[], rotated: Set<Pair>): Inputs["credentials"] {
  const of = (purpose: Purpose) =>
    pairs
      .filter((pair) => pair.purpose === purpose)
      .map((pair) => (rotated.has(pair) ? pair.wanted : { ...pair.wanted, credential: pair.entry.credential }));
  return { action: of("action"), trigger: of("trigger") };
}

/** What the connection itself needs; undefined when only secrets changed. */
async function connectionChange(
  api: Api,
  { olds, news, changed }: Change<Inputs, Computed>,
  pairs: Pair[],
): Promise<ConnectionChange | undefined> {
  const variables = changed.has("variables") && news.variables ? pairsOf(news.variables) : undefined;
  const order = pairs.map(({ bound }) => bound.id);
  const before = PURPOSES.flatMap((purpose) => olds.boundCredentials[purpose].map(({ id }) => id));
  const edited = pairs.some(({ wanted: { authSchemeConfig: config }, entry }) => {
    const isDue = changed.has("secretVersion") && holdsSecret(authSchemeConfig, config);
    return isDue || !same(config, entry.authSchemeConfig);
  });
  if (!edited && same(order, before)) {
    return variables || changed.has("name") ? { name: news.name, variables } : undefined;
  }
  // A config that is still named by the same id is sent back as the connection has it, not as the connector has it now.
  const renamed = pairs.filter((pair) => keptCopy(pair) === undefined).map(({ wanted }) => wanted);
  const configs = await connectorConfigs(api, news, renamed);
  const bodies = (purpose: Purpose) =>
    pairs
      .filter((pair) => pair.purpose === purpose)
      .map((pair) => {
        const config = keptCopy(pair) ?? pair.wanted.authSchemeConfig;
        // Without the place of its client secret, the service would make another one each time.
        const body = typeof config === "string" ? configNamed(configs, config) : configBody(config, pair.bound.client);
        return { id: pair.bound.id, authSchemeConfig: body };
      });
  return { name: news.name, variables, credentials: { action: bodies("action"), trigger: bodies("trigger") } };
}

/** Whether it is known of each config that keeps a client secret where it does. */
const areKept = (pairs: Pair[]): boolean =>
  pairs.every(
    ({ wanted: { authSchemeConfig: config }, bound }) =>
      typeof config === "string" || !keepsClient(config) || bound.client !== undefined,
  );

/** Pairs with the places of client secrets that the service has by now. */
const withClients = (pairs: Pair[], { credentials }: Remote): Pair[] =>
  pairs.map((pair) => {
    const remote = credentials[pair.purpose].find(({ id }) => id === pair.bound.id);
    const client = remote && storedGrant(remote.authSchemeConfig);
    return client ? { ...pair, bound: { ...pair.bound, client } } : pair;
  });

const keptCopy = ({ wanted, entry, bound }: Pair) =>
  same(wanted.authSchemeConfig, entry.authSchemeConfig) ? bound.authSchemeConfig : undefined;

async function rotate(api: Api, inputs: Inputs, credential: NewCredential, bound: BoundCredential): Promise<void> {
  const { organisationId, name } = inputs;
  const data = dataBody(credential);
  const body = { name, ...credential, data, id: bound.credentialId, organisationId, expiresAt: bound.expiresAt };
  await updateCredential(api, body).catch((error: unknown) => {
    if (!isUnavailable(error)) throw error;
    throw new VersoriError(
      `credentials: the service cannot change a secret in place (${messageOf(error)}). Set replaceOnSecretChange: ` +
        "true on this connection; the next preview then shows a new connection in its place.",
    );
  });
}
