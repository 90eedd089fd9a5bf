import { Variable } from "../../provider/lifecycle/references";
import { clean } from "../../provider/lifecycle/clean";
import { same } from "../../provider/lifecycle/same";
import { configShown as shownOfSystem } from "../../provider/platform/auth-scheme-config";
import { configShown as shownOfConnector } from "../../provider/resources/auth-scheme-config";
import { type PluginBench, sharedBench } from "../support/bench";
import { platformConnection, platformTemplate, systemInputs } from "../support/platform-samples";
import type { Values } from "../support/plugin";
import { connectionInputs, connectorInputs, credentialInputs, newConnector } from "../support/samples";

/** What the service may not find out: the value of a variable that no program names. */
const HOME = "MARKED-home-of-the-person";
const OWN = "MARKED-own-secret";
const TRAP = { fromEnv: "HOME_SECRET" };
const reference = { fromEnv: "OWN_SECRET" };

const bench = sharedBench({ HOME_SECRET: HOME, OWN_SECRET: OWN });
afterEach(() => bench.api.expectNoDefect());

/** Members of an answer that hold secrets, or stand beside them, in configs and in the data of credentials. */
const TRAPPED =
  /^(value|valueBase64|username|password|clientId|clientSecret|tokenUrl|authorizeUrl|additionalParams|accessToken|refreshToken|token|tokenSecret|certificate|key|ca|consumerKey|consumerSecret|description)$/;

/** An answer in which each such member has the form of a reference. */
function trapped(value: unknown, inside = false): unknown {
  if (Array.isArray(value)) return value.map((item) => trapped(item, inside));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => {
    const within = inside || /^(data|authSchemeConfigs?|grant)$/.test(key);
    return [key, within && TRAPPED.test(key) && typeof member === "string" ? TRAP : trapped(member, within)] as const;
  });
  return Object.fromEntries(entries);
}

/** Answers with such members, and takes them back; resolves to all bodies that came in. */
function listening({ api, standIn }: PluginBench): string[] {
  const bodies: string[] = [];
  standIn.intercept = async (request, response) => {
    const text = standIn.bodyOf(request);
    bodies.push(text);
    const { method = "GET", url = "", headers } = request;
    const body = text.replaceAll(JSON.stringify(TRAP), '"told"');
    const answer = await fetch(new URL(url, api.url), {
      method,
      headers: { authorization: headers.authorization ?? "", "content-type": "application/json" },
      ...(body !== "" && { body }),
    });
    const told = await answer.text();
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(told === "" ? told : JSON.stringify(trapped(JSON.parse(told))));
    return true;
  };
  return bodies;
}

const urls = { authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com" };
const scopes = { scopes: [], defaultScopes: [] };
const oauth = (clientSecret: unknown): Values => ({
  ...{ id: "app", schemeType: "oauth2", ...urls, ...scopes },
  grant: { grantType: "password", clientId: "c", clientSecret },
});
const keyed = (clientSecret: unknown): Values => ({
  type: "oauth2",
  oauth2: { id: "app", ...urls, ...scopes, grant: { type: "password", password: { clientId: "c", clientSecret } } },
});
const old = (consumerSecret: unknown): Values => ({
  type: "oauth1",
  oauth1: { id: "old", consumerKey: "k", consumerSecret, signatureMethod: "sha1", tokenAuth: true },
});

const secrets = { type: "oauth2-password", data: { username: "u", password: reference } };

/** Inputs of each resource that holds secrets, with a reference of the program's own, in each form that copies configs. */
const RESOURCES: [name: string, type: string, inputs: () => Promise<Values> | Values][] = [
  ["a credential", "credential", () => credentialInputs({ data: { value: reference } })],
  ["a connector", "connector", () => connectorInputs({ authSchemeConfigs: [oauth(reference)] })],
  [
    "a connection with a config by its id",
    "connection",
    async () => {
      const { id } = await newConnector(bench.plugin, { authSchemeConfigs: [oauth("first")] });
      return connectionInputs(id, { credentials: { action: [{ authSchemeConfig: "app", credential: secrets }] } });
    },
  ],
  [
    "a connection with a config of its own",
    "connection",
    async () => {
      const { id } = await newConnector(bench.plugin);
      const credentials = { action: [{ authSchemeConfig: oauth(reference), credential: secrets }] };
      return connectionInputs(id, { credentials });
    },
  ],
  ["a system", "platform/system", () => systemInputs({ authSchemeConfigs: [keyed(reference), old(reference)] })],
  [
    "a connection of the platform with configs by their ids",
    "platform/connection",
    async () => {
      const template = await platformTemplate(bench.plugin, {}, { authSchemeConfigs: [keyed("first"), old("second")] });
      return platformConnection(template, {
        credentials: [
          { authSchemeConfig: "app", username: "u", password: reference },
          { authSchemeConfig: "old", token: reference, tokenSecret: reference },
        ],
      });
    },
  ],
  [
    "a connection of the platform with a config of its own",
    "platform/connection",
    async () => {
      const template = await platformTemplate(bench.plugin);
      const credential = { type: "oauth2-password", data: { oauth2Password: { username: "u", password: reference } } };
      return platformConnection(template, { credentials: [{ authSchemeConfig: keyed(reference), credential }] });
    },
  ],
];

test.each(RESOURCES)("%s never takes what a service answers for a reference", async (_, type, inputsOf) => {
  const { plugin } = bench;
  const news = await inputsOf();
  const bodies = listening(bench);
  const { inputs, failures } = await plugin.check(type, news);
  expect(failures).toEqual([]);
  const { id, outs } = await plugin.create(type, inputs);
  const read = await plugin.read(type, id, outs);
  const told = JSON.stringify([outs, read]);
  // What the program refers to by itself still is what is sent.
  expect(bodies.join()).toContain(OWN);
  expect(told).not.toMatch(/MARKED/);
  const again = await plugin.check(type, { ...news, name: "renamed", secretVersion: 1 }, inputs);
  await plugin.update(type, id, read.props, again.inputs);
  // A program that ignores changes gets back what the refresh has recorded.
  const ignored = await plugin.check(type, { ...read.inputs, name: "once more", secretVersion: 2 }, read.inputs);
  await plugin.update(type, id, read.props, ignored.inputs).catch((error: unknown) => error);
  expect(bodies.join()).not.toContain(HOME);
  expect(bodies.filter((body) => body !== "").length).toBeGreaterThan(1);
});

test("what look-ups show of configs has no secrets, whatever a service tells", () => {
  const shown = [
    shownOfConnector({ ...oauth(TRAP), validationMessages: [] } as never),
    ...[keyed(TRAP), old(TRAP)].map((config) => shownOfSystem(config as never)),
  ];
  expect(clean(shown)).toEqual([
    { ...oauth(undefined), grant: { grantType: "password", clientId: "c" } },
    clean(keyed(undefined)),
    clean(old(undefined)),
  ]);
});

test("what a reference stands for is in nothing but requests", () => {
  process.env["TEST_VARIABLE"] = "MARKED-value";
  const kept = { fromEnv: "TEST_VARIABLE", key: "k", hash: "h" };
  const variable = new Variable(kept, ["a"]);
  expect(variable.value).toBe("MARKED-value");
  expect(JSON.stringify({ variable })).toBe(JSON.stringify({ variable: kept }));
  expect(clean({ variable })).toEqual({ variable: kept });
  expect(same({ variable }, { variable: kept })).toBe(true);
  expect(same({ variable }, { variable: { ...kept, hash: "other" } })).toBe(false);
});
