import { sharedBench } from "../support/bench";
import {
  platformConnection,
  platformParents,
  platformTemplate,
  projectInputs,
  systemInputs,
} from "../support/platform-samples";
import type { Plugin, Values } from "../support/plugin";
import {
  connectionInputs,
  connectorInputs,
  credentialInputs,
  entry,
  newConnector,
  versionInputs,
} from "../support/samples";
import { schemas } from "../support/schemas";

const bench = sharedBench();
afterEach(() => bench.api.expectNoDefect());

const NOWHERE = "01J00000000000000000000042";
const there = "give one that exists, as a resource or by its id";

/** An object, what a program says now, and what the answer to that is. */
interface Story {
  readonly type: string;
  readonly of: string;
  /** A replacement that only the engine decided upon; the provider learns of it when the old object is to go. */
  readonly isForced?: true;
  start(plugin: Plugin): Promise<{ id: string; outs: Values; news: Values }>;
  readonly answer: string;
}

/** Makes an object of a type, and changes some of its inputs. */
const changed = async (plugin: Plugin, type: string, inputs: Values, change: Values) => {
  const { id, outs } = await plugin.create(type, { ...inputs, __place: PLACE });
  return { id, outs: { ...outs, __place: PLACE }, news: { ...inputs, ...change, __place: PLACE } };
};
const PLACE = "urn:pulumi:test::test::any::one";

const connection =
  (credentials: Values): Story["start"] =>
  async (plugin) => {
    const { id } = await newConnector(plugin);
    return changed(plugin, "connection", connectionInputs(id), { credentials });
  };

const version =
  (fromVersion: string): Story["start"] =>
  async (plugin) => {
    const { id } = await newConnector(plugin);
    await plugin.create("connector-version", versionInputs(id, { name: "0.9.0" }));
    return changed(plugin, "connector-version", versionInputs(id), { fromVersion });
  };

const content = (type: string, more: Values): Story => ({
  type,
  of: "a definition",
  isForced: true,
  async start(plugin) {
    const { id: connectorId, outs } = await newConnector(plugin);
    await plugin.create("connector-version", versionInputs(connectorId));
    const at = { organisationId: String(outs["organisationId"]), connectorId, version: "1.0.0" };
    const inputs = { ...at, name: "one", method: "POST", responses: [{ status: 200 }], ...more };
    return changed(plugin, type, inputs, { responses: [{ status: 200, definitions: ["Order"] }] });
  },
  answer: "responses[0].definitions[0]: is no definition of the version; it has none",
});

const platformOf =
  (change: Values): Story["start"] =>
  async (plugin) => {
    const parents = await platformTemplate(plugin);
    return changed(plugin, "platform/connection", platformConnection(parents), change);
  };

const stories: Story[] = [
  {
    type: "connector",
    of: "a public connector",
    start: (plugin) =>
      changed(plugin, "connector", connectorInputs(), { importFrom: { connectorId: NOWHERE }, authSchemeConfigs: [] }),
    answer: `importFrom.connectorId: there is no such public connector; ${there}`,
  },
  {
    type: "connector",
    of: "the version of a public connector",
    async start(plugin) {
      const { id: connectorId } = await newConnector(plugin, { name: "library", public: true });
      await plugin.create("connector-version", versionInputs(connectorId, { published: true }));
      return changed(plugin, "connector", connectorInputs(), { importFrom: { connectorId, version: "1.0.1" } });
    },
    answer: 'is no published version of the public connector; it has "1.0.0"; did you mean 1.0.0?',
  },
  {
    type: "connector",
    of: "the credential of a client secret",
    async start(plugin) {
      const grant = { grantType: "password", credentialId: NOWHERE, organisationId: "01J00000000000000000000000" };
      const urls = { authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com" };
      const config = { id: "oauth", schemeType: "oauth2", ...urls, scopes: [], defaultScopes: [], grant };
      const bigquery = { organisationId: grant.organisationId, name: "orders", protocol: "bigquery", datasetId: "a.b" };
      const { id, outs } = await changed(plugin, "connector", bigquery, {});
      return { id, outs, news: { ...connectorInputs({ authSchemeConfigs: [config] }), __place: PLACE } };
    },
    answer: `authSchemeConfigs[0].grant.credentialId: there is no such credential in this organisation; ${there}`,
  },
  {
    type: "connector-version",
    of: "a version to copy",
    start: version("0.9.1"),
    answer: 'fromVersion: is no other version of the connector; it has "0.9.0"; did you mean 0.9.0?',
  },
  {
    type: "connector-version",
    of: "itself as the version to copy",
    start: version("1.0.0"),
    answer: 'fromVersion: is no other version of the connector; it has "0.9.0"; did you mean 0.9.0?',
  },
  {
    type: "connection",
    of: "an auth scheme config",
    start: connection({ action: [entry("MARKED-2", { authSchemeConfig: "kee" })] }),
    answer:
      'credentials.action[0].authSchemeConfig: the connector has no auth scheme config "kee"; it has "key"; ' +
      "did you mean key?",
  },
  {
    type: "connection",
    of: "a credential that suits a config which is named",
    start: connection({
      trigger: [entry("", { credential: { type: "basic-auth", data: { username: "u", password: "MARKED-2" } } })],
    }),
    answer:
      'credentials.trigger[0].credential.type: must be "string" or "binary" for an auth scheme config of the type ' +
      'api-key, not "basic-auth"',
  },
  {
    type: "connection",
    of: "a credential that exists",
    start: connection({ action: [entry("", { credential: { id: NOWHERE } })] }),
    answer: `credentials.action[0].credential.id: there is no such credential in this organisation; ${there}`,
  },
  {
    type: "connection",
    of: "an existing credential that suits its config",
    async start(plugin) {
      const data = { username: "u", password: "MARKED-2" };
      const { id } = await plugin.create("credential", credentialInputs({ type: "basic-auth", data }));
      return connection({ action: [entry("", { credential: { id } })] })(plugin);
    },
    answer:
      'credentials.action[0].credential.id: must be "string" or "binary" for an auth scheme config of the type api-key',
  },
  {
    type: "credential",
    of: "a moment to come",
    isForced: true,
    start: (plugin) => changed(plugin, "credential", credentialInputs(), { expiresAt: "2026-01-01T00:00:00Z" }),
    answer: "expiresAt: 2026-01-01T00:00:00Z is over; give a later moment, or leave it out.",
  },
  content("action", { path: "/orders" }),
  content("trigger", {}),
  {
    type: "platform/connection-template",
    of: "a system",
    async start(plugin) {
      const parents = await platformParents(plugin);
      const inputs = { ...parents, name: "orders" };
      return changed(plugin, "platform/connection-template", inputs, { systemId: NOWHERE });
    },
    answer: `systemId: there is no such system; ${there}`,
  },
  {
    type: "platform/connection-template",
    of: "an auth scheme config",
    async start(plugin) {
      const parents = await platformParents(plugin);
      const { id: systemId } = await plugin.create("platform/system", systemInputs({ name: "other" }));
      const change = { systemId, authSchemeConfigIds: ["kee"] };
      return changed(plugin, "platform/connection-template", { ...parents, name: "orders" }, change);
    },
    answer: 'authSchemeConfigIds[0]: the system has no auth scheme config "kee"; it has "key"; did you mean key?',
  },
  {
    type: "platform/connection",
    of: "a system",
    start: platformOf({ systemId: NOWHERE }),
    answer: `systemId: there is no such system; ${there}`,
  },
  {
    type: "platform/connection",
    of: "a template",
    start: platformOf({ connectionTemplateId: NOWHERE }),
    answer: `connectionTemplateId: there is no such connection template in this organisation; ${there}`,
  },
  {
    type: "platform/connection",
    of: "an end user",
    async start(plugin) {
      const { systemId, connectionTemplateId, ...parents } = await platformTemplate(plugin);
      const more = { ...parents, systemId, name: "customers", dynamic: true };
      const { id: dynamic } = await plugin.create("platform/connection-template", more);
      const inputs = platformConnection({ ...parents, systemId, connectionTemplateId });
      const change = { connectionTemplateId: dynamic, externalId: "nobody" };
      return changed(plugin, "platform/connection", inputs, change);
    },
    answer: `externalId: there is no such end user; ${there}`,
  },
  {
    type: "platform/connection",
    of: "a dynamic template",
    start: platformOf({ externalId: "customer", links: [NOWHERE] }),
    answer: `links[0]: there is no such connection template in this organisation; ${there}`,
  },
  {
    type: "platform/environment",
    of: "an environment to clone",
    async start(plugin) {
      const { organisationId, projectId } = await platformParents(plugin);
      const inputs = { organisationId, projectId, name: "staging" };
      return changed(plugin, "platform/environment", inputs, { cloneFrom: "production1" });
    },
    answer: 'cloneFrom: is no other environment of the project; it has "production"; did you mean production?',
  },
  {
    type: "platform/environment",
    of: "itself as the environment to clone",
    async start(plugin) {
      const { organisationId, projectId } = await platformParents(plugin);
      const inputs = { organisationId, projectId, name: "staging" };
      return changed(plugin, "platform/environment", inputs, { cloneFrom: "staging" });
    },
    answer: 'cloneFrom: is no other environment of the project; it has "production"',
  },
  {
    type: "platform/project",
    of: "an execution pool",
    start: (plugin) => changed(plugin, "platform/project", projectInputs(), { executionPool: "defaults" }),
    answer: 'executionPool: is no execution pool of the organisation; it has "default"',
  },
  {
    type: "platform/activation",
    of: "a connection",
    async start(plugin) {
      const { environmentId, connectionTemplateId, organisationId } = await platformTemplate(plugin);
      await plugin.create("platform/end-user", { organisationId, externalId: "customer" });
      const inputs = { organisationId, environmentId, userId: "customer" };
      const change = { connections: [{ connectionTemplateId, existingConnectionId: NOWHERE }] };
      return changed(plugin, "platform/activation", inputs, change);
    },
    answer: `connections[0].existingConnectionId: there is no such connection; ${there}`,
  },
  {
    type: "platform/activation",
    of: "a template",
    async start(plugin) {
      const { environmentId, organisationId } = await platformTemplate(plugin);
      await plugin.create("platform/end-user", { organisationId, externalId: "customer" });
      const inputs = { organisationId, environmentId, userId: "customer" };
      const change = { connections: [{ connectionTemplateId: NOWHERE, existingConnectionId: NOWHERE }] };
      return changed(plugin, "platform/activation", inputs, change);
    },
    answer: `connections[0].connectionTemplateId: there is no such connection template in this environment; ${there}`,
  },
  {
    type: "platform/system-action",
    of: "a project",
    isForced: true,
    async start(plugin) {
      const { organisationId, systemId } = await platformParents(plugin);
      const inputs = { organisationId, systemId, name: "getOrder", method: "GET", path: "/orders" };
      return changed(plugin, "platform/system-action", inputs, { projectIds: [NOWHERE] });
    },
    answer: `projectIds[0]: there is no such project in this organisation; ${there}`,
  },
];

/** Types whose creation refers to nothing but the parent that the old object has as well. */
const REFER_TO_NOTHING = [
  "connector-version-publication",
  "definitions",
  "platform/end-user",
  "platform/project-variables",
  "platform/system",
];

test("every type of resource is among these, or refers to nothing", () => {
  const told = new Set([...stories.map(({ type }) => type), ...REFER_TO_NOTHING]);
  expect([...told].sort()).toEqual(Object.keys(schemas).sort());
});

const named = stories.map((story) => ({ ...story, name: `${story.type}: ${story.of}` }));

test.each(named)("a replacement of $name, which is not there, costs nothing", async (story) => {
  const { api, plugin, standIn } = bench;
  const { type, isForced, answer } = story;
  const { id, outs, news } = await story.start(plugin);
  const before = await api.dump();
  const refused = expect.objectContaining({ message: expect.stringContaining(answer) });
  if (isForced) await plugin.diff(type, id, outs, news);
  else await expect(plugin.diff(type, id, outs, news)).rejects.toEqual(refused);

  // Where the service cannot be asked, a preview goes on, and the question is put again before the deletion.
  standIn.intercept = (_, response) => {
    response.writeHead(403).end("not from here");
    return true;
  };
  const { replaces, deleteBeforeReplace } = await plugin.diff(type, id, outs, news);
  expect([replaces.length > 0, deleteBeforeReplace]).toEqual([!isForced, type !== "credential"]);
  standIn.reset();
  await expect(plugin.delete(type, id, outs)).rejects.toEqual(refused);
  expect(standIn.seen.filter((request) => !request.startsWith("GET"))).toEqual([]);
  expect(await api.dump()).toEqual(before);
});

/** A replacement that refers by name to something else which the program declares. */
interface Planned {
  readonly type: string;
  readonly besides: readonly [type: string, inputs: Values];
  readonly replaced: Awaited<ReturnType<typeof changed>>;
}

const planned: Record<string, (plugin: Plugin) => Promise<Planned>> = {
  async "an end user"(plugin) {
    const { connectionTemplateId, ...parents } = await platformTemplate(plugin);
    const template = { ...parents, name: "customers", dynamic: true };
    const { id: dynamic } = await plugin.create("platform/connection-template", template);
    const type = "platform/connection";
    const inputs = platformConnection({ ...parents, connectionTemplateId });
    const change = { connectionTemplateId: dynamic, externalId: "customer" };
    const { organisationId } = parents;
    const replaced = await changed(plugin, type, inputs, change);
    return { type, besides: ["platform/end-user", { organisationId, externalId: "customer" }], replaced };
  },
  async "a version to copy"(plugin) {
    const { id } = await newConnector(plugin);
    const type = "connector-version";
    const replaced = await changed(plugin, type, versionInputs(id), { fromVersion: "0.9.0" });
    return { type, besides: [type, versionInputs(id, { name: "0.9.0" })], replaced };
  },
  async "an environment to clone"(plugin) {
    const { organisationId, projectId } = await platformParents(plugin);
    const type = "platform/environment";
    const inputs = { organisationId, projectId, name: "staging" };
    const replaced = await changed(plugin, type, inputs, { cloneFrom: "blueprint" });
    return { type, besides: [type, { ...inputs, name: "blueprint" }], replaced };
  },
};

test.each(Object.entries(planned))(
  "%s that the program declares, too, need not be there in a preview",
  async (_, start) => {
    const { plugin } = bench;
    const { type, besides, replaced } = await start(plugin);
    const { id, outs, news } = replaced;
    await expect(plugin.diff(type, id, outs, news)).rejects.toThrow(/there is no such|is no other/);
    await plugin.check(besides[0], { ...besides[1], __place: "urn:pulumi:test::test::any::besides" });
    const { replaces } = await plugin.diff(type, id, outs, news);
    expect(replaces.length).toBeGreaterThan(0);
    // When it is not there by the time the old object is to go, that stays.
    await expect(plugin.delete(type, id, outs)).rejects.toThrow(/there is no such|is no other/);
  },
);

test("a dynamic template makes room first, as activations need a connection for each that is there", async () => {
  const { plugin } = bench;
  const parents = await platformParents(plugin);
  const told = async (dynamic: boolean) => {
    const type = "platform/connection-template";
    const { id: systemId } = await plugin.create("platform/system", systemInputs({ name: `for ${String(dynamic)}` }));
    const inputs = { ...parents, name: `is ${String(dynamic)}`, dynamic };
    const { id, outs, news } = await changed(plugin, type, inputs, { systemId, name: `was ${String(dynamic)}` });
    const { replaces, deleteBeforeReplace } = await plugin.diff(type, id, outs, news);
    return { isReplaced: replaces.length > 0, deleteBeforeReplace };
  };
  expect(await told(true)).toEqual({ isReplaced: true, deleteBeforeReplace: true });
  expect(await told(false)).toEqual({ isReplaced: true, deleteBeforeReplace: false });
});

test.each(["connection", "platform/connection"])("a %s that can be replaced is replaced", async (type) => {
  const start = {
    connection: connection({
      action: [entry("", { credential: { type: "binary", data: { valueBase64: "AAAA" } } })],
    }),
    "platform/connection": async (plugin: Plugin) => {
      const parents = await platformTemplate(plugin);
      const more = { ...parents, name: "customers" };
      const { id: connectionTemplateId } = await plugin.create("platform/connection-template", more);
      return changed(plugin, "platform/connection", platformConnection(parents), { connectionTemplateId });
    },
  }[type];
  const { plugin } = bench;
  const { id, outs, news } = (await start?.(plugin)) ?? { id: "", outs: {}, news: {} };
  expect(await plugin.diff(type, id, outs, news)).toMatchObject({ deleteBeforeReplace: true });
  await plugin.delete(type, id, outs);
  expect((await plugin.create(type, news)).id).not.toBe(id);
});
