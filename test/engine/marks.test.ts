import { workbench } from "../support/emulated";

/** Every kind of secret, none of which the program marks; what it reads of them goes into its own outputs. */
const PROGRAM = `
  const provider = new Provider("account", { apiKey: process.env.VERSORI_API_KEY });
  const data = { username: "MARKED-user", password: "MARKED-password" };
  const shared = new Credential("shared", { type: "basic-auth", data }, { provider });
  const referring = new Credential("referring", { type: "string", data: { value: { fromEnv: "SHOP_KEY" } } });
  const oauth = { authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com", scopes: [], defaultScopes: [] };
  const grant = { grantType: "password", clientId: "c", clientSecret: { fromEnv: "SHOP_KEY" } };
  const orders = new Connector("orders", {
    protocol: "http", baseUrl: "https://api.example.com",
    authSchemeConfigs: [{ id: "app", schemeType: "oauth2", ...oauth, grant }],
  });
  const main = new Connection("main", { connectorId: orders, variables: { step: process.env.STEP }, credentials: {
    action: [{ authSchemeConfig: "app", credential: { type: "oauth2-password", data } }],
    trigger: [{ authSchemeConfig: "app", credential: shared }],
  } });
  exports.user = shared.data.apply(({ username }) => username.length);
  exports.variable = referring.data.apply(({ value }) => value.fromEnv);
  exports.clients = orders.authSchemeConfigs.apply(([{ grant }]) => Object.keys(grant.clientSecret));
  exports.schemes = main.credentials.apply(({ action, trigger }) => [...action, ...trigger].map((one) => one.authSchemeConfig));
  exports.password = main.credentials.action[0].credential.data.password.apply((text) => text.length);
  exports.bound = main.boundCredentials.trigger[0].schemeType;`;

test("secrets that no program marks are hidden from creation to refresh, and read as the values they are", async () => {
  const { api, project, close } = await workbench({ env: { SHOP_KEY: "MARKED-variable", STEP: "1" } });
  try {
    project.program(PROGRAM);
    await project.preview();
    await project.up();
    const outputs = JSON.parse((await project.run("stack", "output", "--json", "--show-secrets")).stdout) as object;
    expect(outputs).toEqual({
      ...{ user: 11, variable: "SHOP_KEY", clients: ["fromEnv", "hash", "key"], password: 15, bound: "oauth2" },
      schemes: ["app", "app"],
    });
    await project.expectNoChanges();
    await project.expectNoDrift();
    // A change of one property shows that one, before a refresh as after it.
    project.env = { ...project.env, STEP: "2" };
    const { output } = await project.preview();
    expect(output).toContain('step: "1" => "2"');
    expect(output).not.toContain("credentials");
    await project.up();
    await project.refresh();
    const state = await project.state();
    expect(state).not.toMatch(/MARKED|SHOP_KEY|"(key|hash)":"[\w+/=]{40,}"/);
    await project.destroy();
    expect(project.transcript).not.toMatch(/MARKED|[\w+/]{43}=/);
    await api.expectNoDefect();
  } finally {
    await close();
  }
});
