import { sharedBench } from "../support/bench";
import { platformConnection, platformParents, systemInputs } from "../support/platform-samples";
import type { Values } from "../support/plugin";
import { connectionInputs, connectorInputs, entry, newConnector } from "../support/samples";

const bench = sharedBench();

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const place = (what: string): string => `urn:pulumi:test::test::${what}::one`;
/** As the engine sends it: what is undefined is not there. */
const sent = (values: Values): Values => JSON.parse(JSON.stringify(values)) as Values;
const basic = { type: "basic-auth", data: { username: "u", password: "MARKED-1" } };
const oauth = (id: unknown, grantType: string) => ({
  ...{ id, schemeType: "oauth2", authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com" },
  ...{ scopes: [], defaultScopes: [], grant: { grantType } },
});

/** What the check of a connection finds where the program has its connector, which may not be there yet. */
async function found(connector: Values, entries: Values[], olds: Values = {}, connectorOlds: Values = {}) {
  const { plugin } = bench;
  const inputs = sent(connectorInputs({ ...connector, __place: place("connector") }));
  await plugin.check("connector", inputs, connectorOlds);
  const credentials = { action: entries };
  const news = { ...connectionInputs(UNKNOWN, { credentials }), __of: place("connector") };
  const { failures, inputs: checked } = await plugin.check("connection", news, olds);
  expect(checked).not.toHaveProperty("__of");
  return failures;
}

const lacks = 'credentials.action[0].authSchemeConfig: the connector has no auth scheme config "kee"; it has ';
const kee = entry("MARKED-1", { authSchemeConfig: "kee" });

test("a config that the connector of the program lacks is refused before anything exists", async () => {
  expect(await found({}, [kee])).toEqual([`${lacks}"key"; did you mean key?`]);
  expect(await found({ authSchemeConfigs: undefined }, [kee])).toEqual([`${lacks}none`]);
  expect(bench.standIn.seen).toEqual([]);
});

test("what is not known is not judged: configs, their ids, entries, the scheme, and what an import brings", async () => {
  for (const authSchemeConfigs of [UNKNOWN, [UNKNOWN], [oauth(UNKNOWN, "password")]]) {
    expect(await found({ authSchemeConfigs }, [kee])).toEqual([]);
  }
  const importFrom = { connectorId: UNKNOWN };
  expect(await found({ authSchemeConfigs: undefined, importFrom }, [kee])).toEqual([]);
  // One that was imported once, and says so no more.
  expect(await found({ authSchemeConfigs: undefined }, [kee], {}, { name: "orders" })).toEqual([]);
  const { type } = basic;
  for (const credential of [UNKNOWN, { type, data: UNKNOWN }, { id: UNKNOWN }]) {
    expect(await found({ authSchemeConfigs: [oauth("key", UNKNOWN)] }, [entry("", { credential })])).toEqual([]);
  }
  expect(await found({}, [entry("", { authSchemeConfig: UNKNOWN, credential: basic })])).toEqual([]);
  const { plugin } = bench;
  const alone = connectionInputs(UNKNOWN, { credentials: { action: [kee] } });
  expect((await plugin.check("connection", alone)).failures).toEqual([]);
});

test("a connection has its own copy of a config, which the same connector may have lost since", async () => {
  const olds = connectionInputs(UNKNOWN, { credentials: { action: [kee] } });
  expect(await found({}, [kee], olds)).toEqual([]);
  const elsewhere = { ...olds, connectorId: "01J00000000000000000000042" };
  expect(await found({}, [kee], elsewhere)).toEqual([`${lacks}"key"; did you mean key?`]);
});

const secrets: Record<string, Values> = {
  none: {},
  string: { value: "MARKED-1" },
  binary: { valueBase64: "AAAA" },
  "basic-auth": basic.data,
  "oauth2-password": basic.data,
  "oauth2-client": { clientId: "c", clientSecret: "MARKED-1", tokenUrl: "https://t.example.com" },
  "oauth2-token": { scopes: [], refreshToken: "MARKED-1" },
  "oauth2-code": { code: "MARKED-1", state: "s" },
  certificate: { certificate: "c", key: "MARKED-1", ca: "a" },
};

const schemes: [string, Values, string[]][] = [
  ["none", { id: "one", schemeType: "none" }, ["none"]],
  ["api-key", { id: "one", schemeType: "api-key", name: "X-Key", in: "header" }, ["string", "binary"]],
  ["basic-auth", { id: "one", schemeType: "basic-auth" }, ["basic-auth"]],
  ["certificate", { id: "one", schemeType: "certificate" }, ["certificate"]],
  [
    "hmac",
    { id: "one", schemeType: "hmac", name: "X-Sign", in: "header", algorithm: "sha256", digestInputs: ["body"] },
    ["string", "binary"],
  ],
  ["a sign-in", oauth("one", "authorization_code"), ["oauth2-token", "oauth2-code"]],
  ["client credentials", oauth("one", "client_credentials"), ["oauth2-client", "oauth2-token"]],
  ["a password", oauth("one", "password"), ["oauth2-password", "oauth2-token"]],
];

test.each(schemes)("of all types of credentials, those that suit %s are taken", async (_, config, suiting) => {
  for (const authSchemeConfig of ["one", config]) {
    const all = Object.entries(secrets).map(([type, data]) => ({ authSchemeConfig, credential: { type, data } }));
    const failures = await found({ authSchemeConfigs: [config] }, all);
    const wrong = Object.keys(secrets).flatMap((type, i) =>
      suiting.includes(type) ? [] : [`credentials.action[${i}].credential.type: "${type}" does not suit: `],
    );
    expect(failures).toEqual(wrong.map((start) => expect.stringContaining(start)));
    for (const one of failures) expect(one).toContain(`which takes "${suiting.join('" or "')}"`);
    expect(failures.join()).not.toContain("MARKED");
  }
});

test("a connector that is only looked up tells what it has, too", async () => {
  const { plugin } = bench;
  const { id, outs } = await newConnector(plugin);
  await plugin.read("connector", id, { organisationId: outs["organisationId"], __place: place("looked-up") });
  const news = { ...connectionInputs(id, { credentials: { action: [kee] } }), __of: place("looked-up") };
  expect((await plugin.check("connection", news)).failures).toEqual([`${lacks}"key"; did you mean key?`]);
});

test("a system tells its templates and connections what it has, a template passes that on", async () => {
  const { plugin } = bench;
  const parents = { ...(await platformParents(plugin)), connectionTemplateId: UNKNOWN };
  const basicAuth = { type: "basic-auth", basicAuth: { id: "login" } };
  const system = systemInputs({ authSchemeConfigs: [basicAuth], __place: place("system") });
  await plugin.check("platform/system", system);
  const template = sent({
    ...parents,
    connectionTemplateId: undefined,
    name: "orders",
    authSchemeConfigIds: ["logon"],
  });
  const places = { __place: place("template"), __of: place("system") };
  expect((await plugin.check("platform/connection-template", { ...template, ...places })).failures).toEqual([
    'authSchemeConfigIds[0]: the system has no auth scheme config "logon"; it has "login"; did you mean login?',
  ]);
  const entries = [
    { authSchemeConfig: "logon", username: "u", password: "MARKED-1" },
    { authSchemeConfig: "login", value: "MARKED-1" },
    { authSchemeConfig: "login", credential: { type: "string", data: { string: { value: "MARKED-1" } } } },
    { authSchemeConfig: "login", username: UNKNOWN, password: "MARKED-1" },
    { authSchemeConfig: "login", credential: UNKNOWN },
    UNKNOWN,
  ];
  for (const above of ["system", "template"]) {
    const news = { ...platformConnection(parents, { credentials: entries }), __of: place(above) };
    expect((await plugin.check("platform/connection", news)).failures).toEqual([
      'credentials[0].authSchemeConfig: the system has no auth scheme config "logon"; it has "login"; did you mean login?',
      'credentials[1]: the auth scheme config "login" is of the type basic-auth, which takes username, password.',
      'credentials[2].credential.type: "string" does not suit: the auth scheme config "login" is of the type basic-auth, ' +
        'which takes "basic-auth"',
    ]);
  }
});
