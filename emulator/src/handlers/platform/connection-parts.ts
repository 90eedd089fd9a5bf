import { invalid, taken } from "../../errors";
import { NO_ID } from "../../objects";
import { hidden, REDACTED, refuseRedacted } from "../../secrets";
import { type Call, isPast } from "../call";
import { allConnections } from "./find";
import { memberOf, refuseForeign } from "./keyed";
import type { Connection, EndUser, Entry, Keyed, Template } from "./objects";
import { keptScheme, showScheme } from "./schemes";

/** A connection as clients send it. */
export interface ConnectionBody {
  name: string;
  credentials: Entry[];
  baseUrl?: string;
}

/** Makes a connection for a template: static, or that of an end user. */
export function addConnection(
  call: Call,
  template: Template,
  body: ConnectionBody,
  endUser?: EndUser,
  path = "connection",
): Connection {
  const { id: templateId, systemId } = template;
  const now = call.store.now();
  const connection: Connection = {
    id: call.store.newId(),
    ...settings(call, { systemId }, body, path),
    createdAt: now,
    updatedAt: now,
    systemId,
    templateIds: endUser ? [templateId] : [],
    ...(endUser && { endUserId: endUser.id }),
  };
  call.store.put("platform-connection", call.organisation, "", connection);
  return endUser ? connection : linked(call, connection, templateId);
}

/** What a body says about a connection, checked, as it is kept. Secrets that come back hidden stay what they were. */
export function settings(
  call: Call,
  was: Pick<Connection, "systemId"> & Partial<Connection>,
  body: ConnectionBody,
  path: string,
): Pick<Connection, "name" | "credentials" | "baseUrl"> {
  const at = path === "" ? "" : `${path}.`;
  const { name, baseUrl = "" } = body;
  if (name === "") throw invalid(`${at}name`, "must not be empty");
  const namesakes = allConnections(call).filter((one) => one.name === name && one.systemId === was.systemId);
  if (namesakes.some(({ id }) => id !== was.id)) throw taken("connection", `${at}name`);
  const credentials = body.credentials.map((entry, i) => {
    const before = was.credentials?.find(({ id }) => id === entry.id) ?? was.credentials?.[i];
    return keptEntry(call, entry, before, `${at}credentials[${i}]`);
  });
  return { name, credentials, baseUrl: origin(baseUrl, `${at}baseUrl`) };
}

/** Lets a connection serve a template; a static one takes the place of the one before. */
export function linked(call: Call, connection: Connection, templateId: string): Connection {
  for (const other of allConnections(call)) {
    const serves =
      other.id !== connection.id && other.endUserId === undefined && other.templateIds.includes(templateId);
    if (serves && connection.endUserId === undefined) unlinked(call, other, templateId);
  }
  return kept(call, { ...connection, templateIds: [...new Set([...connection.templateIds, templateId])] });
}

/** Lets a connection serve a template no longer. */
export const unlinked = (call: Call, connection: Connection, templateId: string): Connection =>
  kept(call, { ...connection, templateIds: connection.templateIds.filter((id) => id !== templateId) });

/** Keeps a changed connection. */
export function kept(call: Call, connection: Connection): Connection {
  const changed = { ...connection, updatedAt: call.store.now() };
  call.store.put("platform-connection", call.organisation, "", changed);
  return changed;
}

/** A connection as the API shows it. */
export function showConnection(call: Call, connection: Connection): object {
  const { id, name, baseUrl, createdAt, updatedAt, systemId, templateIds } = connection;
  const alive = connection.credentials.filter(({ credential }) => !isPast(call, credential?.expiresAt));
  const credentials = alive.map((entry) => ({
    ...entry,
    ...(entry.authSchemeConfig && { authSchemeConfig: showScheme(call, entry.authSchemeConfig) }),
    ...(entry.credential && { credential: { ...entry.credential, data: hiddenData(entry.credential) } }),
  }));
  const [connectionTemplateId] = templateIds;
  const link = connectionTemplateId === undefined ? {} : { connectionTemplateId };
  return { id, name, credentials, baseUrl, createdAt, updatedAt, systemId, ...link };
}

type Credential = NonNullable<Entry["credential"]>;

const WITHOUT_DATA = ["none"];

function keptEntry(call: Call, entry: Entry, before: Entry | undefined, path: string): Entry {
  const { authSchemeConfig, credential } = entry;
  const config = authSchemeConfig && keptScheme(call, authSchemeConfig, `${path}.authSchemeConfig`);
  return {
    id: idOf(call, entry.id, before?.id),
    ...(config && { authSchemeConfig: config }),
    ...(credential && { credential: keptCredential(call, credential, before?.credential, `${path}.credential`) }),
  };
}

function keptCredential(call: Call, credential: Credential, before: Credential | undefined, path: string): Credential {
  const { type = "none", data = {}, name, expiresAt } = credential;
  refuseForeign(data, type, `${path}.data`, WITHOUT_DATA);
  const [member, previous] = [memberOf(type), before?.type === type ? before.data : undefined];
  const given = (data[member] ?? {}) as Record<string, unknown>;
  const merged = restored(given, (previous?.[member] ?? {}) as Record<string, unknown>);
  refuseRedacted(merged, `${path}.data.${member}`);
  return {
    id: idOf(call, credential.id, before?.id),
    organisationId: call.organisation,
    ...(name !== undefined && { name }),
    ...exchanged(type, merged),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

/** Sent back as they were read, secrets stay what they are. */
const restored = (given: Record<string, unknown>, before: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, value === REDACTED ? (before[key] ?? value) : value]),
  );

/** What a browser brought back is spent at once, and tokens are what is left of it. */
function exchanged(type: string, data: Record<string, unknown>): { type: string; data: Keyed } {
  if (type === "oauth2-code") {
    const oauth2Token = { scopes: [], accessToken: "issued", refreshToken: "issued" };
    return { type: "oauth2-token", data: { oauth2Token } };
  }
  if (type === "oauth1") {
    return { type: "oauth1-token", data: { oauth1Token: { token: "issued", tokenSecret: "issued" } } };
  }
  return { type, data: { [memberOf(type)]: data } };
}

const hiddenData = ({ type = "none", data = {} }: Credential): Keyed =>
  Object.fromEntries(
    Object.entries(data).map(([member, inner]) => [member, hidden(type, inner as Record<string, unknown>)]),
  );

const idOf = (call: Call, wanted: string, before: string | undefined): string =>
  before ?? (wanted === NO_ID ? call.store.newId() : call.store.newId("platform-connection", wanted));

/** Only scheme and host are kept; without a scheme, it is https. */
function origin(text: string, path: string): string {
  if (text === "") return "";
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url) || new URL(url).host === "") throw invalid(path, "must be a URL");
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
