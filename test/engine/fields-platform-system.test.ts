import { type Json, type Workbench, workbench } from "../support/emulated";
import { applied } from "../support/story";

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench();
});
afterAll(async () => {
  await bench.api.expectNoDefect();
  await bench.close();
});

const KEY = '{ type: "api-key", apiKey: { id: "key", name: "X-Key", in: "header" } }';
const OAUTH = (secret: string) => `{ type: "oauth2", oauth2: { id: "oauth", tokenUrl: "https://x.example.com/token",
  scopes: [], defaultScopes: [], grant: { type: "password", password: { clientId: "c", clientSecret: "${secret}" } } } }`;

test("every field of a system is set, changed, unset and replaced", async () => {
  const { project, api } = bench;
  const system = (args: string) => `new platform.System("shop", { ${args} });`;
  const base = 'domain: "shop.example.com", templateBaseUrl: "https://shop.example.com"';
  const [first] = (await applied(bench, system(base), { shop: "create" }))["system"];
  expect(first).toMatchObject({ name: "shop", domain: "shop.example.com", authSchemeConfigs: [] });

  const changed = 'name: "Shop", domain: "s.example.com", templateBaseUrl: "https://s.example.com"';
  const configs = `authSchemeConfigs: [${KEY}, ${OAUTH("MARKED-client")}]`;
  const held = await applied(bench, system(`${changed}, ${configs}`), {
    shop: "update authSchemeConfigs,domain,name,templateBaseUrl",
  });
  expect(held["system"]).toMatchObject([{ id: first.id, name: "Shop", domain: "s.example.com" }]);
  expect(held["system"][0].authSchemeConfigs.map(({ type }: Json) => type)).toEqual(["api-key", "oauth2"]);
  expect(held["credential"]).toMatchObject([{ data: { clientId: "c", clientSecret: "MARKED-client" } }]);
  expect(await project.state()).not.toContain("MARKED");

  // A rotated client secret goes into the credential that is there.
  const rotated = `authSchemeConfigs: [${OAUTH("MARKED-rotated")}, ${KEY}]`;
  const after = await applied(bench, system(`${changed}, ${rotated}`), { shop: "update authSchemeConfigs" });
  expect(after["credential"]).toMatchObject([
    { id: held["credential"][0].id, data: { clientSecret: "MARKED-rotated" } },
  ]);

  // Edited and removed elsewhere: seen, and put right.
  const foreign = { type: "api-key", apiKey: { id: "key", description: "", name: "X-Other", in: "query" } };
  await api.platform("PUT", `/systems/${first.id}/auth-scheme-configs/key`, foreign);
  await api.platform("DELETE", `/systems/${first.id}/auth-scheme-configs/oauth`);
  await project.refresh();
  await applied(bench, system(`${changed}, ${rotated}`), { shop: "update authSchemeConfigs" });

  const labelled = `${base}, labels: { team: "a" }`;
  const unset = await applied(bench, system(base), { shop: "update authSchemeConfigs,domain,name,templateBaseUrl" });
  expect(unset["system"]).toMatchObject([{ id: first.id, name: "shop", authSchemeConfigs: [] }]);
  const replaced = await applied(bench, system(labelled), { shop: "replace labels" });
  expect(replaced["system"][0].id).not.toBe(first.id);
  await applied(bench, system(base), {});
  await project.destroy();
  expect(await api.dump()).toEqual([]);
});
