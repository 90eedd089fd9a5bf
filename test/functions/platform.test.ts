import { answer } from "../../provider/functions/answer";
import { type Api, emulated, type Json, ORGANISATION, WRITE_KEY } from "../support/emulated";

let api: Api;
let system: Json;
let project: Json;
let template: Json;
beforeAll(async () => {
  api = await emulated();
  const application = { clientId: "app", clientSecret: "MARKED-secret" };
  const oauth2 = {
    id: "oauth",
    description: "",
    authorizeUrl: "https://login.example.com/authorise",
    tokenUrl: "https://login.example.com/token",
    scopes: [{ name: "read" }],
    defaultScopes: ["read"],
    grant: { type: "authorizationCode", authorizationCode: application },
  };
  const oauth1 = {
    id: "old",
    description: "",
    consumerKey: "k",
    consumerSecret: "MARKED-secret",
    signatureMethod: "sha1",
    resourceOwnerAuthorizationEndpoint: { url: "https://old.example.com/authorise" },
  };
  system = await api.platform("POST", "/systems", {
    name: "Shop",
    domain: "shop",
    templateBaseUrl: "https://shop.example.com",
    authSchemeConfigs: [
      { type: "oauth2", oauth2 },
      { type: "oauth1", oauth1 },
    ],
  });
  for (let i = 0; i < 2; i++)
    await api.platform("POST", "/systems", { ...system, name: "Twin", authSchemeConfigs: [] });
  project = await api.platform("POST", "/projects", { name: "Sync" });
  const link = { systemId: system.id, name: "orders", environmentId: project.environments[0].id };
  template = await api.platform("POST", `/projects/${project.id}/connection-templates`, link);
  await api.platform("POST", "/connections", {
    connectionTemplateId: template.connectionTemplateId,
    connection: { name: "main", credentials: [] },
  });
  await api.platform("POST", "/users", { externalId: "customer" });
});
afterAll(async () => {
  await api.expectNoDefect();
  await api.emulator.close();
});

const settings = () => ({
  "versori:baseUrl": api.url,
  "versori:apiKey": WRITE_KEY,
  "versori:organisationId": ORGANISATION,
});
const ask = (name: Parameters<typeof answer>[0], args: object = {}): Promise<Json> => answer(name, args, settings());
const refused = (name: Parameters<typeof answer>[0], args: object = {}): Promise<string> =>
  ask(name, args).then(
    () => Promise.reject(new Error("did not fail")),
    ({ message }: Error) => message,
  );

test("systems are found by id, by name, and by a part of the name, without secrets", async () => {
  const one = await ask("platform.getSystem", { name: "Shop" });
  expect(one).toMatchObject({
    id: system.id,
    domain: "shop",
    authSchemeConfigs: [{ type: "oauth2" }, { type: "oauth1" }],
  });
  expect(JSON.stringify(one)).not.toMatch(/MARKED|\*\*\*/);
  expect(await ask("platform.getSystem", { id: system.id })).toEqual(one);
  expect(await ask("platform.getSystems", { search: "sho" })).toEqual([one]);
  expect(await ask("platform.getSystems")).toHaveLength(3);
  expect(await refused("platform.getSystem", { name: "Twin" })).toMatch(
    /^platform\.getSystem: there are 2 systems named "Twin": \w{26}, \w{26}\. Look one up by its id\.$/,
  );
  expect(await refused("platform.getSystem", { name: "Nothing" })).toBe(
    'platform.getSystem: there is no system named "Nothing".',
  );
  expect(await refused("platform.getSystem", {})).toBe("platform.getSystem: needs either id or name");
});

test("projects, environments, templates and connections are found", async () => {
  const one = await ask("platform.getProject", { name: "Sync" });
  expect(one).toMatchObject({ id: project.id, environments: [{ name: "production", status: "draft" }] });
  expect(await ask("platform.getProject", { id: project.id })).toEqual(one);
  expect(await ask("platform.getProjects")).toEqual([one]);
  const at = { projectId: project.id };
  expect(await ask("platform.getEnvironment", { ...at, name: "production" })).toEqual(one.environments[0]);
  expect(await refused("platform.getEnvironment", { ...at, name: "x" })).toBe(
    'platform.getEnvironment: the project has no environment "x"; it has "production".',
  );
  const [{ id: environmentId }] = one.environments;
  const [found] = await ask("platform.getConnectionTemplates", { ...at, environmentId });
  expect(found).toEqual({
    id: template.connectionTemplateId,
    systemId: system.id,
    name: "orders",
    dynamic: false,
    authSchemeConfigIds: ["oauth", "old"],
  });
  const main = await ask("platform.getConnection", { name: "main" });
  expect(main).toMatchObject({ systemId: system.id, connectionTemplateId: found.id });
  expect(await ask("platform.getConnection", { id: main.id })).toEqual(main);
  expect(await ask("platform.getConnections", { systemId: system.id })).toEqual([main]);
  expect(await ask("platform.getEndUser", { id: "customer" })).toMatchObject({ externalId: "customer" });
  expect(await ask("platform.getExecutionPools")).toContain("default");
  const nowhere = "01J00000000000000000000042";
  for (const name of ["platform.getProject", "platform.getConnection", "platform.getEndUser"] as const) {
    expect(await refused(name, { id: nowhere })).toContain(`${nowhere} in organisation`);
  }
});

test("a sign-in begins at the address of the application, with the client that the service keeps", async () => {
  const at = { systemId: system.id };
  const redirectUrl = "http://127.0.0.1:1/back";
  const url = new URL(await ask("platform.initialiseOAuth2", { ...at, authSchemeConfig: "oauth", redirectUrl }));
  expect(url.origin + url.pathname).toBe("https://login.example.com/authorise");
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    client_id: "app",
    scope: "read offline_access",
    redirect_uri: redirectUrl,
  });
  const old = await ask("platform.initialiseOAuth1", { ...at, authSchemeConfig: "old" });
  expect(old).toMatch(/^https:\/\/old\.example\.com\/authorise\?oauth_token=/);
  expect(await refused("platform.initialiseOAuth2", { ...at, authSchemeConfig: "old" })).toContain(
    'authSchemeConfig: "old" is no config of the type oauth2',
  );
  expect(await refused("platform.initialiseOAuth1", { ...at, authSchemeConfig: "x" })).toContain("of the type oauth1");

  const grant = { grantType: "authorization_code", clientId: "v1", clientSecret: "MARKED-secret" };
  const urls = { authorizeUrl: "https://a.example.com/in", tokenUrl: "https://t.example.com" };
  const config = { id: "oauth", description: "", schemeType: "oauth2", ...urls, scopes: [], defaultScopes: [], grant };
  const body = { name: "c", baseUrl: "https://x.example.com", authSchemeConfigs: [config] };
  const { id: connectorId } = await api.call("POST", "/protocols/http/connectors", body);
  const first = new URL(await ask("initialiseOAuth2", { connectorId, authSchemeConfig: "oauth", scopes: ["all"] }));
  expect(Object.fromEntries(first.searchParams)).toMatchObject({ client_id: "v1", scope: "all offline_access" });
});
