import { type Json, type Workbench, workbench } from "../support/emulated";
import { tell } from "../support/story";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(() => bench.close());

const program = (args: string, name = '"production"') => `
  const connector = new Connector("orders", {
    protocol: "http", baseUrl: "https://api.example.com",
    authSchemeConfigs: [
      { id: "key", schemeType: "api-key", name: "X-Key", in: "header" },
      { id: "basic", schemeType: "basic-auth" },
    ],
  });
  new Connection(${name}, { connectorId: connector, ${args} });`;

const text = (scheme: string, value: string, more = "") =>
  `{ authSchemeConfig: ${scheme}, credential: { type: "string", data: { value: "${value}" }, ${more} } }`;
const basic = (password: string) =>
  `{ authSchemeConfig: "basic", credential: { type: "basic-auth", data: { username: "u", password: "${password}" } } }`;
const sign = (algorithm: string) =>
  `{ id: "sign", schemeType: "hmac", name: "X-Sign", in: "header", algorithm: "${algorithm}", digestInputs: ["body"] }`;

const connections = ([connector]: Json[]): Json[] => connector.connections;
const secrets = async (): Promise<Json[]> =>
  (await bench.api.dump())
    .filter(({ kind }) => kind === "credential")
    .map(({ body }) => Object.values(body.data).find((value) => String(value).startsWith("MARKED")))
    .sort();

test("every field of a connection is set, changed, unset and replaced", async () => {
  let id = "";
  await tell(bench, {
    program: program(`credentials: { action: [${text('"key"', "MARKED-1")}] }`),
    preview: { orders: "create", production: "create" },
    holds: (all) => {
      const [one] = connections(all);
      id = one.id;
      expect(one).toMatchObject({ name: "production", variables: [] });
      expect(one.credentials.action[0]).toMatchObject({
        authSchemeConfig: { id: "key" },
        credential: { name: "production", type: "string", data: { value: "******" } },
      });
    },
  });
  await tell(bench, {
    program: program(`
      name: "Production", variables: { region: "eu", zone: "1" }, forceDelete: true, replaceOnSecretChange: false,
      credentials: { action: [${text('"key"', "MARKED-2", 'name: "Main key"')}] }`),
    preview: { production: "update credentials,forceDelete,name,replaceOnSecretChange,variables" },
    holds: (all) => {
      const [one] = connections(all);
      expect(one.id).toBe(id);
      expect(one.name).toBe("Production");
      expect(one.variables).toEqual([
        { name: "region", value: "eu" },
        { name: "zone", value: "1" },
      ]);
      expect(one.credentials.action[0].credential.name).toBe("Main key");
    },
  });
  expect(await secrets()).toEqual(["MARKED-2"]);
  await tell(bench, {
    program: program(`
      variables: {}, credentials: {
        action: [${text('"key"', "MARKED-2")}, ${basic("MARKED-3")}], trigger: [${text(sign("sha256"), "MARKED-4")}] }`),
    preview: { production: "replace credentials,forceDelete,name,replaceOnSecretChange,variables" },
    holds: (all) => {
      expect(connections(all)).toHaveLength(1);
      const [one] = connections(all);
      expect(one.id).not.toBe(id);
      id = one.id;
      expect(one).toMatchObject({ name: "production", variables: [] });
      expect(one.credentials.action).toHaveLength(2);
    },
  });
  expect(await secrets()).toEqual(["MARKED-2", "MARKED-3", "MARKED-4"]);
  await tell(bench, {
    program: program(`
      credentials: {
        action: [${basic("MARKED-5")}, ${text('"key"', "MARKED-2")}], trigger: [${text(sign("sha512"), "MARKED-4")}] }`),
    preview: { production: "update credentials,variables" },
    holds: (all) => {
      const [one] = connections(all);
      expect(one.id).toBe(id);
      expect(one.credentials.action.map((entry: Json) => entry.authSchemeConfig.id)).toEqual(["basic", "key"]);
      expect(one.credentials.trigger[0].authSchemeConfig.algorithm).toBe("sha512");
    },
  });
  expect(await secrets()).toEqual(["MARKED-2", "MARKED-4", "MARKED-5"]);
  await tell(bench, {
    program: program(`
      replaceOnSecretChange: true, credentials: {
        action: [${basic("MARKED-6")}, ${text('"key"', "MARKED-2")}], trigger: [${text(sign("sha512"), "MARKED-4")}] }`),
    preview: { production: "replace credentials,replaceOnSecretChange" },
    holds: (all) => {
      expect(connections(all)).toHaveLength(1);
      expect(connections(all)[0].id).not.toBe(id);
    },
  });
  expect(await secrets()).toEqual(["MARKED-2", "MARKED-4", "MARKED-6"]);
});

test("a credential that exists already is used and left alone", async () => {
  const data = { name: "shared", type: "string", data: { value: "MARKED-SHARED" } };
  const shared = await bench.api.call("POST", "/credentials", data);
  await tell(bench, {
    program: program(`credentials: { action: [{ authSchemeConfig: "key", credential: { id: "${shared.id}" } }] }`),
    preview: { production: "replace credentials,replaceOnSecretChange" },
    holds: (all) => expect(connections(all)[0].credentials.action[0].credential.id).toBe(shared.id),
  });
  await bench.project.expectNoDrift();
  await bench.project.destroy();
  expect(await bench.api.call("GET", `/credentials/${shared.id}`)).toMatchObject({ usages: [] });
});

test("a slip in the name of an auth scheme config is told by the preview, and costs no connection", async () => {
  await tell(bench, {
    program: program(`credentials: { action: [${text('"key"', "MARKED-7")}] }`),
    preview: { orders: "create", production: "create" },
    holds: () => undefined,
  });
  const before = await bench.api.dump();
  bench.project.program(program(`credentials: { action: [${text('"kex"', "MARKED-7")}] }`));
  for (const args of [["preview"], ["up", "--yes", "--skip-preview"]]) {
    const { code, output } = await bench.project.try(...args);
    expect(code).not.toBe(0);
    expect(output).toContain(
      'credentials.action[0].authSchemeConfig: the connector has no auth scheme config "kex"; it has "key", "basic"; ' +
        "did you mean key?",
    );
  }
  expect(await bench.api.dump()).toEqual(before);
});

test("nothing secret was ever printed or stored in clear", async () => {
  expect(await bench.project.state()).not.toContain("MARKED");
  expect(bench.project.transcript).not.toContain("MARKED");
  await bench.project.destroy();
  expect(await bench.api.connectors()).toEqual([]);
  await bench.api.expectNoDefect();
});
