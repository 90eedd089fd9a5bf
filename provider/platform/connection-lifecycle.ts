import type { Api } from "../api/client";
import { keepingOnce } from "../api/client-secrets";
import { VersoriError } from "../api/errors";
import * as connections from "../api/platform/connections";
import { unlessGone } from "../api/platform/organisation";
import type { Change, Definition, Owned } from "../lifecycle/definition";
import { lifecycle } from "../lifecycle/lifecycle";
import { same } from "../lifecycle/same";
import type { Problem } from "../lifecycle/problems";
import { configId, grantRules, keepsClient } from "./auth-scheme-config";
import { bodyOf } from "./connection-body";
import { platformConnectionInputs, type PlatformConnectionInputs } from "./connection-inputs";
import { entriesOf, isTouched } from "./connection-entries";
import { type BoundPlatformCredential, boundOf, isSignIn } from "./credential";
import { verifyConnection } from "./connection-fit";
import { relinked } from "./connection-links";
import { removal } from "./removal";
import { connectionMisfits } from "./schemes";

type Inputs = PlatformConnectionInputs & Owned;
type Remote = connections.Connection;

interface Computed {
  createdAt: string;
  updatedAt: string;
  boundCredentials: BoundPlatformCredential[];
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "Connection",
  inputs: platformConnectionInputs,
  unique: ["organisationId", "name"],
  rules,
  misfits: connectionMisfits,
  verify: verifyConnection,

  async create(api, inputs, progress, once) {
    const { organisationId, connectionTemplateId, externalId } = inputs;
    const connection = await bodyOf(api, inputs, []);
    const made = await once(() =>
      connections.createConnection(api, organisationId, { connectionTemplateId, externalId, connection }),
    );
    progress(made, { ...inputs, links: [] });
    return relinked(api, made, { ...inputs, was: [] }, (links) => progress(made, { ...inputs, links }));
  },

  async namesakes(api, { organisationId, connectionTemplateId, name, systemId }) {
    const all = await connections.listConnections(api, organisationId, { system_id: systemId });
    // A template that is gone is not told any more.
    const templates = [connectionTemplateId, undefined];
    return all.filter((one) => one.name === name && templates.includes(one.connectionTemplateId));
  },

  read: (api, id, { organisationId }) =>
    unlessGone(api, organisationId, connections.getConnection(api, organisationId, id)),

  async update(api, change, progress) {
    const { olds, news } = change;
    const made = await replaced(api, change);
    progress(made, { ...news, links: olds.links });
    return relinked(api, made, { ...news, was: olds.links ?? [] }, (links) => progress(made, { ...news, links }));
  },

  delete: (api, id, { organisationId }) =>
    removal(api, organisationId, "The connection", connections.deleteConnection(api, organisationId, id)),

  inputsOf: (remote, known) => {
    const { name, baseUrl, systemId, connectionTemplateId } = remote;
    return {
      name,
      baseUrl: isSameOrigin(known.baseUrl, baseUrl) ? known.baseUrl : baseUrl || undefined,
      // A template that it serves no longer is not told; nor is a system that nobody asked for.
      ...(known.connectionTemplateId === undefined && connectionTemplateId !== undefined && { connectionTemplateId }),
      ...(systemId !== undefined && { systemId }),
      credentials: entriesOf(remote, known),
    };
  },

  computedOf: ({ createdAt, updatedAt, credentials }) => ({
    createdAt,
    updatedAt,
    boundCredentials: credentials.map(boundOf),
  }),
};

/** What the plugin runs for connections of the platform API. */
export const platformConnectionLifecycle = lifecycle(definition);

/** A replacement needs all secrets, so it is sent only when the connection itself differs. */
async function replaced(api: Api, { id, olds, news, changed }: Change<Inputs, Computed>): Promise<Remote> {
  const differs = ["name", "baseUrl", "credentials", "secretVersion"].some((key) => changed.has(key));
  if (!differs) {
    const now = await connections.getConnection(api, news.organisationId, id);
    // What the next refresh would find is put right at once, as it could not be found any more.
    if (!isTouched(now, olds)) return now;
  }
  const spent = news.credentials.findIndex((entry, i) => isSignIn(entry) && same(entry, olds.credentials[i]));
  if (spent >= 0) {
    throw new VersoriError(
      `credentials[${String(spent)}]: a connection is always sent as a whole, and what a sign-in gave is used up: ` +
        "give tokens, or the code of a new sign-in.",
    );
  }
  return keepingOnce(
    api,
    areKept(news, olds.boundCredentials) ? olds.boundCredentials : undefined,
    async () => withClients(news, olds.boundCredentials, await connections.getConnection(api, news.organisationId, id)),
    async (bound = []) => {
      const connection = await bodyOf(api, news, bound);
      return connections.updateConnection(api, news.organisationId, id, connection, areKept(news, bound));
    },
  );
}

/** Whether it is known of each config that keeps a client secret where it does. */
const areKept = ({ credentials }: Inputs, bound: BoundPlatformCredential[]): boolean =>
  credentials.every(
    ({ authSchemeConfig: config }, i) => typeof config === "string" || !keepsClient(config) || bound[i]?.client,
  );

/** What is known of the entries, with the places of client secrets that the service has by now. */
const withClients = ({ credentials }: Inputs, known: BoundPlatformCredential[], remote: Remote) =>
  remote.credentials.map((one, i) => {
    const config = credentials[i]?.authSchemeConfig;
    const isOwn = config !== undefined && typeof config !== "string";
    const { client, ...bound } = boundOf(one);
    const isSame = isOwn && one.authSchemeConfig && configId(one.authSchemeConfig) === configId(config);
    return { ...bound, ...known[i], ...(isSame && client && { client }) };
  });

function rules({ credentials }: Inputs): Problem[] {
  return credentials.flatMap(({ authSchemeConfig: config }, i) =>
    typeof config === "string" ? [] : grantRules(config, ["credentials", i, "authSchemeConfig", config.type]),
  );
}

/** The service keeps scheme and host of an address, and takes https without a scheme. */
function isSameOrigin(known: string | undefined, told: string | undefined): boolean {
  if (!known || !told) return (known ?? "") === (told ?? "");
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(known) ? known : `https://${known}`;
  return URL.canParse(url) && URL.canParse(told) && new URL(url).origin === new URL(told).origin;
}
