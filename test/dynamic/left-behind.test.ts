import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedBench } from "../support/bench";
import { childEnv, hasty } from "../support/children";
import { creations } from "../support/creations";
import { type Json, OTHER_ORGANISATION } from "../support/emulated";
import { platformConnection, platformParents, platformTemplate, projectInputs } from "../support/platform-samples";
import { Plugin, type Values } from "../support/plugin";
import { proved } from "../support/proof";
import { connectionInputs, connectorInputs, credentialInputs, newConnector, versionInputs } from "../support/samples";
import { forwarded } from "../support/stand-in";

/** Its process makes what has to be there, and lives. */
const bench = sharedBench();
let home: string;
let engines: number;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "versori-home-"));
  engines = 0;
});
afterEach(() => rmSync(home, { recursive: true }));

/** The plugin of one more command; nothing listens at its engine's address, as after the engine is gone. */
const command = (
  env: Record<string, string> = {},
  engine = `127.0.0.1:${String(40_000 + engines++)}`,
): Promise<Plugin> =>
  Plugin.start(
    {},
    { ...hasty(), ...bench.api.env, VERSORI_BASE_URL: bench.standIn.url, PULUMI_HOME: home, ...env },
    engine,
  );

/** Runs work with a plugin of its own, which is killed in the end. */
async function during<T>(work: (plugin: Plugin) => Promise<T>, env: Record<string, string> = {}): Promise<T> {
  const plugin = await command(env);
  try {
    return await work(plugin);
  } finally {
    await plugin.stop();
  }
}

const placed = (inputs: Values, place = "urn:pulumi:test::test::x::it"): Values => ({ ...inputs, __place: place });

const notes = (): string[] => {
  const directory = join(home, "pulumi-versori/begun");
  return existsSync(directory) ? readdirSync(directory).map((name) => readFileSync(join(directory, name), "utf8")) : [];
};

/** Kills the plugin when all creations are on their way: before the service has them, or when it has done them. */
async function killed(
  creations: [type: string, inputs: Values][],
  when: "before" | "after",
  env: Record<string, string> = {},
): Promise<void> {
  await during(async (plugin) => {
    let left = creations.length;
    const reached = new Promise<void>((resolve) => {
      bench.standIn.intercept = async (request) => {
        if (request.method !== "POST") return false;
        if (when === "after") await forwarded(request);
        if (--left === 0) resolve();
        return new Promise(() => undefined);
      };
    });
    for (const [type, inputs] of creations) plugin.create(type, inputs).catch(() => undefined);
    await reached;
  }, env);
  bench.standIn.intercept = () => false;
}

const held = async (kind: string): Promise<Json[]> =>
  (await bench.api.dump()).filter((row) => row.kind === kind).map(({ body }) => body);

/** So many requests are on their way at once, at most. */
const AT_ONCE = 8;

test.each(["before", "after"] as const)(
  "every kind of object is there once when its creation was killed %s the service did it",
  async (when) => {
    const all = await creations(bench.plugin, ["left-user"]);
    const given = all.map(({ type, inputs }) => {
      const place = `urn:pulumi:test::test::${type}`;
      return [type, placed(inputs(type === "platform/activation" ? "left-user" : "left"), place)] as [string, Values];
    });
    const count = async () => Promise.all(all.map(async ({ kind }) => (await held(kind)).length));
    const before = await count();
    for (const start of [0, AT_ONCE]) await killed(given.slice(start, start + AT_ONCE), when);
    expect(notes()).toHaveLength(all.length);
    expect(notes().join()).not.toContain("MARKED");
    await during(async (plugin) => {
      const made = await Promise.all(given.map(([type, inputs]) => plugin.create(type, inputs)));
      // What was taken over is noted with its id, so that the engine's next question about it ends the note.
      const ids = notes().map((note) => (JSON.parse(note) as { id?: string }).id);
      expect(ids.sort()).toEqual(made.map(({ id }) => id).sort());
      for (const [i, { id, outs }] of made.entries())
        expect((await plugin.read(all[i]?.type ?? "", id, outs)).id).toBe(id);
    });
    // Projects come with an environment, connections with a credential.
    const more = all.map(({ kind }, i) => (before[i] ?? 0) + (["environment", "credential"].includes(kind) ? 2 : 1));
    expect(await count()).toEqual(more);
    proved("killed", `${all.length} kinds of objects, killed ${when} the creation: 0 doubled, 0 lost`);
  },
  120_000,
);

test("an object that was answered but not recorded is taken over, and its secret stored again", async () => {
  const { id: connectorId } = await newConnector(bench.plugin);
  const inputs = placed(connectionInputs(connectorId));
  const first = await during((plugin) => plugin.create("connection", inputs));
  expect(notes()).toHaveLength(1);
  const credentials = {
    action: [{ authSchemeConfig: "key", credential: { type: "string", data: { value: "MARKED-new" } } }],
  };
  const again = await during((plugin) => plugin.create("connection", { ...inputs, credentials }));
  expect(again.id).toBe(first.id);
  expect(await held("connection")).toHaveLength(1);
  expect((await held("credential")).map(({ data }) => data)).toEqual([{ value: "MARKED-new" }]);
});

test("what the service shows of a secret does not keep an object from being recognised, which the note does not hold", async () => {
  const { id: connectorId } = await newConnector(bench.plugin);
  const data = { username: "MARKED-user", password: "MARKED-password" };
  const credential = { type: "basic-auth", data };
  const connection = connectionInputs(connectorId, {
    credentials: { action: [{ authSchemeConfig: { id: "login", schemeType: "basic-auth" }, credential }] },
  });
  const given: [string, Values][] = [
    ["credential", placed(credentialInputs(credential), "urn:pulumi:test::test::x::one")],
    ["connection", placed(connection, "urn:pulumi:test::test::x::two")],
  ];
  await killed(given, "after");
  expect(notes().join()).not.toContain("MARKED");
  await during((plugin) => Promise.all(given.map(([type, inputs]) => plugin.create(type, inputs))));
  expect(await held("connection")).toHaveLength(1);
  expect((await held("credential")).map((one) => one.data)).toEqual([data, data]);
});

test("what a list does not tell of an object is looked up, and done where it is not", async () => {
  const { organisationId } = projectInputs();
  const project = await bench.plugin.create("platform/project", projectInputs());
  const schema = { type: "object", properties: { region: { type: "string" } } };
  await bench.plugin.create("platform/project-variables", { organisationId, projectId: project.id, schema });
  const variables = { region: "eu" };
  const inputs = placed({ organisationId, projectId: project.id, name: "staging", variables });
  await during(async (plugin) => {
    const cut = new Promise<void>((resolve) => {
      bench.standIn.intercept = (request) => {
        if (!/variables/.test(request.url ?? "")) return false;
        resolve();
        return new Promise(() => undefined);
      };
    });
    plugin.create("platform/environment", inputs).catch(() => undefined);
    await cut;
  });
  bench.standIn.intercept = () => false;
  const { id, outs } = await during((plugin) => plugin.create("platform/environment", inputs));
  expect(outs["variables"]).toEqual(variables);
  const found = (await held("environment")).filter(({ name }) => name === "staging");
  expect(found).toMatchObject([{ id, variables }]);
});

test("what an interrupted run had no time to send is sent, also where it is the same as nothing as a rule", async () => {
  const inputs = placed(projectInputs({ settings: { chatStoredInDB: false } }));
  await killed([["platform/project", inputs]], "after");
  const { id } = await during((plugin) => plugin.create("platform/project", inputs));
  expect(await held("project")).toMatchObject([{ id, settings: { chatStoredInDB: false } }]);
});

test("what is recorded is nobody's leftover: another resource that is alike gets an object of its own", async () => {
  const inputs = placed(credentialInputs());
  const [id, outs] = await during(async (plugin) => {
    const made = await plugin.create("credential", inputs);
    return [made.id, made.outs];
  });
  expect(notes()).toHaveLength(1);
  await during((plugin) => plugin.diff("credential", id, outs, inputs));
  expect(notes()).toHaveLength(0);
  const other = await during((plugin) => plugin.create("credential", inputs));
  expect(other.id).not.toBe(id);
});

test("the same resource of another stack does not take it over", async () => {
  const first = await during((plugin) => plugin.create("credential", placed(credentialInputs())));
  const other = placed(credentialInputs(), "urn:pulumi:other::test::x::it");
  expect((await during((plugin) => plugin.create("credential", other))).id).not.toBe(first.id);
});

if (process.platform === "win32") console.log("Skipped on Windows, where a process cannot be asked to end: one test.");
const signalled = process.platform === "win32" ? test.skip : test;
signalled("a plugin that ends in good order leaves no note", async () => {
  const plugin = await command();
  await plugin.create("credential", placed(credentialInputs()));
  await plugin.stop("SIGINT");
  expect(notes()).toEqual([]);
});

test("what was made in a parent that is gone since is gone as well", async () => {
  const [parent, inputs] = await during(async (plugin) => {
    const { id, outs } = await newConnector(plugin);
    await plugin.create("connector-version", placed(versionInputs(id)));
    return [{ id, outs }, versionInputs((await newConnector(plugin, { name: "other" })).id)];
  });
  expect(notes()).toHaveLength(1);
  await during((plugin) => plugin.delete("connector", parent.id, parent.outs));
  const { id } = await during((plugin) => plugin.create("connector-version", placed(inputs)));
  expect((await held("version")).map((version) => version.id as string)).toEqual([id]);
});

test("what the engine reads or deletes is recorded, and needs no note", async () => {
  for (const known of ["read", "delete"] as const) {
    const { id, outs } = await during((plugin) => plugin.create("credential", placed(credentialInputs())));
    expect(notes()).toHaveLength(1);
    await during<unknown>((plugin) => plugin[known]("credential", id, outs));
    expect(notes()).toEqual([]);
  }
});

test("a creation that the service refuses leaves no note", async () => {
  bench.standIn.intercept = (request, response) => {
    if (request.method !== "POST") return false;
    response.writeHead(400, { "content-type": "application/json" }).end('{"code":"400000","message":"Not today"}');
    return true;
  };
  await during((plugin) =>
    expect(plugin.create("credential", placed(credentialInputs()))).rejects.toThrow("Not today"),
  );
  expect(notes()).toEqual([]);
});

test("where the program says something else meanwhile, what is left behind becomes that", async () => {
  const first = await during((plugin) => plugin.create("connector", placed(connectorInputs())));
  const news = placed(connectorInputs({ name: "renamed", baseUrl: "https://other.example.com" }));
  const { id } = await during((plugin) => plugin.create("connector", news));
  expect(id).toBe(first.id);
  expect(await bench.api.connectors()).toMatchObject([{ id, name: "renamed", baseUrl: "https://other.example.com" }]);
});

test("what cannot become what the program says now makes room for another object", async () => {
  const first = await during((plugin) => plugin.create("credential", placed(credentialInputs())));
  const news = placed(credentialInputs({ type: "basic-auth", data: { username: "u", password: "MARKED-p" } }));
  const { id } = await during((plugin) => plugin.create("credential", news));
  expect(id).not.toBe(first.id);
  expect(await held("credential")).toMatchObject([{ id, type: "basic-auth" }]);
});

test.each(["recorded in its note", "told by a list"])(
  "what is %s is known when what it was made for is gone",
  async (how) => {
    const parents = await platformTemplate(bench.plugin);
    const { connectionTemplateId: id, ...at } = parents;
    const other = await bench.plugin.create("platform/connection-template", { ...at, name: "other" });
    const inputs = placed(platformConnection(parents));
    if (how === "told by a list") await killed([["platform/connection", inputs]], "after");
    else await during((plugin) => plugin.create("platform/connection", inputs));
    const [left] = await held("platform-connection");
    await bench.plugin.delete("platform/connection-template", id, at);
    const next = { ...inputs, connectionTemplateId: other.id };
    const made = await during((plugin) => plugin.create("platform/connection", next).catch((error: Error) => error));
    if (how === "told by a list") expect(made).toMatchObject({ message: expect.stringContaining(left.id) as string });
    else expect(await held("platform-connection")).toMatchObject([{ id: (made as { id: string }).id }]);
  },
);

test("two objects that may both be the one are for a person to tell apart", async () => {
  const inputs = placed(credentialInputs());
  await killed([["credential", inputs]], "after");
  await bench.api.call("POST", "/credentials", { name: "shared", type: "string", data: { value: "x" } });
  const ids = (await held("credential")).map(({ id }) => id as string);
  const failure = await during((plugin) => plugin.create("credential", inputs).catch((error: Error) => error.message));
  expect(failure).toContain("An interrupted run began to create the Credential and may have done so.");
  for (const id of ids) expect(failure).toContain(id);
  expect(failure).toContain("delete what you do not want, then run again");
  expect(await held("credential")).toHaveLength(2);
});

test.each([
  ["backend", { PULUMI_BACKEND_URL: "file:///of-another-customer" }],
  ["address", {}],
  ["organisation", {}],
])("a note of the same resource of another %s is not this one's", async (what, env) => {
  // Credentials may have one name, so that a second one is not refused.
  const inputs = placed(credentialInputs());
  await killed([["credential", inputs]], "after");
  const [left] = await held("credential");
  const elsewhere = what === "organisation" ? { organisationId: OTHER_ORGANISATION } : {};
  const settings = what === "address" ? { VERSORI_BASE_URL: `${bench.standIn.url}/` } : env;
  const made = await during((plugin) => plugin.create("credential", { ...inputs, ...elsewhere }), settings);
  expect(made.id).not.toBe(left.id);
  expect((await held("credential")).map(({ id }) => id)).toContain(left.id);
});

test("what a run works at that lives is not taken for a leftover by another one", async () => {
  const engine = createServer().listen(0, "127.0.0.1");
  await once(engine, "listening");
  const { port } = engine.address() as AddressInfo;
  const inputs = placed(credentialInputs());
  const working = await command({}, `127.0.0.1:${String(port)}`);
  try {
    const first = await working.create("credential", inputs);
    const second = await during((plugin) => plugin.create("credential", inputs));
    expect(second.id).not.toBe(first.id);
    expect(await held("credential")).toHaveLength(2);
  } finally {
    await working.stop();
    engine.close();
  }
});

test.each([
  ["that was an hour ahead and was set right since", 3_600_000],
  ["that was an hour behind and was set right since", -3_600_000],
])("a clock %s does not hide what was left behind", async (_, skewMs) => {
  const clock = join(home, "clock.js");
  writeFileSync(
    clock,
    `const { timeOrigin } = performance; const { now } = Date;
     Object.defineProperty(performance, "timeOrigin", { value: timeOrigin + ${skewMs} });
     Date.now = () => now() + ${skewMs};`,
  );
  const inputs = placed(credentialInputs());
  await killed([["credential", inputs]], "after", childEnv(clock));
  const [left] = await held("credential");
  const made = await during((plugin) => plugin.create("credential", inputs));
  expect(made.id).toBe(left.id);
});

test("a creation that failed halfway goes on with what it made when it is asked for once more", async () => {
  const { id: connectorId } = await newConnector(bench.plugin);
  const inputs = placed(versionInputs(connectorId, { published: true }));
  await during(async (plugin) => {
    bench.standIn.intercept = ({ url = "" }, response) => {
      if (!url.endsWith("/publish")) return false;
      response.writeHead(500).end();
      return true;
    };
    const failed = await plugin.create("connector-version", inputs).catch((error: unknown) => error);
    const { id } = (failed as { partial: { id: string } }).partial;
    bench.standIn.intercept = () => false;
    const made = await plugin.create("connector-version", inputs);
    expect(made.id).toBe(id);
    expect(made.outs).toMatchObject({ name: "1.0.0", published: true });
  });
  expect(await held("version")).toHaveLength(1);
});

test("what the service never tells of an object is sent again when it is taken over", async () => {
  const { projectId, systemId, organisationId } = await platformParents(bench.plugin);
  const action = { organisationId, systemId, name: "list", method: "GET", path: "/list", projectIds: [projectId] };
  const given: [string, Values][] = [
    ["connector", placed(connectorInputs({ name: "tagged", categories: ["CRM"] }), "urn:pulumi:test::test::x::one")],
    ["platform/system-action", placed(action, "urn:pulumi:test::test::x::two")],
  ];
  await killed(given, "after");
  await during(async (plugin) => {
    for (const [type, inputs] of given) await plugin.create(type, inputs);
  });
  const [connector] = (await held("connector")).filter(({ name }) => name === "tagged");
  expect(connector.categories).toEqual(["CRM"]);
  expect(await held("system-action")).toHaveLength(1);
});

test("a creation that fails halfway tells the same object however often an error hook has it tried again", async () => {
  const { id: connectorId } = await newConnector(bench.plugin);
  const inputs = placed(versionInputs(connectorId, { published: true }));
  await during(async (plugin) => {
    bench.standIn.intercept = ({ method, url = "" }, response) => {
      // The first attempt ends at the publication, the others at their first request.
      if (!url.endsWith("/publish") && !(method === "GET" && url.endsWith("/1.0.0"))) return false;
      response.writeHead(400).end();
      return true;
    };
    const attempt = async (work: Promise<unknown>) => {
      const failed = await work.catch((error: unknown) => error);
      return (failed as { partial?: { id: string; properties: Values } }).partial;
    };
    const first = await attempt(plugin.create("connector-version", inputs));
    if (!first) throw new Error("no partial failure");
    expect(first.id).toMatch(/^[0-9A-Z]{26}$/);
    expect(await attempt(plugin.create("connector-version", inputs))).toMatchObject({ id: first.id });
    expect(await attempt(plugin.create("connector-version", inputs))).toMatchObject({ id: first.id });
    // Engines from 3.264 on ask for an update, and would drop the object after a failure that does not tell it.
    const update = () => plugin.update("connector-version", first.id, first.properties, inputs);
    expect(await attempt(update())).toMatchObject({ id: first.id });
    expect(await attempt(update())).toMatchObject({ id: first.id });
  });
});

test("a creation that could not be found out about is looked for when an error hook has it tried again", async () => {
  await during(async (plugin) => {
    bench.standIn.intercept = async (request, response) => {
      if (request.method === "POST") await forwarded(request);
      response.writeHead(502).end();
      return true;
    };
    const inputs = placed(connectorInputs());
    await expect(plugin.create("connector", inputs)).rejects.toThrow("could not be found out");
    expect(await held("connector")).toHaveLength(1);
    bench.standIn.intercept = () => false;
    const { id } = await plugin.create("connector", inputs);
    expect(await held("connector")).toMatchObject([{ id }]);
  });
});
