import type { IncomingMessage, ServerResponse } from "node:http";
import { sharedBench } from "../support/bench";
import { ORGANISATION } from "../support/emulated";
import {
  platformConnection,
  platformParents,
  platformTemplate,
  projectInputs,
  systemInputs,
} from "../support/platform-samples";
import type { Values } from "../support/plugin";
import { forwarded } from "../support/stand-in";

const bench = sharedBench();
afterEach(() => bench.api.expectNoDefect());

const BASIC = { type: "basic-auth", basicAuth: { id: "login" } };
const oauth = (grant: Values) => ({
  type: "oauth2",
  oauth2: { id: "oauth", tokenUrl: "https://t.example.com", scopes: [], defaultScopes: [], grant },
});

/** The kind of object that the emulator holds, as it holds it. */
const held = async (kind: string): Promise<Values[]> =>
  (await bench.api.dump()).filter((one) => one.kind === kind).map(({ body }) => body as Values);

const failureOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => Promise.reject(new Error("did not fail")),
    (error: unknown) => error as Error & { partial?: { id: string; properties: Values } },
  );

const refusing = (method: string, path: RegExp) => (request: IncomingMessage, response: ServerResponse) => {
  if (request.method !== method || !path.test(request.url ?? "")) return false;
  response.writeHead(400, { "content-type": "application/json" }).end('{"code":"400000","message":"Not today"}');
  return true;
};

/** Lets the service do the work once, and the answer go astray. */
function losing(method: string, path: RegExp) {
  let lost = false;
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (lost || request.method !== method || !path.test(request.url ?? "")) return false;
    lost = true;
    await forwarded(request);
    response.destroy();
    return true;
  };
}

test("an action of a system is made, linked, changed in place, recognised and deleted", async () => {
  const { api, plugin } = bench;
  const { organisationId, systemId, projectId } = await platformParents(plugin);
  const { id: second } = await plugin.create("platform/project", projectInputs({ name: "second" }));
  const inputs = { organisationId, systemId, name: "getOrder", method: "GET", path: "/orders/{id}" };
  let made = { id: "", outs: {} as Values };
  const requests = await api.requestsOf(async () => {
    made = await plugin.create("platform/system-action", { ...inputs, projectIds: [projectId, second] });
  });
  expect(requests).toEqual(["POST /systems/*/actions", "POST /systems/*/projects/*/actions-link"]);
  const { id, outs } = made;
  expect(outs).toMatchObject({ pathParameters: ["id"], projectIds: [projectId, second] });
  expect(await held("system-action")).toMatchObject([{ id, type: "http", projectIds: [projectId, second] }]);
  const read = await plugin.read("platform/system-action", id, outs);
  expect(
    await plugin.diff("platform/system-action", id, read.props, { ...inputs, projectIds: [projectId, second] }),
  ).toMatchObject({
    changes: "none",
  });
  const parameters = [{ name: "page", in: "query", required: false, type: "integer", default: "1" }];
  const news = {
    ...inputs,
    type: "graphql",
    method: "POST",
    graphqlQuery: "query { a }",
    parameters,
    projectIds: [projectId],
  };
  const changed = await plugin.update("platform/system-action", id, outs, news);
  expect(plugin.printed).toContain(`cannot take the action "getOrder" away from project ${second}`);
  expect(changed).toMatchObject({ type: "graphql", parameters, pathParameters: ["id"] });
  expect(await plugin.diff("platform/system-action", id, changed, news)).toMatchObject({ changes: "none" });
  expect(await plugin.diff("platform/system-action", id, changed, { ...news, systemId: "other" })).toMatchObject({
    replaces: ["systemId"],
  });
  await plugin.delete("platform/system-action", id, changed);
  expect(await held("system-action")).toEqual([]);
  expect((await plugin.read("platform/system-action", id, changed)).id).toBe("");
});

test("each resource is made with as few requests as it needs", async () => {
  const { api, plugin } = bench;
  const made = (type: string, inputs: Values) => api.requestsOf(() => plugin.create(`platform/${type}`, inputs));
  expect(await made("system", systemInputs())).toEqual(["POST /systems"]);
  expect(await made("project", projectInputs())).toEqual(["POST /projects"]);
  expect(await made("project", projectInputs({ settings: { chatStoredInDB: true } }))).toEqual([
    "POST /projects",
    "PUT /projects/*",
  ]);
  const parents = await platformTemplate(plugin);
  const { organisationId, projectId, environmentId } = parents;
  expect(await made("project-variables", { organisationId, projectId, schema: {} })).toEqual([
    "PUT /projects/*/variables",
  ]);
  const environment = { organisationId, projectId, name: "staging" };
  expect(await made("environment", environment)).toEqual(["GET /projects/*", "POST /projects/*/environments/clone"]);
  const adopted = { organisationId, projectId, name: "production", adopt: true };
  expect(await made("environment", adopted)).toEqual(["GET /projects/*"]);
  const { connectionTemplateId: _, ...above } = parents;
  const template = { ...above, name: "second", authSchemeConfigIds: ["key"] };
  expect(await made("connection-template", template)).toEqual(["POST /projects/*/connection-templates"]);
  expect(await made("connection", platformConnection(parents))).toEqual(["GET /systems/*", "POST /connections"]);
  const user = { organisationId, externalId: "customer" };
  expect(await made("end-user", user)).toEqual(["POST /users"]);
  expect(await made("activation", { organisationId, environmentId, userId: "customer" })).toEqual([
    "POST /activations",
  ]);
});

test("an update sends what the difference needs", async () => {
  const { api, plugin } = bench;
  const { id, outs } = await plugin.create("platform/system", systemInputs());
  const update = (more: Values) => api.requestsOf(() => plugin.update("platform/system", id, outs, systemInputs(more)));
  expect(await update({ name: "other" })).toEqual(["PUT /systems/*"]);
  expect(await update({ authSchemeConfigs: [...outs["authSchemeConfigs"], BASIC] })).toEqual([
    "GET /systems/*",
    "PUT /systems/*/auth-scheme-configs/login",
    "GET /systems/*",
  ]);
  const parents = await platformTemplate(plugin);
  const made = await plugin.create("platform/connection", platformConnection(parents));
  const news = platformConnection(parents, { credentials: [{ authSchemeConfig: "key", value: "MARKED-secret-2" }] });
  const requests = await api.requestsOf(() => plugin.update("platform/connection", made.id, made.outs, news));
  expect(requests).toEqual(["GET /systems/*", "PUT /connections/*"]);
  const [connection] = await held("platform-connection");
  expect(connection?.["credentials"][0].credential.data).toEqual({ string: { value: "MARKED-secret-2" } });
  expect(connection?.["credentials"][0].id).toBe(made.outs["boundCredentials"][0].id);
});

test.each([
  ["system", () => systemInputs(), /systems$/, "system"],
  ["project", () => projectInputs(), /projects$/, "project"],
  ["end-user", () => ({ organisationId: ORGANISATION, externalId: "customer" }), /users$/, "end-user"],
])("one %s whose creation was not answered is found, not made twice", async (type, inputs, path, kind) => {
  const { standIn, plugin } = bench;
  standIn.intercept = losing("POST", path);
  const { id } = await plugin.create(`platform/${type}`, inputs());
  expect(await held(kind)).toMatchObject([{ id }]);
});

test("environments, templates, connections and activations that were not answered are found, not made twice", async () => {
  const { standIn, plugin } = bench;
  const parents = await platformParents(plugin);
  const { organisationId, projectId, environmentId } = parents;
  standIn.intercept = losing("POST", /environments\/clone$/);
  const staging = await plugin.create("platform/environment", { organisationId, projectId, name: "staging" });
  expect((await held("environment")).map(({ id }) => id as string)).toContain(staging.id);
  expect(await held("environment")).toHaveLength(2);
  standIn.intercept = losing("POST", /connection-templates$/);
  const template = await plugin.create("platform/connection-template", { ...parents, name: "orders" });
  expect(await held("connection-template")).toMatchObject([{ id: template.id }]);
  standIn.intercept = losing("POST", /connections$/);
  const inputs = platformConnection({ ...parents, connectionTemplateId: template.id });
  const connection = await plugin.create("platform/connection", inputs);
  expect(await held("platform-connection")).toMatchObject([{ id: connection.id }]);
  await plugin.create("platform/end-user", { organisationId, externalId: "customer" });
  standIn.intercept = losing("POST", /actions$/);
  const asked = { organisationId, systemId: parents.systemId, name: "getOrder", method: "GET", path: "/orders" };
  const action = await plugin.create("platform/system-action", asked);
  expect(await held("system-action")).toMatchObject([{ id: action.id }]);
  standIn.intercept = losing("POST", /activations$/);
  const active = await plugin.create("platform/activation", { organisationId, environmentId, userId: "customer" });
  expect(await held("activation")).toMatchObject([{ id: active.id }]);
});

test("what was done before a failure is recorded, and the next update finishes it", async () => {
  const { api, standIn, plugin } = bench;
  const { id, outs } = await plugin.create("platform/system", systemInputs());
  standIn.intercept = refusing("PUT", /auth-scheme-configs/);
  const news = systemInputs({ name: "renamed", authSchemeConfigs: [...outs["authSchemeConfigs"], BASIC] });
  const { partial, message } = await failureOf(plugin.update("platform/system", id, outs, news));
  expect(message).toContain("Not today");
  expect(partial?.properties).toMatchObject({ name: "renamed" });
  expect(partial?.properties["authSchemeConfigs"]).toHaveLength(1);
  standIn.intercept = () => false;
  const requests = await api.requestsOf(() => plugin.update("platform/system", id, partial?.properties ?? {}, news));
  expect(requests).toContain("PUT /systems/*/auth-scheme-configs/login");
  expect(requests).not.toContain("PUT /systems/*");

  const parents = await platformTemplate(plugin);
  standIn.intercept = refusing("POST", /link$/);
  const links = [parents.connectionTemplateId];
  const halfway = await failureOf(plugin.create("platform/connection", platformConnection(parents, { links })));
  expect(halfway.partial?.properties["links"]).toEqual([]);
  standIn.intercept = () => false;
  const { id: connectionId = "", properties: olds = {} } = halfway.partial ?? {};
  const updated = await plugin.update(
    "platform/connection",
    connectionId,
    olds,
    platformConnection(parents, { links }),
  );
  expect(updated["links"]).toEqual(links);
  expect(await held("platform-connection")).toHaveLength(1);
});

test("an organisation that answers 404 as a whole drops nothing; an object that is gone is gone", async () => {
  const { standIn, plugin } = bench;
  const { id, outs } = await plugin.create("platform/system", systemInputs());
  standIn.intercept = (_, response) => {
    response.writeHead(404, { "content-type": "application/json" }).end('{"code":"404000","message":"No"}');
    return true;
  };
  const { message } = await failureOf(plugin.read("platform/system", id, outs));
  expect(message).toContain("does not answer either, so nothing is taken as deleted");
  standIn.intercept = () => false;
  await plugin.delete("platform/system", id, outs);
  expect((await plugin.read("platform/system", id, outs)).id).toBe("");
});

test("the type of a credential follows from the auth scheme config", async () => {
  const { plugin } = bench;
  const all = [
    { type: "none", none: { id: "none" } },
    BASIC,
    { type: "certificate", certificate: { id: "certificate" } },
    { type: "hmac", hmac: { id: "hmac", name: "X-S", in: "header", algorithm: "sha256" } },
    oauth({ type: "clientCredentials" }),
    { ...oauth({ type: "password" }), oauth2: { ...oauth({ type: "password" }).oauth2, id: "password" } },
    { ...oauth({ type: "authorizationCode" }), oauth2: { ...oauth({ type: "authorizationCode" }).oauth2, id: "code" } },
    {
      type: "oauth1",
      oauth1: { id: "oauth1", consumerKey: "k", consumerSecret: "s", signatureMethod: "sha1", tokenAuth: true },
    },
  ];
  const parents = await platformTemplate(plugin, {}, { authSchemeConfigs: all });
  const credentials = [
    { authSchemeConfig: "none" },
    { authSchemeConfig: "login", username: "u", password: "p" },
    { authSchemeConfig: "certificate", certificate: "c", key: "k", ca: "a" },
    { authSchemeConfig: "hmac", valueBase64: "AAAA" },
    { authSchemeConfig: "oauth", clientId: "c", clientSecret: "s", scopes: ["a"] },
    { authSchemeConfig: "password", username: "u", password: "p" },
    { authSchemeConfig: "code", scopes: ["a"], refreshToken: "r" },
    { authSchemeConfig: "oauth1", token: "t", tokenSecret: "s" },
  ];
  const { id, outs } = await plugin.create("platform/connection", platformConnection(parents, { credentials }));
  const [connection] = await held("platform-connection");
  expect(connection?.["credentials"].map((one: Values) => [one["credential"].type, one["credential"].data])).toEqual([
    ["none", { none: {} }],
    ["basic-auth", { basicAuth: { username: "u", password: "p" } }],
    ["certificate", { certificate: { certificate: "c", key: "k", ca: "a" } }],
    ["binary", { binary: { valueBase64: "AAAA" } }],
    [
      "oauth2-client",
      { oauth2Client: { clientId: "c", clientSecret: "s", scopes: ["a"], tokenUrl: "https://t.example.com" } },
    ],
    ["oauth2-password", { oauth2Password: { username: "u", password: "p" } }],
    ["oauth2-token", { oauth2Token: { scopes: ["a"], refreshToken: "r" } }],
    ["oauth1-token", { oauth1Token: { token: "t", tokenSecret: "s" } }],
  ]);
  // Read back, nothing differs.
  const { inputs } = await plugin.read("platform/connection", id, outs);
  expect(inputs["credentials"]).toEqual(credentials);
});

test("the client secret of a connection's own config is kept in one place", async () => {
  const { plugin } = bench;
  const parents = await platformTemplate(plugin);
  const own = oauth({ type: "password", password: { clientId: "c", clientSecret: "MARKED-client" } });
  const credentials = [{ authSchemeConfig: own, username: "u", password: "MARKED-password" }];
  const { id, outs } = await plugin.create("platform/connection", platformConnection(parents, { credentials }));
  const before = await held("credential");
  expect(before).toMatchObject([{ data: { clientSecret: "MARKED-client" } }]);
  const news = platformConnection(parents, { credentials, name: "renamed" });
  await plugin.update("platform/connection", id, outs, news);
  expect((await held("credential")).map((one) => one["id"] as string)).toEqual(
    before.map((one) => one["id"] as string),
  );
});

test("a credential that does not suit its config is refused with what suits, before anything is sent", async () => {
  const { api, plugin } = bench;
  const code = oauth({ type: "authorizationCode" });
  const parents = await platformTemplate(plugin, {}, { authSchemeConfigs: [BASIC, code] });
  const refused = async (entry: Values) =>
    (await failureOf(plugin.create("platform/connection", platformConnection(parents, { credentials: [entry] }))))
      .message;
  expect(await refused({ authSchemeConfig: "login", value: "MARKED-secret" })).toBe(
    'credentials[0]: the auth scheme config "login" is of the type basic-auth, which takes username, password.',
  );
  expect(await refused({ authSchemeConfig: "oauth" })).toContain("platform.initialiseOAuth2");
  expect(await refused({ authSchemeConfig: "nothing", value: "x" })).toBe(
    'credentials[0].authSchemeConfig: the system has no auth scheme config "nothing"; it has "login", "oauth".',
  );
  expect(await held("platform-connection")).toEqual([]);
  expect(await api.requests()).not.toContain("POST /connections");
});

test("a sign-in's code is spent at once: later previews are quiet, and a change asks for another one", async () => {
  const { plugin } = bench;
  const parents = await platformTemplate(plugin, {}, { authSchemeConfigs: [oauth({ type: "authorizationCode" })] });
  const credentials = [{ authSchemeConfig: "oauth", code: "MARKED-code", state: "s" }];
  const inputs = platformConnection(parents, { credentials });
  const { id, outs } = await plugin.create("platform/connection", inputs);
  expect(outs["boundCredentials"]).toMatchObject([{ type: "oauth2-token" }]);
  const read = await plugin.read("platform/connection", id, outs);
  expect(read.inputs["credentials"]).toEqual(credentials);
  expect(await plugin.diff("platform/connection", id, read.props, inputs)).toMatchObject({ changes: "none" });
  const renamed = platformConnection(parents, { credentials, name: "renamed" });
  const { message } = await failureOf(plugin.update("platform/connection", id, outs, renamed));
  expect(message).toContain("give tokens, or the code of a new sign-in");
  const again = platformConnection(parents, {
    credentials: [{ ...credentials[0], code: "new-code" }],
    name: "renamed",
  });
  await plugin.update("platform/connection", id, outs, again);
  expect(await held("platform-connection")).toMatchObject([{ id, name: "renamed" }]);
});

test("a union with the wrong member, two, or none names the path and what is allowed", async () => {
  const { plugin } = bench;
  const system = async (config: Values) =>
    (await plugin.check("platform/system", systemInputs({ authSchemeConfigs: [config] }))).failures;
  const { apiKey } = { apiKey: { id: "key", name: "X-Key", in: "header" } };
  expect(await system({ type: "basic-auth", apiKey })).toEqual([
    "authSchemeConfigs[0].basicAuth: is required",
    expect.stringContaining("authSchemeConfigs[0].apiKey: is not a property"),
  ]);
  expect(await system({ type: "api-key", apiKey, basicAuth: { id: "key" } })).toEqual([
    "authSchemeConfigs[0].basicAuth: is not a property. Known are type, apiKey.",
  ]);
  expect(await system({ type: "api-key" })).toEqual(["authSchemeConfigs[0].apiKey: is required"]);
  expect(await system({ type: "apikey", apiKey })).toEqual([
    expect.stringMatching(/^authSchemeConfigs\[0\]\.type: must be one of none, api-key, .*did you mean api-key\?$/),
  ]);
  const entry = async (one: Values) => {
    const parents = { organisationId: ORGANISATION, connectionTemplateId: "t", systemId: "s" };
    return (await plugin.check("platform/connection", platformConnection(parents, { credentials: [one] }))).failures;
  };
  expect(await entry({ authSchemeConfig: "key", credential: { type: "string", data: { binary: {} } } })).toEqual([
    "credentials[0].credential.data.string: is required",
    "credentials[0].credential.data.binary: is not a property. Known are string.",
  ]);
  expect(await entry({ authSchemeConfig: "key", value: "v", password: "p" })).toEqual([
    expect.stringContaining("credentials[0].password: is not a property"),
  ]);
  expect(await entry({ value: "v" })).toEqual([expect.stringMatching(/^credentials\[0\]\.authSchemeConfig: /)]);
});

test("an environment that exists is not cloned over, and one that does not exist is not adopted", async () => {
  const { plugin } = bench;
  const { organisationId, projectId } = await platformParents(plugin);
  const attempt = (more: Values) =>
    failureOf(plugin.create("platform/environment", { organisationId, projectId, ...more }));
  expect((await attempt({ name: "production" })).message).toMatch(/aliases.*deleteBeforeReplace: true.*adopt: true/s);
  expect((await attempt({ name: "nowhere", adopt: true })).message).toBe(
    'name: the project has no environment "nowhere" to adopt; it has "production".',
  );
});

test("an adopted environment stays when its resource goes, one that was cloned goes", async () => {
  const { plugin } = bench;
  const { organisationId, projectId } = await platformParents(plugin);
  const make = async (more: Values) => {
    const inputs = { organisationId, projectId, ...more };
    const { id, outs } = await plugin.create("platform/environment", inputs);
    return () => plugin.delete("platform/environment", id, outs);
  };
  const [first, second] = [await make({ name: "production", adopt: true }), await make({ name: "staging" })];
  await second();
  await first();
  expect(await held("environment")).toMatchObject([{ name: "production" }]);
});

const NOWHERE = "01J00000000000000000000042";

test("a look-up of what is not there, or of what needs a parent to be found, says so", async () => {
  const { plugin } = bench;
  const { organisationId, projectId, environmentId } = await platformParents(plugin);
  const said = async (module: string, props: Values) =>
    (await failureOf(plugin.read(`platform/${module}`, NOWHERE, { organisationId, ...props }))).message;
  const kinds: [string, string, Values][] = [
    ["system", "System", {}],
    ["project", "Project", {}],
    ["project-variables", "ProjectVariables", {}],
    ["environment", "Environment", { projectId }],
    ["environment", "Environment", { projectId: NOWHERE }],
    ["connection-template", "ConnectionTemplate", { projectId, environmentId }],
    ["connection-template", "ConnectionTemplate", { projectId, environmentId: NOWHERE }],
    ["connection", "Connection", {}],
    ["end-user", "EndUser", {}],
    ["activation", "Activation", { environmentId }],
    ["activation", "Activation", { environmentId: NOWHERE }],
  ];
  for (const [module, type, props] of kinds) {
    expect(await said(module, props)).toBe(`There is no ${type} with the id ${NOWHERE}.`);
  }
  expect(await said("environment", {})).toBe("projectId is needed to find an environment");
  expect(await said("activation", {})).toBe("environmentId is needed to find an activation");
  const template = "projectId and environmentId are needed to find a connection template";
  for (const props of [{}, { projectId }, { environmentId }]) {
    expect(await said("connection-template", props)).toBe(template);
  }
});

test("settings and variables that a program leaves alone are told by a look-up only", async () => {
  const { api, plugin } = bench;
  const { organisationId, projectId, environmentId } = await platformParents(plugin);
  const settings = { chatStoredInDB: true };
  await api.platform("PUT", `/projects/${projectId}`, { settings });
  await api.platform("PUT", `/projects/${projectId}/variables`, { properties: { a: {} } });
  await api.platform("PATCH", `/environments/${environmentId}/variables`, { a: 1 });
  const known = { organisationId, projectId };
  expect((await plugin.read("platform/project", projectId, { organisationId })).props).toMatchObject({ settings });
  const found = await plugin.read("platform/environment", environmentId, known);
  expect(found.props).toMatchObject({ executionPool: "default", variables: { a: 1 } });
  const inputs = { organisationId, projectId, name: "production", adopt: true };
  const { outs } = await plugin.create("platform/environment", inputs);
  const requests = await api.requestsOf(async () => {
    const { props } = await plugin.read("platform/environment", environmentId, outs);
    expect(props["variables"] ?? props["config"] ?? props["executionPool"]).toBeUndefined();
  });
  expect(requests).toEqual(["GET /projects/*"]);
  const { outs: made, id } = await plugin.create("platform/project", { organisationId, name: "quiet" });
  await api.platform("PUT", `/projects/${id}`, { settings });
  expect((await plugin.read("platform/project", id, made)).props["settings"]).toBeUndefined();
});
