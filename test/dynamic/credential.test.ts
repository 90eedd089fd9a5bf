import { sharedBench } from "../support/bench";
import { emulated, ORGANISATION } from "../support/emulated";
import { Plugin, type Values } from "../support/plugin";
import { connectionInputs, credentialInputs, entry, newConnector } from "../support/samples";
import { forwarded } from "../support/stand-in";

const bench = sharedBench();
afterEach(() => bench.api.expectNoDefect());

const SECRETS: Record<string, Values> = {
  none: {},
  string: { value: "MARKED-a" },
  binary: { valueBase64: "TUFSS0VE" },
  "basic-auth": { username: "u", password: "MARKED-b" },
  "oauth2-password": { username: "u", password: "MARKED-c" },
  "oauth2-client": { clientId: "c", clientSecret: "MARKED-d", tokenUrl: "https://t.example.com", scopes: ["read"] },
  "oauth2-token": { scopes: ["read"], accessToken: "MARKED-e", refreshToken: "MARKED-f" },
  "oauth2-code": { code: "MARKED-g", state: "MARKED-h" },
  certificate: { certificate: "pem", key: "MARKED-i", ca: "pem" },
};

test.each(Object.entries(SECRETS))("a credential of the type %s is kept as it was given", async (type, data) => {
  const { plugin } = bench;
  const inputs = credentialInputs({ type, data });
  expect((await plugin.check("credential", inputs)).failures).toEqual([]);
  const { id, outs } = await plugin.create("credential", inputs);
  const storedType = type === "oauth2-code" ? "oauth2-token" : type;
  expect(outs).toEqual({ ...inputs, storedType, errors: [] });
  const read = await plugin.read("credential", id, outs);
  expect(read.props).toEqual(outs);
  expect(read.inputs).toEqual(inputs);
  expect((await plugin.diff("credential", id, read.props, inputs)).changes).toBe("none");
});

test.each(["custom-function", "jwt-bearer"])("a credential of the type %s is refused with the reason", async (type) => {
  const { plugin } = bench;
  const reason = `${type} has data that the API does not describe: make it elsewhere, and refer to it by its id`;
  const { failures } = await plugin.check("credential", credentialInputs({ type }));
  expect(failures).toEqual([`type: ${reason}`]);
  const credentials = { action: [entry("", { credential: { type, data: {} } })] };
  const inline = await plugin.check("connection", connectionInputs("x", { credentials }));
  expect(inline.failures).toEqual([`credentials.action[0].credential.type: ${reason}`]);
  const typo = await plugin.check("credential", credentialInputs({ type: "strin" }));
  expect(typo.failures).toEqual([expect.stringMatching(/^type: must be one of none, .*; did you mean string\?$/)]);
});

test("mistakes are told with their paths and without the secret", async () => {
  const { failures } = await bench.plugin.check("credential", {
    name: "",
    type: "basic-auth",
    data: { username: "u", pasword: "MARKED-typo" },
    expiresAt: "tomorrow",
  });
  expect(failures).toEqual(
    expect.arrayContaining([
      "name: must not be empty",
      "data.password: is required",
      expect.stringContaining("data.pasword: is not a property; did you mean password?"),
      "expiresAt: must be a time as in RFC 3339, 2027-01-31T12:00:00Z",
    ]),
  );
  expect(failures.join()).not.toContain("MARKED");
});

test("an end is set, moved and taken away, and another time zone is no change", async () => {
  const { api, plugin } = bench;
  const stored = async (id: string) => (await api.call("GET", `/credentials/${id}`)).expiresAt;
  const inputs = credentialInputs({ expiresAt: "2099-01-01T12:00:00Z" });
  const { id, outs } = await plugin.create("credential", inputs);
  expect(await stored(id)).toBe("2099-01-01T12:00:00Z");
  const elsewhere = credentialInputs({ expiresAt: "2099-01-01T14:00:00+02:00" });
  expect((await plugin.diff("credential", id, outs, elsewhere)).changes).toBe("none");
  const later = credentialInputs({ expiresAt: "2099-01-01T12:00:01Z" });
  expect((await plugin.diff("credential", id, outs, later)).changes).toBe("unknown");
  const moved = await plugin.update("credential", id, outs, later);
  expect(await stored(id)).toBe("2099-01-01T12:00:01Z");
  expect(await plugin.update("credential", id, moved, credentialInputs())).not.toHaveProperty("expiresAt");
  expect(await stored(id)).toBeUndefined();
  const over = credentialInputs({ expiresAt: "2001-01-01T00:00:00Z" });
  await expect(plugin.update("credential", id, outs, over)).rejects.toThrow("expiresAt: 2001-01-01T00:00:00Z is over");
});

test("another type is another credential, made before the old one goes", async () => {
  const { plugin } = bench;
  const { id, outs } = await plugin.create("credential", credentialInputs());
  const news = credentialInputs({ type: "binary", data: { valueBase64: "AAAA" } });
  expect(await plugin.diff("credential", id, outs, news)).toEqual({
    changes: "unknown",
    replaces: ["type"],
    deleteBeforeReplace: false,
  });
});

test("an authorization code is sent once: what would send it again is refused in the preview", async () => {
  const { plugin } = bench;
  const code = (more: Values) => credentialInputs({ type: "oauth2-code", data: SECRETS["oauth2-code"], ...more });
  const { failures } = await plugin.check("credential", code({ expiresAt: "2099-01-01T00:00:00Z" }));
  expect(failures).toEqual([expect.stringContaining("expiresAt: cannot be set for oauth2-code")]);
  const { id, outs } = await plugin.create("credential", code({}));
  await expect(plugin.diff("credential", id, outs, code({ name: "other" }))).rejects.toThrow(
    "name: an update sends the data again, and this authorization code is spent.",
  );
  const again = code({ name: "other", data: { code: "MARKED-new", state: "s" } });
  expect((await plugin.diff("credential", id, outs, again)).changes).toBe("unknown");
  expect(await plugin.update("credential", id, outs, again)).toMatchObject({ name: "other", type: "oauth2-code" });
});

test("a look-up keeps what the API tells, and nothing of what it hides", async () => {
  const { plugin } = bench;
  const known = { organisationId: ORGANISATION };
  const text = await plugin.create("credential", credentialInputs());
  expect((await plugin.read("credential", text.id, known)).props).toEqual({
    ...known,
    name: "shared",
    type: "string",
    storedType: "string",
    errors: [],
  });
  const basic = await plugin.create(
    "credential",
    credentialInputs({ type: "basic-auth", data: SECRETS["basic-auth"] }),
  );
  expect((await plugin.read("credential", basic.id, known)).props["data"]).toEqual({ username: "u" });
  const missing = "01J00000000000000000000042";
  await expect(plugin.read("credential", missing, known)).rejects.toThrow(`There is no Credential with the id`);
  expect((await plugin.read("credential", missing, text.outs)).id).toBe("");
});

test("a creation whose answer got lost is found again among namesakes, old ones and those of another type", async () => {
  const { api, standIn, plugin } = bench;
  await plugin.create("credential", credentialInputs());
  const dump = await api.dump();
  // One with the same name from long ago, whose id says so.
  const old = { ...dump[0], body: { ...dump[0].body, id: "01J00000000000000000000042" } };
  await api.tool("POST", "seed", [old]);
  await plugin.create("credential", credentialInputs({ type: "basic-auth", data: SECRETS["basic-auth"] }));
  let lost = false;
  standIn.intercept = async (request, response) => {
    if (lost || request.method !== "POST") return false;
    lost = true;
    await forwarded(request);
    response.destroy();
    return true;
  };
  const { id } = await plugin.create("credential", credentialInputs());
  const all = (await api.dump()).filter(({ body }) => body.type === "string");
  expect(all.map(({ body }) => body.id).sort()).toEqual(["01J00000000000000000000042", id]);
});

test("a creation that got lost on its way is sent again, next to a namesake from before", async () => {
  const { api, standIn, plugin } = bench;
  const { outs } = await plugin.create("credential", credentialInputs());
  const dump = await api.dump();
  await api.tool("POST", "seed", [{ ...dump[0], body: { ...dump[0].body, id: "01J00000000000000000000042" } }]);
  expect(outs["name"]).toBe("shared");
  let lost = false;
  standIn.intercept = (request, response) => {
    if (lost || request.method !== "POST") return false;
    lost = true;
    response.destroy();
    return true;
  };
  const { id } = await plugin.create("credential", credentialInputs());
  expect(id).not.toBe("01J00000000000000000000042");
  expect(await api.dump()).toHaveLength(2);
});

test("one whose end could not be told is recorded, and the next update finishes it", async () => {
  const { standIn, plugin } = bench;
  standIn.intercept = (request, response) => {
    if (request.method !== "PUT") return false;
    response.writeHead(400, { "content-type": "application/json" }).end('{"code":"400000","message":"Not today"}');
    return true;
  };
  const news = credentialInputs({ expiresAt: "2099-01-01T00:00:00Z" });
  const failed = await plugin.create("credential", news).catch((error: unknown) => error as { partial: Values });
  const { id, properties } = (failed as { partial: Values }).partial as { id: string; properties: Values };
  expect(properties).not.toHaveProperty("expiresAt");
  standIn.intercept = () => false;
  expect(await plugin.update("credential", id, properties, news)).toMatchObject({ expiresAt: "2099-01-01T00:00:00Z" });
});

test("one that a connection uses is not deleted, and the error names the connection", async () => {
  const { plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const { id, outs } = await plugin.create("credential", credentialInputs());
  const credentials = { action: [{ authSchemeConfig: "key", credential: { id } }] };
  const inputs = connectionInputs(connectorId, { credentials });
  const connection = await plugin.create("connection", inputs);
  await expect(plugin.delete("credential", id, outs)).rejects.toThrow(
    `The credential is used by "production" (${connection.id}) and was not deleted.`,
  );
  await plugin.delete("connection", connection.id, connection.outs);
  await plugin.delete("credential", id, outs);
  // Gone already is as good as deleted.
  await plugin.delete("credential", id, outs);
});

test("one that vanished is told to be made anew", async () => {
  const { plugin } = bench;
  const { id, outs } = await plugin.create("credential", credentialInputs());
  await plugin.delete("credential", id, outs);
  await expect(plugin.update("credential", id, outs, credentialInputs({ name: "other" }))).rejects.toThrow(
    'The credential "other" is gone: run "pulumi refresh"',
  );
});

test("where the service lacks the operations, the error names the way out, and nothing is taken as deleted", async () => {
  const { id, outs } = await bench.plugin.create("credential", credentialInputs());
  const lacking = await emulated({ documentedOnly: true });
  const plugin = await Plugin.start({}, lacking.env);
  const attempts: [string, Promise<unknown>][] = [
    ["create", plugin.create("credential", credentialInputs())],
    ["list", plugin.read("credential", id, outs)],
    ["list", plugin.update("credential", id, outs, credentialInputs({ name: "other" }))],
    ["list", plugin.delete("credential", id, outs)],
  ];
  try {
    for (const [verb, attempt] of attempts) {
      const { message } = await attempt.then(
        () => Promise.reject(new Error("did not fail")),
        (error: unknown) => error as Error,
      );
      expect(message).toContain(`The service does not offer to ${verb} credentials by themselves`);
      expect(message).toContain("put the secret into the connection that uses it");
      expect(message).not.toContain("MARKED");
    }
  } finally {
    await plugin.stop();
    await lacking.emulator.close();
  }
});

test.each([405, 501])("a service that answers %i to a change says what to do instead", async (status) => {
  const { standIn, plugin } = bench;
  const { id, outs } = await plugin.create("credential", credentialInputs());
  standIn.intercept = (request, response) => {
    if (request.method !== "PUT") return false;
    response.writeHead(status).end();
    return true;
  };
  await expect(plugin.update("credential", id, outs, credentialInputs({ name: "other" }))).rejects.toThrow(
    "The service does not offer to change credentials by themselves",
  );
});
