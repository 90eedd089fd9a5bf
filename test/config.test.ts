import { providerKey, Settings, stackKey } from "../provider/config";

const settings = (config: Record<string, string>, environment: Record<string, string> = {}) =>
  new Settings((key) => config[key], environment);

test("a target comes from the Provider, then the stack, then the environment", () => {
  const environment = { VERSORI_ORGANISATION_ID: "environment" };
  const stack = { [stackKey("organisationId")]: "stack" };
  const provider = { [providerKey("organisationId")]: "provider" };
  expect(settings({}, environment).organisationId).toBe("environment");
  expect(settings(stack, environment).organisationId).toBe("stack");
  expect(settings({ ...stack, ...provider }, environment).organisationId).toBe("provider");
});

test("credentials come from the Provider, then the environment, then the stack", () => {
  const environment = { VERSORI_API_KEY: "environment" };
  const stack = { [stackKey("apiKey")]: "stack" };
  const provider = { [providerKey("jwt")]: "a.b.c" };
  expect(settings(stack).account.authorization).toBe("Bearer stack");
  expect(settings(stack, environment).account.authorization).toBe("Bearer environment");
  expect(settings({ ...stack, ...provider }, environment).account.authorization).toBe("JWT a.b.c");
});

test("two kinds of credentials in one place are refused", () => {
  const both = settings({}, { VERSORI_API_KEY: "k", VERSORI_JWT: "a.b.c" });
  expect(() => both.account).toThrow("Set either apiKey or jwt, not both in the same place.");
});

test("missing credentials are one sentence that names both ways to set them", () => {
  expect(() => settings({}).account).toThrow(
    'Missing apiKey: set the environment variable VERSORI_API_KEY, or run "pulumi config set --secret versori:apiKey …".',
  );
});

test("the production service is the default, and slashes at the end of an address do not count", () => {
  expect(settings({}, { VERSORI_API_KEY: "k" }).account.baseUrl).toBe("https://platform.versori.com/api");
  const own = settings({ [stackKey("baseUrl")]: "http://127.0.0.1:8082/api//" }, { VERSORI_API_KEY: "k" });
  expect(own.account.baseUrl).toBe("http://127.0.0.1:8082/api");
});

test.each(["platform.versori.com", "ftp://host", "not a url"])("%j is no address of an API", (baseUrl) => {
  const wrong = settings({ [stackKey("baseUrl")]: baseUrl }, { VERSORI_API_KEY: "k" });
  expect(() => wrong.account).toThrow("must be an address such as");
});

test("the time limit is in seconds, five minutes by default", () => {
  expect(settings({}).timeoutMs).toBe(300_000);
  expect(settings({}, { VERSORI_TIMEOUT_SECONDS: "2.5" }).timeoutMs).toBe(2500);
  for (const wrong of ["0", "-1", "soon", "1e9"]) {
    expect(() => settings({}, { VERSORI_TIMEOUT_SECONDS: wrong }).timeoutMs).toThrow("must be a number of seconds");
  }
});
