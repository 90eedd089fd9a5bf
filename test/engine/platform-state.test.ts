import { OTHER_ORGANISATION, READ_KEY, type Workbench, workbench } from "../support/emulated";
import type { Outcome } from "../support/project";
import { type Intercept, StandIn } from "../support/stand-in";
import { summary } from "../support/story";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
  await bench.project.run("config", "set", "--secret", "clientSecret", "MARKED-config");
  bench.project.transcript = "";
  bench.project.program(PROGRAM);
  // Everything that only the API knows is unknown here.
  await bench.project.preview();
  await bench.project.run("preview", "--json");
  await bench.project.up();
});
afterAll(async () => {
  await bench.api.expectNoDefect();
  await bench.close();
});

/** Most secrets are not wrapped by the program, and secrets all the same. */
const PROGRAM = `
  const config = new pulumi.Config();
  const certificate = { type: "certificate", certificate: { id: "tls" } };
  const oauth = (id, clientSecret) => ({ type: "oauth2", oauth2: {
    id, tokenUrl: "https://t.example.com", scopes: [], defaultScopes: [],
    grant: { type: "password", password: { clientId: "client", clientSecret } } } });
  const shop = new platform.System("shop", {
    domain: "shop.example.com", templateBaseUrl: "https://shop.example.com",
    authSchemeConfigs: [
      { type: "api-key", apiKey: { id: "key", name: "X-Key", in: "header" } }, certificate,
      oauth("wrapped", config.requireSecret("clientSecret")),
      { type: "oauth1", oauth1: { id: "old", consumerKey: "c", consumerSecret: "MARKED-consumer",
        signatureMethod: "sha1", tokenAuth: true } },
    ],
  });
  const billing = new platform.System("billing", {
    domain: "billing.example.com", templateBaseUrl: "https://billing.example.com",
    authSchemeConfigs: [oauth("plain", "MARKED-grant")],
  });
  const sync = new platform.Project("sync", { settings: { chatStoredInDB: true } });
  const schema = { type: "object", properties: { region: { type: "string", description: "Where the shop is" } } };
  const variables = new platform.ProjectVariables("variables", { projectId: sync, schema });
  const after = { dependsOn: variables };
  const production = new platform.Environment("production", {
    projectId: sync, adopt: true, config: { deploymentSpec: { replicas: 2 } }, variables: { region: "Europe, all of it" },
  }, after);
  const at = { projectId: sync, environmentId: production, systemId: shop };
  const books = new platform.ConnectionTemplate("books", at);
  const orders = new platform.ConnectionTemplate("orders", { ...at, dynamic: true });
  const ledger = new platform.Connection("ledger", { connectionTemplateId: books, credentials: [
    { authSchemeConfig: "key", value: "MARKED-short" },
    { authSchemeConfig: "tls", certificate: "c", key: pulumi.output("MARKED-key"), ca: "a" },
    { authSchemeConfig: "old", token: "MARKED-token", tokenSecret: "MARKED-token-secret" },
    { authSchemeConfig: "key", credential: { type: "string", data: { string: { value: "MARKED-full" } } } },
    { authSchemeConfig: certificate, credential: { type: "certificate",
      data: { certificate: { certificate: "c", key: "MARKED-full-key", ca: "a" } } } },
    { authSchemeConfig: oauth("own", "MARKED-own"), username: "u", password: "MARKED-password" },
  ] });
  const user = new platform.EndUser("customer", { displayName: "Customer" });
  const account = new platform.Connection("account", {
    connectionTemplateId: orders, externalId: user.externalId,
    // Known once the user is there only.
    credentials: [{ authSchemeConfig: "key", value: pulumi.interpolate\`MARKED-\${user.id}\` }],
  });
  const active = new platform.Activation("active", {
    userId: user, environmentId: production, dynamicVariables: { region: pulumi.interpolate\`near \${user.id}\` },
    connections: [{ connectionTemplateId: orders, existingConnectionId: account }],
  }, after);
  exports.leak = [ledger.credentials, account.credentials, shop.authSchemeConfigs, billing.authSchemeConfigs];
  exports.told = [sync.environmentIds, variables.names, ledger.boundCredentials, active.externalId];`;

test("each resource keeps one short line of code, twice, and nothing of its inputs twice", async () => {
  const resources = Object.values(await bench.project.resources()).filter(({ type }) =>
    type.includes("dynamic/versori"),
  );
  expect(resources).toHaveLength(11);
  for (const { inputs, outputs } of resources) {
    const line = /^exports\.handler=\(\)=>require\("pulumi-versori\/dynamic\/platform\/[a-z-]+"\);$/;
    expect(inputs["__provider"]).toMatch(line);
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
  const { project } = bench;
  await project.expectNoChanges();
  await project.run("preview", "--refresh", "--diff");
  const changed = PROGRAM.replace("MARKED-grant", "MARKED & other").replace("MARKED-full", "MARKED & other");
  project.program(changed);
  await project.preview();
  await project.run("preview", "--json");
  // A service that repeats what it was sent, in all the ways in which a text is written.
  const repeating =
    ({ bodyOf }: StandIn): Intercept =>
    (request, response) => {
      if (request.method === "GET") return false;
      const text = "MARKED & other";
      const ways = [text, JSON.stringify(text), encodeURIComponent(text), Buffer.from(text).toString("base64")];
      const message = `Bad: ${ways.join(" ")}, ${bodyOf(request)}`;
      response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ code: "400000", message }));
      return true;
    };
  const { code, output } = await through(repeating, () => project.try("up", "--yes", "--diff", "--continue-on-error"));
  expect(code).not.toBe(0);
  for (const path of ["systems", "connections"]) {
    expect(output).toMatch(new RegExp(`PUT \\S+/${path}/\\S+ failed with 400: Bad: \\[secret\\] `));
  }
  // Mistakes, of which the values are not told.
  project.program(
    changed
      .replace('value: "MARKED-short"', 'value: "MARKED-short", password: "MARKED-mistake"')
      .replace('type: "string", data', 'type: "strin", data')
      .replace('signatureMethod: "sha1"', 'signatureMethod: "MARKED"'),
  );
  const mistaken = await project.try("preview", "--diff");
  expect(mistaken.output).toContain("credentials[0].password: is not a property");
  expect(mistaken.output).toContain("must be one of");
  await project.run("stack", "output");
  project.program(PROGRAM);
  await project.expectNoDrift();
  const said = project.transcript;
  expect(said).not.toContain("MARKED");
  expect(said).not.toContain(Buffer.from("MARKED & other").toString("base64"));
  expect(await project.state()).not.toContain("MARKED");
});

test("a change that is not known yet shows what it concerns, and nothing else", async () => {
  const { project, api } = bench;
  project.program(
    PROGRAM.replace('const user = new platform.EndUser("customer", {', '$& externalId: "other",').replace(
      "const sync",
      'const more = new platform.Project("more"); const sync',
    ),
  );
  const requests = await api.requestsOf(async () =>
    expect(summary(await project.steps())).toEqual({
      more: "create",
      customer: "replace externalId",
      account: expect.stringMatching(/^replace.*externalId/),
      active: "replace",
    }),
  );
  expect(requests).toEqual([]);
  project.program(PROGRAM);
});

test("a key that may only read refreshes and previews, and is refused to write with a plain sentence", async () => {
  const { project, api } = bench;
  const [before, { env }] = [await api.dump(), project];
  project.env = { ...env, VERSORI_API_KEY: READ_KEY };
  project.program(PROGRAM.replaceAll("replicas: 2", "replicas: 3"));
  await project.expectNoDrift();
  const { code, output } = await project.try("up", "--yes", "--skip-preview");
  project.env = env;
  project.program(PROGRAM);
  expect(code).not.toBe(0);
  expect(output).toContain("failed with 403: This key may only read. These credentials may not do this");
  expect(await api.dump()).toEqual(before);
});

test("neither a wrong organisation nor one that answers 404 as a whole drops anything from the state", async () => {
  const { project, api } = bench;
  const [before, { env }] = [Object.keys(await project.resources()).sort(), project];
  project.env = { ...env, VERSORI_ORGANISATION_ID: OTHER_ORGANISATION };
  // The organisation of an object is part of its state, so a refresh still asks in the right place.
  await project.expectNoDrift();
  project.env = env;
  const unknown = (): Intercept => (_, response) => {
    const body = JSON.stringify({ code: "404000", message: "There is no such organisation." });
    response.writeHead(404, { "content-type": "application/json" }).end(body);
    return true;
  };
  const { code, output } = await through(unknown, () => project.try("refresh", "--yes", "--skip-preview"));
  expect(code).not.toBe(0);
  expect(output).toContain("does not answer either, so nothing is taken as deleted");
  expect(Object.keys(await project.resources()).sort()).toEqual(before);
  await project.expectNoChanges();
  await project.destroy();
  expect(await api.dump()).toEqual([]);
});

/** Runs a command against a service that goes wrong, and goes back to the one that does not. */
async function through(intercept: (standIn: StandIn) => Intercept, command: () => Promise<Outcome>): Promise<Outcome> {
  const { project, api } = bench;
  const [{ env }, standIn] = [project, await StandIn.before(api.url)];
  standIn.intercept = intercept(standIn);
  project.env = { ...env, VERSORI_BASE_URL: standIn.url };
  try {
    return await command();
  } finally {
    project.env = env;
    await standIn.close();
  }
}
