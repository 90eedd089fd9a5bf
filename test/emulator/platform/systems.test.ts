import { Client, ORGANISATION } from "../client";
import { API_KEY, BASIC, systemBody, World } from "./world";

let client: Client;
beforeEach(async () => (client = await Client.start()));
afterEach(() => client.close());

test("a system is made, read, found, changed in part and deleted", async () => {
  const made = await client.gives(201, "POST", "/systems", systemBody({ labels: { team: "a" } }));
  expect(made).toEqual({ ...systemBody(), id: expect.any(String) });
  await client.gives(201, "POST", "/systems", systemBody({ name: "Other", authSchemeConfigs: null }));
  const { items, totalCount } = await client.gives(200, "GET", "/systems?search=sho");
  expect([items, totalCount]).toEqual([[made], 1]);
  const changed = await client.gives(201, "PUT", `/systems/${made.id}`, { domain: "new.example.com" });
  expect(changed).toEqual({ ...made, domain: "new.example.com" });
  expect(await client.gives(200, "GET", `/systems/${made.id}`)).toEqual(changed);
  await client.gives(204, "DELETE", `/systems/${made.id}`);
  await client.gives(404, "GET", `/systems/${made.id}`);
});

test("a wrong label, two configs with one id and an empty name are refused", async () => {
  const fields = async (more: object) =>
    (await client.gives(400, "POST", "/systems", systemBody(more))).fields.map((one: { field: string }) => one.field);
  expect(await fields({ labels: { "1x": "a" } })).toEqual(["labels.1x"]);
  expect(await fields({ authSchemeConfigs: [API_KEY, API_KEY] })).toEqual(["authSchemeConfigs[1]"]);
  expect(await fields({ name: "" })).toEqual(["name"]);
});

test("a config is added and replaced with 201, and removed from the templates that use it", async () => {
  const world = await World.start();
  const at = `/systems/${world.system.id}/auth-scheme-configs`;
  const hmac = { name: "X-S", in: "header", algorithm: "sha256", digestInputs: ["body"], encoding: "hex" };
  const config = { type: "hmac", hmac: { id: "signature", description: "", ...hmac } };
  expect(await world.client.gives(201, "PUT", `${at}/signature`, config)).toEqual(config);
  const replaced = { type: "hmac", hmac: { ...config.hmac, encoding: "base64" } };
  await world.client.gives(201, "PUT", `${at}/signature`, replaced);
  const system = await world.client.gives(200, "GET", `/systems/${world.system.id}`);
  expect(system.authSchemeConfigs).toEqual([API_KEY, BASIC, replaced]);
  await world.client.gives(204, "DELETE", `${at}/key`);
  await world.client.gives(404, "DELETE", `${at}/key`);
  const templates = await world.client.gives(200, "GET", `/projects/${world.project.id}/connection-templates`);
  expect(templates.items[0].authSchemeConfigs).toEqual([BASIC]);
  await world.client.close();
});

test("a config whose member, id or grant does not fit is refused with its path", async () => {
  const { id } = await client.gives(201, "POST", "/systems", systemBody());
  const refused = async (config: object) =>
    (await client.gives(400, "PUT", `/systems/${id}/auth-scheme-configs/key`, config)).fields[0];
  expect(await refused({ type: "api-key" })).toMatchObject({ field: expect.stringContaining("apiKey") });
  expect(await refused({ ...API_KEY, basicAuth: BASIC.basicAuth })).toMatchObject({
    message: "does not belong to the type api-key",
  });
  expect(await refused({ ...API_KEY, apiKey: { ...API_KEY.apiKey, id: "other" } })).toMatchObject({
    field: "apiKey.id",
  });
  const oauth2 = { id: "key", description: "", tokenUrl: "https://x/token", scopes: [], defaultScopes: [] };
  const grant = { type: "password", clientCredentials: {} };
  expect(await refused({ type: "oauth2", oauth2: { ...oauth2, grant } })).toMatchObject({
    field: "oauth2.grant.clientCredentials",
  });
});

test("the secrets of OAuth applications are hidden, kept, and reached by the start of a consent", async () => {
  const details = { description: "", tokenUrl: "https://x/token", scopes: [], defaultScopes: [] };
  const authorizationCode = { clientId: "app", clientSecret: "hush-hush" };
  const oauth2 = { id: "oauth", ...details, grant: { type: "authorizationCode", authorizationCode } };
  const endpoint = { url: "https://x/authorise" };
  const oauth1 = { id: "old", description: "", consumerKey: "k", consumerSecret: "hush-hush", signatureMethod: "sha1" };
  const system = await client.gives(201, "POST", "/systems", {
    ...systemBody(),
    authSchemeConfigs: [
      { type: "oauth2", oauth2 },
      { type: "oauth1", oauth1: { ...oauth1, resourceOwnerAuthorizationEndpoint: endpoint } },
    ],
  });
  expect(JSON.stringify(system)).not.toContain("hush-hush");
  const shown = system.authSchemeConfigs[0].oauth2.grant.authorizationCode;
  expect(shown).toMatchObject({ clientId: "app", clientSecret: "******", organisationId: ORGANISATION });
  const owner = { id: shown.credentialId, organisationId: ORGANISATION };
  const consent = await client.gives(200, "POST", `/systems/${system.id}/oauth2/initialise`, {
    credential: owner,
    authorizeUrl: "https://x/authorise",
    clientId: "app",
    redirectUrl: "http://127.0.0.1:1/",
  });
  expect(new URL(consent.url).searchParams.get("redirect_uri")).toBe("http://127.0.0.1:1/");
  const { credentialId } = system.authSchemeConfigs[1].oauth1;
  const old = await client.gives(200, "POST", `/systems/${system.id}/oauth1/initialise`, {
    credential: { id: credentialId, organisationId: ORGANISATION },
  });
  expect(old.url).toMatch(/^https:\/\/x\/authorise\?oauth_token=/);
  await client.gives(204, "DELETE", `/systems/${system.id}`);
  expect(await client.tool("GET", "dump")).toEqual([]);
});

test("actions and triggers come in batches, name the parameters of their path, and can be linked to projects", async () => {
  const world = await World.start();
  const at = `/systems/${world.system.id}`;
  const action = { name: "getOrder", type: "http", method: "GET", path: "/orders/{id}" };
  const [made] = await world.client.gives(200, "POST", `${at}/actions`, { actions: [action] });
  expect(made.parameters).toEqual([{ name: "id", in: "path", required: true, type: "string" }]);
  const changed = await world.client.gives(200, "PUT", `${at}/actions/${made.id}`, { ...made, summary: "One order" });
  expect(await world.client.gives(200, "GET", `${at}/actions/${made.id}`)).toEqual(changed);
  const trigger = { name: "orderMade", description: "", summary: "", method: "POST", parameters: [] };
  const [heard] = await world.client.gives(200, "POST", `${at}/triggers`, { triggers: [trigger] });
  const ofProject = (what: string) => world.client.gives(200, "GET", `${at}/${what}?project_id=${world.project.id}`);
  expect((await ofProject("actions")).totalCount).toBe(0);
  await world.client.gives(201, "POST", `${at}/projects/${world.project.id}/actions-link`, [made.id]);
  await world.client.gives(201, "POST", `${at}/projects/${world.project.id}/triggers-link`, [heard.id]);
  expect((await ofProject("actions")).actions).toEqual([changed]);
  expect((await ofProject("triggers")).triggers).toEqual([heard]);
  await world.client.gives(204, "DELETE", `${at}/actions/${made.id}`);
  await world.client.gives(404, "GET", `${at}/actions/${made.id}`);
  await world.client.close();
});
