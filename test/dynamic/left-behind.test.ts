import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasty } from "../support/children";
import { creations, type Sample } from "../support/creations";
import { type Api, emulated, type Json } from "../support/emulated";
import { projectInputs } from "../support/platform-samples";
import { Plugin, type Values } from "../support/plugin";
import { proved } from "../support/proof";
import { connectionInputs, connectorInputs, credentialInputs, newConnector, versionInputs } from "../support/samples";
import { forwarded, StandIn } from "../support/stand-in";

let api: Api;
let standIn: StandIn;
let home: string;
let engines: number;
beforeEach(async () => {
  api = await emulated();
  standIn = await StandIn.before(api.url);
  home = mkdtempSync(join(tmpdir(), "versori-home-"));
  engines = 0;
});
afterEach(async () => {
  await standIn.close();
  await api.emulator.close();
  rmSync(home, { recursive: true });
});

/** The plugin of one more command. */
const command = (): Promise<Plugin> =>
  Plugin.start(
    {},
    { ...hasty(), ...api.env, VERSORI_BASE_URL: standIn.url, PULUMI_HOME: home },
    `127.0.0.1:${String(40_000 + engines++)}`,
  );

/** Runs work with a plugin of its own, which is killed in the end. */
async function during<T>(work: (plugin: Plugin) => Promise<T>): Promise<T> {
  const plugin = await command();
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
async function killed(creations: [type: string, inputs: Values][], when: "before" | "after"): Promise<void> {
  await during(async (plugin) => {
    let left = creations.length;
    const reached = new Promise<void>((resolve) => {
      standIn.intercept = async (request) => {
        if (request.method !== "POST") return false;
        if (when === "after") await forwarded(request);
        if (--left === 0) resolve();
        return new Promise(() => undefined);
      };
    });
    for (const [type, inputs] of creations) plugin.create(type, inputs).catch(() => undefined);
    await reached;
  });
  standIn.intercept = () => false;
}

const held = async (kind: string): Promise<Json[]> =>
  (await api.dump()).filter((row) => row.kind === kind).map(({ body }) => body);

async function samples(): Promise<Sample[]> {
  return during((plugin) => creations(plugin, ["left-user"]));
}

/** So many requests are on their way at once, at most. */
const AT_ONCE = 8;

test.each(["before", "after"] as const)(
  "every kind of object is there once when its creation was killed %s the service did it",
  async (when) => {
    const all = await samples();
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
  const { id: connectorId } = await during((plugin) => newConnector(plugin));
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
  const { id: connectorId } = await during((plugin) => newConnector(plugin));
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
  const project = await during(async (plugin) => {
    const made = await plugin.create("platform/project", projectInputs());
    const schema = { type: "object", properties: { region: { type: "string" } } };
    await plugin.create("platform/project-variables", { organisationId, projectId: made.id, schema });
    return made;
  });
  const variables = { region: "eu" };
  const inputs = placed({ organisationId, projectId: project.id, name: "staging", variables });
  await during(async (plugin) => {
    const cut = new Promise<void>((resolve) => {
      standIn.intercept = (request) => {
        if (!/variables/.test(request.url ?? "")) return false;
        resolve();
        return new Promise(() => undefined);
      };
    });
    plugin.create("platform/environment", inputs).catch(() => undefined);
    await cut;
  });
  standIn.intercept = () => false;
  const { id, outs } = await during((plugin) => plugin.create("platform/environment", inputs));
  expect(outs["variables"]).toEqual(variables);
  const found = (await held("environment")).filter(({ name }) => name === "staging");
  expect(found).toMatchObject([{ id, variables }]);
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
  standIn.intercept = (request, response) => {
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
  expect(await api.connectors()).toMatchObject([{ id, name: "renamed", baseUrl: "https://other.example.com" }]);
});

test("what cannot become what the program says now makes room for another object", async () => {
  const first = await during((plugin) => plugin.create("credential", placed(credentialInputs())));
  const news = placed(credentialInputs({ type: "basic-auth", data: { username: "u", password: "MARKED-p" } }));
  const { id } = await during((plugin) => plugin.create("credential", news));
  expect(id).not.toBe(first.id);
  expect(await held("credential")).toMatchObject([{ id, type: "basic-auth" }]);
});

test("two objects that may both be the one are for a person to tell apart", async () => {
  const inputs = placed(credentialInputs());
  await killed([["credential", inputs]], "after");
  await api.call("POST", "/credentials", { name: "shared", type: "string", data: { value: "x" } });
  const ids = (await held("credential")).map(({ id }) => id as string);
  const failure = await during((plugin) => plugin.create("credential", inputs).catch((error: Error) => error.message));
  expect(failure).toContain("An interrupted run began to create the Credential and may have done so.");
  for (const id of ids) expect(failure).toContain(id);
  expect(failure).toContain("delete what you do not want, then run again");
  expect(await held("credential")).toHaveLength(2);
});
