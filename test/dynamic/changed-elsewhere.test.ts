import { sharedBench } from "../support/bench";
import type { Json } from "../support/emulated";
import { platformConnection, platformTemplate, systemInputs } from "../support/platform-samples";
import type { Values } from "../support/plugin";
import { connectionInputs, connectorInputs, credentialInputs, entry, newConnector } from "../support/samples";
import { proved } from "../support/proof";

const bench = sharedBench();
afterEach(() => bench.api.expectNoDefect());

/** A refresh shows the change once, an update puts it right, and nothing is left then. */
async function found(type: string, made: { id: string; outs: Values }, inputs: Values): Promise<string[]> {
  const { api, plugin } = bench;
  const read = await plugin.read(type, made.id, made.outs);
  expect(JSON.stringify(read)).not.toContain("MARKED");
  const again = await plugin.read(type, made.id, read.props);
  expect(again).toEqual(read);
  expect(await plugin.diff(type, made.id, read.props, inputs)).toMatchObject({ changes: "unknown", replaces: [] });
  let outs: Values = {};
  const requests = await api.requestsOf(async () => (outs = await plugin.update(type, made.id, read.props, inputs)));
  await quiet(type, { id: made.id, outs }, inputs);
  return requests;
}

/** Neither a refresh nor a preview finds anything. */
async function quiet(type: string, { id, outs }: { id: string; outs: Values }, inputs: Values): Promise<void> {
  const { plugin } = bench;
  expect((await plugin.read(type, id, outs)).props).toEqual(outs);
  expect((await plugin.diff(type, id, outs, inputs)).changes).toBe("none");
}

const connections = async (): Promise<Json[]> =>
  (await bench.api.dump()).filter(({ kind }) => kind === "platform-connection").map(({ body }) => body);

/** Sends a connection back as it was read, with another secret, as a person does in the console. */
async function clicked(id: string, change: (connection: Json) => void): Promise<void> {
  const { api } = bench;
  const { name, baseUrl, credentials } = await api.platform("GET", `/connections/${id}`);
  const body = { name, baseUrl, credentials };
  change(body);
  await api.platform("PUT", `/connections/${id}`, body);
}

const kinds: [string, Values, string, string][] = [
  ["string", { value: "MARKED-1" }, "string", "value"],
  ["binary", { valueBase64: "TUFSS0VE" }, "binary", "valueBase64"],
  ["basic-auth", { username: "u", password: "MARKED-1" }, "basicAuth", "password"],
  ["certificate", { certificate: "c", key: "MARKED-1", ca: "a" }, "certificate", "key"],
  ["oauth1-token", { token: "MARKED-1", tokenSecret: "MARKED-2" }, "oauth1Token", "token"],
];

test.each(kinds)(
  "another secret of the type %s in a connection of the platform is found",
  async (type, data, member, key) => {
    const { plugin } = bench;
    const template = await platformTemplate(plugin);
    const credential = { type, data: { [member]: data } };
    const inputs = platformConnection(template, { credentials: [{ authSchemeConfig: "key", credential }] });
    const made = await plugin.create("platform/connection", inputs);
    await quiet("platform/connection", made, inputs);
    await clicked(made.id, ({ credentials: [one] }) => (one.credential.data[member][key] = "TUFSS0VFRU0="));
    const requests = await found("platform/connection", made, inputs);
    expect(requests).toEqual(["GET /systems/*", "PUT /connections/*"]);
    const [stored] = await connections();
    expect(stored.credentials[0].credential.data[member]).toEqual(data);
    proved("changed-secret", `${type}: found by a refresh, put right with ${requests.length} requests, then 0 changes`);
  },
);

test("what the service rewrites by itself, or a sign-in gave, is never taken for a change", async () => {
  const { plugin } = bench;
  const template = await platformTemplate(plugin);
  const tokens = { scopes: ["a"], refreshToken: "MARKED-1", accessToken: "MARKED-2" };
  const client = { clientId: "c", clientSecret: "MARKED-3", tokenUrl: "https://t.example.com" };
  for (const [type, member, data] of [
    ["oauth2-token", "oauth2Token", tokens],
    ["oauth2-client", "oauth2Client", client],
    ["oauth2-code", "oauth2Code", { code: "MARKED-4", state: "s" }],
  ] as const) {
    const credential = { type, data: { [member]: data } };
    const inputs = platformConnection(template, {
      name: type,
      credentials: [{ authSchemeConfig: "key", credential }],
    });
    const made = await plugin.create("platform/connection", inputs);
    await clicked(made.id, () => undefined);
    const { props } = await plugin.read("platform/connection", made.id, made.outs);
    expect(props["credentials"]).toEqual(made.outs["credentials"]);
    expect((await plugin.diff("platform/connection", made.id, props, inputs)).changes).toBe("none");
  }
});

test("our own writes to a connection of the platform, links included, are no change made elsewhere", async () => {
  const { plugin } = bench;
  const template = await platformTemplate(plugin);
  const { organisationId, projectId, environmentId, systemId } = template;
  const at = { organisationId, projectId, environmentId, systemId };
  const other = await plugin.create("platform/connection-template", { ...at, name: "other" });
  const linked = platformConnection(template, { links: [other.id] });
  const made = await plugin.create("platform/connection", linked);
  await quiet("platform/connection", made, linked);
  const alone = platformConnection(template);
  const outs = await plugin.update("platform/connection", made.id, made.outs, alone);
  await quiet("platform/connection", { id: made.id, outs }, alone);
  const renamed = platformConnection(template, { name: "renamed", links: [other.id] });
  const again = await plugin.update("platform/connection", made.id, outs, renamed);
  await quiet("platform/connection", { id: made.id, outs: again }, renamed);
  // Another connection takes the template over.
  await plugin.create("platform/connection", platformConnection(template, { name: "successor" }));
  const { props } = await plugin.read("platform/connection", made.id, again);
  expect(props["credentials"]).toEqual(renamed["credentials"]);
});

test("a change that comes between refresh and update is put right with it", async () => {
  const { api, plugin } = bench;
  const template = await platformTemplate(plugin);
  const { organisationId, projectId, environmentId, systemId } = template;
  const at = { organisationId, projectId, environmentId, systemId };
  const other = await plugin.create("platform/connection-template", { ...at, name: "other" });
  const inputs = platformConnection(template, { links: [other.id] });
  const { id, outs } = await plugin.create("platform/connection", platformConnection(template));
  await clicked(id, ({ credentials: [one] }) => (one.credential.data.string.value = "elsewhere"));
  const requests = await api.requestsOf(() => plugin.update("platform/connection", id, outs, inputs));
  expect(requests).toContain("PUT /connections/*");
  const [stored] = await connections();
  expect(stored.credentials[0].credential.data).toEqual({ string: { value: "MARKED-secret-1" } });
});

test("a credential of a connection of the platform that was made anew is found", async () => {
  const { plugin } = bench;
  const template = await platformTemplate(plugin);
  const client = { clientId: "c", clientSecret: "MARKED-3", tokenUrl: "https://t.example.com" };
  const credential = { type: "oauth2-client", data: { oauth2Client: client } };
  const inputs = platformConnection(template, { credentials: [{ authSchemeConfig: "key", credential }] });
  const made = await plugin.create("platform/connection", inputs);
  await seeded("platform-connection", ({ credentials: [one] }) => (one.credential.id = "01J00000000000000000000042"));
  expect(await found("platform/connection", made, inputs)).toContain("PUT /connections/*");
});

/** Edits what the emulator holds of a kind, in ways that only the service's own console has. */
async function seeded(kind: string, change: (body: Json) => void): Promise<void> {
  const dump = await bench.api.dump();
  const [one] = dump.filter((other: Json) => other.kind === kind);
  change(one.body);
  await bench.api.tool("POST", "seed", dump);
}

const urls = { authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com" };
const grant = { grantType: "password", clientId: "c", clientSecret: "MARKED-client" };
const oauth = { id: "own", description: "", schemeType: "oauth2", ...urls, scopes: [], defaultScopes: [], grant };

test("a client secret of a connector that is stored in another place is found, and stored there", async () => {
  const { api, plugin } = bench;
  const inputs = connectorInputs({ authSchemeConfigs: [oauth] });
  const made = await plugin.create("connector", inputs);
  await quiet("connector", made, inputs);
  const secret = { ...oauth, grant: { ...grant, clientSecret: "elsewhere" } };
  await api.call("PUT", `/connectors/${made.id}/auth-scheme-configs/own`, secret);
  const requests = await found("connector", made, inputs);
  expect(requests).toEqual(["PUT /connectors/*/auth-scheme-configs/own"]);
});

test("a client secret of a system that is stored in another place is found, and stored there", async () => {
  const { api, plugin } = bench;
  const password = { clientId: "c", clientSecret: "MARKED-client" };
  const config = (own: Values) => ({
    type: "oauth2",
    oauth2: {
      id: "own",
      description: "",
      ...urls,
      scopes: [],
      defaultScopes: [],
      grant: { type: "password", password: own },
    },
  });
  const inputs = systemInputs({ authSchemeConfigs: [config(password)] });
  const made = await plugin.create("platform/system", inputs);
  await quiet("platform/system", made, inputs);
  const elsewhere = config({ ...password, clientSecret: "elsewhere" });
  await api.platform("PUT", `/systems/${made.id}/auth-scheme-configs/own`, elsewhere);
  const requests = await found("platform/system", made, inputs);
  expect(requests).toEqual(["GET /systems/*", "PUT /systems/*/auth-scheme-configs/own", "GET /systems/*"]);
});

test("the client secret of a connection's own config that is stored in another place is found", async () => {
  const { api, plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const credential = { type: "oauth2-password", data: { username: "u", password: "MARKED-1" } };
  const credentials = { action: [{ authSchemeConfig: oauth, credential }] };
  const inputs = connectionInputs(connectorId, { credentials });
  const made = await plugin.create("connection", inputs);
  await quiet("connection", made, inputs);
  const [{ id }] = made.outs["boundCredentials"].action;
  const authSchemeConfig = { ...oauth, grant: { ...grant, clientSecret: "elsewhere" } };
  const body = { id: made.id, name: "production", credentials: { action: [{ id, authSchemeConfig }] } };
  await api.call("PUT", `/connectors/${connectorId}/connections/${made.id}`, body);
  const { props } = await plugin.read("connection", made.id, made.outs);
  expect(props["credentials"].action[0].credential).toEqual(credential);
  expect(await plugin.diff("connection", made.id, props, inputs)).toMatchObject({ changes: "unknown", replaces: [] });
  const outs = await plugin.update("connection", made.id, props, inputs);
  await quiet("connection", { id: made.id, outs }, inputs);
});

test("a connection that was given another credential is made anew: the other one may not be ours", async () => {
  const { plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const inputs = connectionInputs(connectorId);
  const made = await plugin.create("connection", inputs);
  const theirs = await plugin.create("credential", credentialInputs());
  await seeded("connection", ({ credentials: { action } }) => (action[0].credentialId = theirs.id));
  const { props } = await plugin.read("connection", made.id, made.outs);
  expect(props["credentials"].action).toEqual([{ authSchemeConfig: "key", credential: { id: theirs.id } }]);
  expect((await plugin.diff("connection", made.id, props, inputs)).replaces).toEqual(["credentials"]);
});

test("nothing that this program does to a connection's surroundings is taken for a change of its secrets", async () => {
  const { plugin } = bench;
  const variables = (region: string) => connectorInputs({ connectionVariables: { region } });
  const connector = await plugin.create("connector", variables("eu"));
  const shared = await plugin.create("credential", credentialInputs());
  const credentials = { action: [entry("MARKED-1"), entry("", { credential: { id: shared.id } })] };
  const inputs = connectionInputs(connector.id, { credentials, variables: { region: "own" } });
  const made = await plugin.create("connection", inputs);
  await plugin.update("connector", connector.id, connector.outs, variables("us"));
  await plugin.update("credential", shared.id, shared.outs, credentialInputs({ data: { value: "MARKED-2" } }));
  const { props } = await plugin.read("connection", made.id, made.outs);
  expect(props["credentials"]).toEqual(made.outs["credentials"]);
  expect((await plugin.diff("connection", made.id, props, inputs)).changes).toBe("none");
});

test("a change that ignoreChanges keeps is never sent as a secret", async () => {
  const { api, plugin } = bench;
  const template = await platformTemplate(plugin);
  const inputs = platformConnection(template);
  const { id, outs } = await plugin.create("platform/connection", inputs);
  await clicked(id, ({ credentials: [one] }) => (one.credential.data.string.value = "elsewhere"));
  const { props, inputs: ignored } = await plugin.read("platform/connection", id, outs);
  const news = { ...ignored, name: "renamed" };
  const requests = await api.requestsOf(() =>
    expect(plugin.update("platform/connection", id, props, news)).rejects.toThrow(
      "A secret was changed elsewhere, and ignoreChanges keeps the program from putting it right",
    ),
  );
  expect(requests).toEqual(["GET /systems/*"]);
});
