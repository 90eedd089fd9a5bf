import { ORGANISATION } from "../client";
import { API_KEY, BASIC, credential, NO_ID, World } from "./world";

let world: World;
beforeEach(async () => (world = await World.start()));
afterEach(() => world.client.close());

const templates = () => `/projects/${world.project.id}/connection-templates`;

test("a template shows its system under `id`, has a name of its own environment, and holds the system", async () => {
  const { template, system, environment, client } = world;
  expect(template).toMatchObject({ id: system.id, name: "shop", dynamic: false, authSchemeConfigs: [API_KEY, BASIC] });
  expect(template.connectionTemplateId).not.toBe(system.id);
  const { items } = await client.gives(200, "GET", `${templates()}?env_id=${environment.id}`);
  expect(items).toEqual([template]);
  const twice = { systemId: system.id, name: "shop", environmentId: environment.id };
  await client.gives(409, "POST", templates(), twice);
  await client.gives(409, "DELETE", `/systems/${system.id}`);
  const at = `${templates()}/${template.connectionTemplateId}`;
  const chosen = await client.gives(200, "PUT", at, { authSchemeConfigIds: ["basic"] });
  expect(chosen).toEqual({ ...template, authSchemeConfigs: [BASIC] });
  expect(await client.gives(200, "GET", at)).toEqual(chosen);
  const wrong = await client.gives(400, "PUT", at, { authSchemeConfigIds: ["nothing"] });
  expect(wrong.fields[0].field).toBe("authSchemeConfigIds[0]");
  await client.gives(204, "DELETE", at);
  await client.gives(204, "DELETE", `/systems/${system.id}`);
});

test("a connection is linked at once, hides its secret, and has only the host of its address", async () => {
  const { client, template, system, environment, project } = world;
  const made = await world.connect({
    connection: { name: "main", credentials: [credential()], baseUrl: "shop.example.com/path" },
  });
  expect(made).toMatchObject({
    name: "main",
    baseUrl: "https://shop.example.com",
    systemId: system.id,
    connectionTemplateId: template.connectionTemplateId,
  });
  expect(made.credentials[0].id).not.toBe(NO_ID);
  expect(made.credentials[0].credential).toMatchObject({ type: "string", data: { string: { value: "******" } } });
  expect(await client.gives(200, "GET", `/connections/${made.id}`)).toEqual(made);
  const ofEnvironment = `/projects/${project.id}/connections?env_id=${environment.id}`;
  expect((await client.gives(200, "GET", ofEnvironment)).items).toEqual([made]);
  expect((await client.gives(200, "GET", `/connections?system_id=${system.id}`)).items).toEqual([made]);
  await client.gives(400, "GET", "/connections?end_user_id=external");
  await world.connect({}, 409);
  await client.gives(204, "DELETE", `/connections/${made.id}`);
  await client.gives(404, "GET", `/connections/${made.id}`);
});

test("an update replaces all, but a secret that comes back hidden stays what it was", async () => {
  const { client } = world;
  const made = await world.connect();
  const stored = async () =>
    (await client.tool("GET", "dump")).find((one: { kind: string }) => one.kind === "platform-connection").body;
  const body = { name: "renamed", credentials: made.credentials, baseUrl: "" };
  const changed = await client.gives(200, "PUT", `/connections/${made.id}`, body);
  expect(changed).toMatchObject({ name: "renamed", baseUrl: "", credentials: made.credentials });
  expect((await stored()).credentials[0].credential.data.string.value).toBe("s3cret");
  await client.gives(200, "PUT", `/connections/${made.id}`, { ...body, credentials: [credential("new")] });
  expect((await stored()).credentials[0].credential.data.string.value).toBe("new");
  await client.gives(400, "PUT", `/connections/${made.id}`, { name: "renamed", credentials: made.credentials });
});

test("data that is not that of the type is refused, and a code is spent at once", async () => {
  const withData = (type: string, data: object) => ({
    connection: {
      name: "main",
      credentials: [{ id: NO_ID, credential: { id: NO_ID, organisationId: ORGANISATION, type, data } }],
    },
  });
  const wrong = await world.connect(withData("string", { binary: { valueBase64: "eA==" } }), 400);
  expect(wrong.fields).toEqual([
    { field: "connection.credentials[0].credential.data.binary", message: "does not belong to the type string" },
  ]);
  const code = await world.connect(withData("oauth2-code", { oauth2Code: { code: "c", state: "s" } }));
  expect(code.credentials[0].credential.type).toBe("oauth2-token");
  const none = await world.client.gives(201, "POST", "/connections", {
    connectionTemplateId: world.template.connectionTemplateId,
    connection: {
      name: "bypass",
      credentials: [
        {
          id: NO_ID,
          authSchemeConfig: { type: "none", none: { id: "", description: "" } },
          credential: { id: NO_ID, organisationId: ORGANISATION, type: "none" },
        },
      ],
    },
  });
  expect(none.credentials[0].credential).toMatchObject({ type: "none" });
});

test("a template has one static connection, which may serve several templates", async () => {
  const { client, system, project } = world;
  const first = await world.connect();
  const second = await world.connect({ connection: { name: "second", credentials: [credential()] } });
  expect((await client.gives(200, "GET", `/connections/${first.id}`)).connectionTemplateId).toBeUndefined();
  const clone = { oldEnvName: "production", newEnvName: "staging" };
  const { environments } = await client.gives(200, "POST", `/projects/${project.id}/environments/clone`, clone);
  const link = { systemId: system.id, name: "shop", environmentId: environments[1].id };
  const { connectionTemplateId } = await client.gives(200, "POST", templates(), link);
  await client.gives(201, "POST", `/connections/${second.id}/link`, { connectionTemplateId });
  const staging = `/projects/${project.id}/connections?env_id=${environments[1].id}`;
  expect((await client.gives(200, "GET", staging)).items).toMatchObject([{ id: second.id }]);
  await client.gives(204, "DELETE", `/connections/${second.id}/link`, { connectionTemplateId });
  expect((await client.gives(200, "GET", staging)).items).toEqual([]);
  await client.gives(404, "DELETE", `/connections/${second.id}/link`, { connectionTemplateId });
});

test("the client secret of a copied config goes with its connection, unless something else has it, too", async () => {
  const { client, system } = world;
  const oauth = (more: object) => {
    const grant = { type: "password", password: { clientId: "c", ...more } };
    const urls = { tokenUrl: "https://t.example.com", scopes: [], defaultScopes: [] };
    return { type: "oauth2", oauth2: { id: "oauth", description: "", ...urls, grant } };
  };
  const held = async () =>
    (await client.tool("GET", "dump")).filter(({ kind }: { kind: string }) => kind === "credential").length;
  const at = `/systems/${system.id}/auth-scheme-configs/oauth`;
  const shared = await client.gives(201, "PUT", at, oauth({ clientSecret: "s" }));
  const credentials = [shared, oauth({ clientSecret: "own" })].map((config) => ({
    ...credential(),
    authSchemeConfig: config,
  }));
  const made = await world.connect({ connection: { name: "main", credentials } });
  expect(await held()).toBe(2);
  await client.gives(204, "DELETE", `/connections/${made.id}`);
  expect(await held()).toBe(1);
  await client.gives(204, "DELETE", at);
  expect(await held()).toBe(0);
});
