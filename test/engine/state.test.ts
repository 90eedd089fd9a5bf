import { type Workbench, workbench } from "../support/emulated";
import { StandIn } from "../support/stand-in";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
  await bench.project.run("config", "set", "--secret", "ordersKey", "MARKED-config");
  bench.project.program(PROGRAM);
  await bench.project.up();
});
afterAll(() => bench.close());

const PROGRAM = `
  const config = new pulumi.Config();
  const orders = new Connector("orders", {
    protocol: "http", baseUrl: "https://api.example.com", tags: { team: ["a"] }, connectionVariables: { region: "eu" },
    authSchemeConfigs: [
      { id: "key", schemeType: "api-key", name: "X-Key", in: "header" },
      { id: "oauth", schemeType: "oauth2", authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com",
        scopes: [], defaultScopes: [], grant: { grantType: "password", clientId: "c", clientSecret: "MARKED-grant" } },
    ],
  });
  new ConnectorVersion("first", { connectorId: orders, name: "1.0.0", description: "First", published: true });
  const production = new Connection("production", {
    connectorId: orders, variables: { region: "eu" }, credentials: { action: [
      { authSchemeConfig: "key", credential: { type: "string", data: { value: config.requireSecret("ordersKey") } } },
      // Not wrapped by the program, and a secret all the same.
      { authSchemeConfig: { id: "login", schemeType: "basic-auth" },
        credential: { type: "basic-auth", data: { username: "MARKED-user", password: "MARKED-plain" } } },
    ] },
  });
  exports.leak = production.credentials;
  exports.configs = orders.authSchemeConfigs;`;

test("each resource keeps one short line of code, twice, and nothing of its inputs twice", async () => {
  const resources = Object.values(await bench.project.resources()).filter(({ type }) =>
    type.includes("dynamic/versori"),
  );
  expect(resources).toHaveLength(3);
  for (const { inputs, outputs } of resources) {
    expect(inputs["__provider"]).toMatch(/^exports\.handler=\(\)=>require\("pulumi-versori\/dynamic\/[a-z-]+"\);$/);
    expect(String(inputs["__provider"]).length).toBeLessThan(100);
    expect(outputs["__provider"]).toBe(inputs["__provider"]);
    const values = Object.entries(outputs).filter(([, value]) => typeof value === "object");
    const texts = values.map(([key, value]) => [key, JSON.stringify(value)] as const);
    for (const [key, text] of texts.filter(([, text]) => text.length > 20)) {
      expect(texts.filter(([other, copy]) => other !== key && copy.includes(text))).toEqual([]);
    }
  }
});

test("no secret stands in clear in state, previews, results, logs or errors", async () => {
  const { project, api } = bench;
  await project.expectNoChanges();
  await project.run("preview", "--refresh", "--diff");
  project.program(PROGRAM.replace("MARKED-grant", "MARKED & other"));
  // Not with -v=9: there the engine itself writes down every value that it sends to a plugin, whatever marks it.
  await project.run("preview", "--diff");
  await project.run("preview", "--json");
  // A service that repeats what it was sent, in all the ways in which a text is written.
  const standIn = await StandIn.before(api.url);
  standIn.intercept = (request, response) => {
    if (request.method === "GET") return false;
    const text = "MARKED & other";
    const ways = [text, JSON.stringify(text), encodeURIComponent(text), Buffer.from(text).toString("base64")];
    response.writeHead(400, { "content-type": "application/json" });
    response.end(JSON.stringify({ code: "400000", message: `Bad: ${ways.join(" ")}` }));
    return true;
  };
  const { env } = project;
  project.env = { ...env, VERSORI_BASE_URL: standIn.url };
  const { code, output } = await project.try("up", "--yes", "--diff");
  expect(code).not.toBe(0);
  expect(output).toContain("Bad: [secret] ");
  project.env = env;
  await standIn.close();
  await project.run("stack", "output");
  const said = project.transcript.replaceAll("config set --secret ordersKey MARKED-config", "");
  expect(said).not.toContain("MARKED");
  expect(said).not.toContain(Buffer.from("MARKED & other").toString("base64"));
  expect(await project.state()).not.toContain("MARKED");
});
