import { output, runtime, secret } from "@pulumi/pulumi";
import { Connection, Connector, Credential, platform } from "../../provider";
import { marked, unmarked } from "../../provider/dynamic/marks";

/** What the engine gives back for the resource that is made: a secret within a secret, as since several versions. */
let state: (inputs: object) => object = (inputs) => inputs;

beforeAll(() =>
  runtime.setMocks({
    call: () => ({}),
    newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: state(inputs as object) }),
  }),
);
afterEach(() => {
  state = (inputs) => inputs;
});

const asSecret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

/** What the SDK keeps from its types. */
interface Told {
  readonly isSecret: Promise<boolean>;
  readonly promise: () => Promise<unknown>;
}

async function told(value: unknown) {
  const { isSecret, promise } = output(value) as unknown as Told;
  return { value: await promise(), secret: await isSecret };
}

const credentials = { action: [{ authSchemeConfig: "key", credential: { type: "string", data: { value: "s" } } }] };

test("secrets within secrets reach a program as the values they are, at every depth, and secret as a whole", async () => {
  const [first] = credentials.action;
  state = (inputs) => ({
    ...inputs,
    credentials: asSecret({ action: asSecret([{ ...first, credential: asSecret(marked(first?.credential)) }]) }),
    variables: { region: asSecret(asSecret("eu")) },
  });
  for (const connection of [
    new Connection("made", { connectorId: "c", credentials: credentials as never }),
    Connection.get("found", "id", { connectorId: "c" }),
  ]) {
    expect(await told(connection.credentials)).toEqual({ value: credentials, secret: true });
    expect(await told(connection.variables)).toEqual({ value: { region: "eu" }, secret: true });
    expect(await told(connection.connectorId)).toEqual({ value: "c", secret: false });
  }
});

test("every resource that holds secrets gives them back as they were written", async () => {
  const value = "s";
  const data = { value };
  expect(await told(new Credential("c", { type: "string", data }).data)).toEqual({ value: data, secret: true });
  expect(await told(new Credential("d", { type: "string", data: secret({ value: secret(value) }) }).data)).toEqual({
    value: data,
    secret: true,
  });
  const short = [{ authSchemeConfig: "key", value }];
  const account = new platform.Connection("a", { connectionTemplateId: "t", credentials: short });
  expect(await told(account.credentials)).toEqual({ value: short, secret: true });
  const open = new Connector("o", { protocol: "http", baseUrl: "https://api.example.com", tags: { a: ["b"] } });
  expect(await told(open.tags)).toEqual({ value: { a: ["b"] }, secret: false });
});

test("what is marked leaf by leaf is the same without marks, and what is no plain data is left alone", () => {
  const value = { a: ["b", { c: 1, d: true }], e: {}, f: [] };
  expect(JSON.stringify(marked(value))).not.toMatch(/"[ac]":("b"|1)/);
  expect(unmarked(marked(value))).toEqual(value);
  expect(marked({ e: {}, f: [] })).toEqual({ e: {}, f: [] });
  const moment = new Date();
  expect(unmarked({ moment })).toEqual({ moment });
  expect((unmarked({ moment }) as { moment: unknown }).moment).toBe(moment);
});
