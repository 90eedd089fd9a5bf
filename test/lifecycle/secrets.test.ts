import { platformConnectionLifecycle } from "../../provider/platform/connection-lifecycle";
import { systemLifecycle } from "../../provider/platform/system-lifecycle";
import { connectionLifecycle } from "../../provider/resources/connection-lifecycle";
import { secretsIn } from "../../provider/lifecycle/redacted";

const fulls: [string, object][] = [
  ["string", { string: { value: "MARKED-1" } }],
  ["binary", { binary: { valueBase64: "MARKED-1" } }],
  ["basic-auth", { basicAuth: { username: "u", password: "MARKED-1" } }],
  ["oauth2-password", { oauth2Password: { username: "u", password: "MARKED-1" } }],
  ["oauth2-client", { oauth2Client: { clientId: "c", clientSecret: "MARKED-1" } }],
  ["oauth2-token", { oauth2Token: { scopes: ["a"], refreshToken: "MARKED-1", accessToken: "MARKED-2" } }],
  ["oauth2-code", { oauth2Code: { state: "s", code: "MARKED-1" } }],
  ["oauth1", { oauth1: { state: "s", oauthToken: "MARKED-1", oauthVerifier: "MARKED-2" } }],
  ["oauth1-token", { oauth1Token: { token: "MARKED-1", tokenSecret: "MARKED-2" } }],
  ["certificate", { certificate: { certificate: "c", key: "MARKED-1", ca: "a" } }],
];

const marked = (value: object): string[] => JSON.stringify(value).match(/MARKED-\d/g) ?? [];

test.each(fulls)("a platform credential of the type %s hides its secrets, in full and in short form", (type, data) => {
  const [inner] = Object.values(data) as object[];
  const credentials = [
    { authSchemeConfig: "a", credential: { type, data } },
    { authSchemeConfig: "a", ...inner },
    // A slip in the type uncovers nothing.
    { authSchemeConfig: "a", credential: { type: "none", data } },
  ];
  const hidden = platformConnectionLifecycle.mapSecrets({ credentials }, () => "[secret]");
  expect(JSON.stringify(hidden)).not.toContain("MARKED");
  expect(secretsIn(platformConnectionLifecycle, { credentials })).toEqual(marked(credentials));
  // What is no secret stays readable.
  expect(hidden).toMatchObject({ credentials: [{ authSchemeConfig: "a", credential: { type } }, {}, {}] });
});

const applications = [
  { type: "oauth1", oauth1: { id: "a", consumerKey: "c", consumerSecret: "MARKED-1" } },
  ...["authorizationCode", "password"].map((type) => ({
    type: "oauth2",
    oauth2: { id: "b", grant: { type, [type]: { clientId: "c", clientSecret: "MARKED-1" } } },
  })),
];

test.each(applications)("the secret of an application is hidden in a config, wherever that is: %j", (config) => {
  expect(secretsIn(systemLifecycle, { authSchemeConfigs: [config] })).toEqual(["MARKED-1"]);
  const credentials = [{ authSchemeConfig: config }];
  expect(secretsIn(platformConnectionLifecycle, { credentials })).toEqual(["MARKED-1"]);
});

test("all data of a credential of a connector is hidden", () => {
  const data = { username: "MARKED-1", password: "MARKED-2" };
  const credentials = { action: [{ authSchemeConfig: "a", credential: { type: "basic-auth", data } }] };
  expect(secretsIn(connectionLifecycle, { credentials })).toEqual(["MARKED-1", "MARKED-2"]);
});

test("numbers in secret places are secrets, and so is all below them", () => {
  const data = { value: 31415926, deep: [{ er: "MARKED-1" }], flag: true };
  const credentials = { action: [{ authSchemeConfig: "a", credential: { type: "string", data } }] };
  expect(secretsIn(connectionLifecycle, { credentials })).toEqual(["31415926", "MARKED-1"]);
  expect(secretsIn(platformConnectionLifecycle, { credentials: [{ value: 31415926 }] })).toEqual(["31415926"]);
});
