import { type Json, type Workbench, workbench } from "../support/emulated";
import { tell } from "../support/story";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(() => bench.close());

const connector = (args: string) => `new Connector("orders", { ${args} });`;

const oauth = (grant: string, more = "") => `{
  id: "oauth", schemeType: "oauth2", authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com",
  scopes: [{ name: "read" }], defaultScopes: ["read"], grant: ${grant}, ${more} }`;

test("every field of an http connector is set, changed, unset and replaced", async () => {
  await tell(bench, {
    program: connector('protocol: "http", baseUrl: "https://one.example.com"'),
    preview: { orders: "create" },
    holds: ([one]) => {
      expect(one).toMatchObject({
        name: "orders",
        protocol: "http",
        baseUrl: "https://one.example.com",
        public: false,
      });
    },
  });
  await tell(bench, {
    program: connector(`
      protocol: "http", baseUrl: "https://two.example.com", name: "Orders", public: true,
      documentationURL: "https://docs.example.com", imageURL: "https://example.com/logo.png",
      tags: { team: ["a", "b"], beta: [] }, categories: ["ERP", "CRM"], connectionVariables: { region: "eu" },
      forceDelete: true,
      authSchemeConfigs: [
        { id: "key", schemeType: "api-key", name: "X-Key", in: "header", description: "Main" },
        { id: "basic", schemeType: "basic-auth" },
        { id: "sign", schemeType: "hmac", name: "X-Sign", in: "query", algorithm: "sha256", digestInputs: ["url", "body"] },
        { id: "tls", schemeType: "certificate" }, { id: "open", schemeType: "none" },
        ${oauth('{ grantType: "authorization_code", clientId: "c", clientSecret: "MARKED-GRANT-1" }')},
      ],`),
    preview: {
      orders:
        "update authSchemeConfigs,baseUrl,categories,connectionVariables,documentationURL,forceDelete,imageURL,name,public,tags",
    },
    holds: ([one]) => {
      expect(one).toMatchObject({
        name: "Orders",
        public: true,
        baseUrl: "https://two.example.com",
        documentationURL: "https://docs.example.com",
        imageURL: "https://example.com/logo.png",
        tags: { team: ["a", "b"], beta: [] },
        connectionVariables: [{ name: "region", value: "eu" }],
      });
      expect(ids(one)).toEqual(["key", "basic", "sign", "tls", "open", "oauth"]);
      expect(one.authSchemeConfigs[5].grant).toMatchObject({ clientId: "c", clientSecret: "******" });
    },
  });
  expect((await dumped("connector"))[0].body.categories).toEqual(["ERP", "CRM"]);
  await tell(bench, {
    program: connector(`
      protocol: "http", baseUrl: "https://two.example.com", name: "Orders", tags: { team: ["b"] }, categories: ["CRM"],
      connectionVariables: {},
      authSchemeConfigs: [
        ${oauth('{ grantType: "authorization_code", clientId: "c2", clientSecret: "MARKED-GRANT-2" }', 'description: "x"')},
        { id: "key", schemeType: "api-key", name: "X-Key", in: "cookie" },
      ],`),
    preview: {
      orders:
        "update authSchemeConfigs,categories,connectionVariables,documentationURL,forceDelete,imageURL,public,tags",
    },
    holds: ([one]) => {
      expect(one).toMatchObject({ name: "Orders", public: false, tags: { team: ["b"] }, connectionVariables: [] });
      expect(one).not.toHaveProperty("documentationURL");
      expect(one).not.toHaveProperty("imageURL");
      expect(ids(one)).toEqual(["oauth", "key"]);
      expect(one.authSchemeConfigs[0]).toMatchObject({ description: "x", grant: { clientId: "c2" } });
      expect(one.authSchemeConfigs[1]).toMatchObject({ in: "cookie", description: "" });
    },
  });
  // The secret went into the credential that the first one made, not into another.
  const secrets = (await dumped("credential")).map(({ body }) => body.data.clientSecret);
  expect(secrets).toEqual(["MARKED-GRANT-2"]);
  await tell(bench, {
    program: connector('protocol: "http", baseUrl: "https://two.example.com"'),
    preview: { orders: "update authSchemeConfigs,categories,connectionVariables,name,tags" },
    holds: ([one]) => {
      expect(one).toMatchObject({ name: "orders", tags: {}, authSchemeConfigs: [] });
    },
  });
  expect((await dumped("connector"))[0].body.categories).toEqual([]);
  await tell(bench, {
    program: connector('protocol: "bigquery", datasetId: "project.one"'),
    preview: { orders: "replace baseUrl,datasetId,protocol" },
    holds: (all) => {
      expect(all).toHaveLength(1);
      expect(all[0]).toMatchObject({ protocol: "bigquery", datasetId: "project.one" });
    },
  });
});

test("every field of a bigquery connector is set, changed and unset", async () => {
  await tell(bench, {
    program: connector(`
      protocol: "bigquery", datasetId: "project.two", public: true, tags: { team: ["a"] }, categories: ["ERP"],
      documentationURL: "https://docs.example.com", authSchemeConfigs: [{ id: "open", schemeType: "none" }],`),
    preview: { orders: "update authSchemeConfigs,categories,datasetId,documentationURL,public,tags" },
    holds: ([one]) => {
      expect(one).toMatchObject({ datasetId: "project.two", public: true, tags: { team: ["a"] } });
      expect(one.documentationURL).toBe("https://docs.example.com");
      expect(ids(one)).toEqual(["open"]);
    },
  });
  // With everything from the start: more than the creation of a connector takes.
  bench.project.program(`
    new Connector("other", {
      protocol: "bigquery", datasetId: "project.three", public: true, tags: { team: ["a"] }, categories: ["ERP"],
      authSchemeConfigs: [{ id: "open", schemeType: "none" }],
    });`);
  await bench.project.up();
  const [one] = await bench.api.connectors();
  expect(one).toMatchObject({ name: "other", public: true, tags: { team: ["a"] } });
  expect(ids(one)).toEqual(["open"]);
  await bench.project.expectNoChanges();
  await bench.project.expectNoDrift();
});

test("nothing secret was ever printed or stored in clear", async () => {
  expect(await bench.project.state()).not.toContain("MARKED");
  expect(bench.project.transcript).not.toContain("MARKED");
  await bench.project.destroy();
  expect(await bench.api.connectors()).toEqual([]);
  await bench.api.expectNoDefect();
});

const ids = (one: Json): string[] => one.authSchemeConfigs.map(({ id }: { id: string }) => id);
const dumped = async (kind: string): Promise<Json[]> => (await bench.api.dump()).filter((one) => one.kind === kind);
