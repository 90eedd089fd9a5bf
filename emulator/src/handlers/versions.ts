import { isDeepStrictEqual } from "node:util";
import { invalid, missing, Refusal, taken } from "../errors";
import type { Connector, Version } from "../objects";
import { page, type PageQuery } from "../paging";
import * as calls from "./call";
import { type Call, connectorOf, type Handler, keepConnector, ok, versionsOf } from "./call";
import { copyContents, removeContents } from "./contents/parts";
import { showConnector, showVersions, withoutClient } from "./views";

/** Words that stand for a version in the path of a read. */
const RESERVED = ["default", "latest"];

/** Members that the service sets; sending others than those read is a mistake. */
const READ_ONLY = ["id", "isLatest", "createdAt", "updatedAt", "publishedAt", "messages"] as const;

const list: Handler = (call) => {
  const versions = showVersions(versionsOf(call, connectorOf(call).id));
  return ok(page(versions, call.query as PageQuery, "items", (version) => version));
};

const create: Handler = (call) => {
  const connector = connectorOf(call);
  const { name, fromVersion } = call.body as { name: string; fromVersion?: string };
  refuseName(call, connector.id, name);
  if (fromVersion !== undefined && !find(call, connector.id, fromVersion)) {
    throw invalid("fromVersion", "is no version of this connector");
  }
  const now = call.store.now();
  const version = { id: call.store.newId(), name, isDefault: false, createdAt: now, updatedAt: now, publishedAt: null };
  const source = fromVersion === undefined ? undefined : find(call, connector.id, fromVersion);
  if (source) copyContents(call, { organisation: call.organisation, id: source.id }, version.id);
  return calls.created(keep(call, connector, version));
};

const get: Handler = (call) => {
  const connector = connectorOf(call);
  return ok(shown(call, readVersion(call), connector.id));
};

const update: Handler = (call) => {
  const connector = connectorOf(call);
  const was = existing(call);
  const body = call.body as Version;
  refuseReadOnly(shown(call, was, connector.id), body);
  const { name, description, isDefault } = body;
  const edited = name !== was.name || (description ?? "") !== (was.description ?? "");
  if (edited && was.publishedAt !== null) throw new Refusal(400, "A published version cannot be edited.");
  if (name !== was.name) refuseName(call, connector.id, name);
  if (isDefault && !was.isDefault) {
    for (const other of versionsOf(call, connector.id).filter((one) => one.isDefault)) {
      keep(call, connector, { ...other, isDefault: false });
    }
  }
  const { description: _, ...rest } = was;
  return ok(keep(call, connector, { ...rest, name, ...(description && { description }), isDefault }));
};

const remove: Handler = (call) => {
  const connector = connectorOf(call);
  const version = existing(call);
  if (version.publishedAt !== null && !calls.forced(call)) throw new Refusal(409, "The version is published.");
  removeContents(call, version.id);
  call.store.remove("version", call.organisation, version.id);
  calls.endUses(call, connector.id, { version: version.name });
  keepConnector(call, connector);
  return calls.done;
};

const publish: Handler = (call) => {
  const version = existing(call);
  if (version.publishedAt !== null) throw new Refusal(409, "The version is published already.");
  return ok({ version: keep(call, connectorOf(call), { ...version, publishedAt: call.store.now() }) });
};

const unpublish: Handler = (call) => {
  const connector = connectorOf(call);
  const version = existing(call);
  if (version.publishedAt === null) throw new Refusal(409, "The version is a draft.");
  if (calls.isUsed(call, connector.id, { version: version.name }))
    throw new Refusal(409, "A product uses this version.");
  return ok({ version: keep(call, connector, { ...version, publishedAt: null }) });
};

/** Copies a public connector of whatever organisation into this one, with the named version as a draft. */
const importPublic: Handler = (call) => {
  const { connector_id: id, version: name = "" } = call.params;
  const source = call.store.list<Connector>("connector").find((one) => one.id === id && one.public);
  if (!source) throw missing("public connector");
  const version = find({ ...call, organisation: source.organisationId }, source.id, name);
  if (!version || version.publishedAt === null) throw missing("published version");
  const now = call.store.now();
  const own = { id: call.store.newId(), organisationId: call.organisation, createdAt: now, updatedAt: now };
  const authSchemeConfigs = source.authSchemeConfigs.map(withoutClient);
  const connector = { ...source, ...own, public: false, authSchemeConfigs };
  const draft = { ...version, id: call.store.newId(), isDefault: false, publishedAt: null, createdAt: now };
  copyContents(call, { organisation: source.organisationId, id: version.id }, draft.id);
  keep(call, connector, draft);
  return ok(showConnector(call, keepConnector(call, connector)));
};

/** Handlers of the versions of a connector. */
export const versionHandlers = {
  v1ListConnectorVersions: list,
  v1CreateConnectorVersion: create,
  v1GetConnectorVersion: get,
  v1UpdateConnectorVersion: update,
  v1DeleteConnectorVersion: remove,
  v1PublishConnectorVersion: publish,
  v1UnpublishConnectorVersion: unpublish,
  v1ImportPublicConnectorVersion: importPublic,
};

/** The version that the path of a read names, be it as the default or the latest. */
export function readVersion(call: Call): Version {
  const name = call.params["version"] ?? "";
  const version = RESERVED.includes(name) ? reserved(call, connectorOf(call).id, name) : existing(call);
  if (!version) throw missing("version");
  return version;
}

/** The version that the path of a write names; what is published cannot be edited. */
export function draftOf(call: Call): Version {
  const version = existing(call);
  if (version.publishedAt !== null) throw new Refusal(400, "A published version cannot be edited.");
  return version;
}

/** Moves the times of change of a version and its connector. */
export const touch = (call: Call, version: Version): Version => keep(call, connectorOf(call), version);

function existing(call: Call): Version {
  const version = find(call, connectorOf(call).id, call.params["version"] ?? "");
  if (!version) throw missing("version");
  return version;
}

const find = (call: Call, connectorId: string, name: string): Version | undefined =>
  versionsOf(call, connectorId).find((version) => version.name === name);

/** `default` is the chosen version, or else the latest. */
function reserved(call: Call, connectorId: string, name: string): Version | undefined {
  const versions = showVersions(versionsOf(call, connectorId));
  const chosen = name === "default" ? versions.find(({ isDefault }) => isDefault) : undefined;
  return chosen ?? versions.find(({ isLatest }) => isLatest);
}

function keep(call: Call, connector: Connector, version: Version): Version {
  const kept = { ...version, updatedAt: call.store.now() };
  call.store.put("version", call.organisation, connector.id, kept);
  keepConnector(call, connector);
  return shown(call, kept, connector.id);
}

function shown(call: Call, { id }: Version, connectorId: string): Version {
  const version = showVersions(versionsOf(call, connectorId)).find((one) => one.id === id);
  if (!version) throw missing("version");
  return version;
}

function refuseName(call: Call, connectorId: string, name: string): void {
  if (name === "") throw invalid("name", "must not be empty");
  if (versionsOf(call, connectorId).some((version) => version.name === name)) throw taken("version");
}

function refuseReadOnly(was: object, body: object): void {
  const [before, after] = [was as Record<string, unknown>, body as Record<string, unknown>];
  const changed = READ_ONLY.filter((key) => key in after && !isDeepStrictEqual(before[key], after[key]));
  if (changed.length === 0) return;
  const fields = changed.map((field) => ({ field, message: "is read-only" }));
  throw new Refusal(400, "Read-only members of the version differ from what they are.", fields);
}
