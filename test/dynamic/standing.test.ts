import { sharedDirectBench } from "../support/bench";
import { creations } from "../support/creations";
import { ORGANISATION, OTHER_ORGANISATION } from "../support/emulated";
import type { Plugin, Values } from "../support/plugin";

// What the resources of one stack stand for: each command of the engine is a plugin process of its own.
const bench = sharedDirectBench();

interface Recorded {
  readonly type: string;
  readonly id: string;
  readonly inputs: Values;
  readonly outs: Values;
}

/** Works with the plugin of one more command. */
async function command<T>(work: (plugin: Plugin) => Promise<T>): Promise<T> {
  const plugin = await bench.plugin.another();
  try {
    return await work(plugin);
  } finally {
    await plugin.stop();
  }
}

const at = (place: string, type: string, values: Values): Values => ({
  ...values,
  __place: `urn:pulumi:test::test::${type}::${place}`,
});

/** One resource of each type, recorded at the place `first`. */
async function everything(): Promise<Recorded[]> {
  const { plugin } = bench;
  const samples = await creations(plugin, ["user"]);
  const named = samples.map(({ type, inputs }) => ({
    type,
    inputs: inputs(type === "platform/activation" ? "user" : "it"),
  }));
  const owned = { organisationId: ORGANISATION };
  const { connectorId } = named.find(({ type }) => type === "action")?.inputs ?? {};
  await plugin.create("connector-version", { ...owned, connectorId, name: "to-publish" });
  const { id: projectId } = await plugin.create("platform/project", { ...owned, name: "with-variables" });
  const schema = { type: "object", properties: { region: { type: "string" } } };
  const all = [
    ...named,
    { type: "connector-version-publication", inputs: { ...owned, connectorId, version: "to-publish" } },
    { type: "platform/project-variables", inputs: { ...owned, projectId, schema } },
  ];
  const made: Recorded[] = [];
  for (const { type, inputs } of all) {
    const { id, outs } = await plugin.create(type, at("first", type, inputs));
    made.push({ type, id, inputs, outs });
  }
  return made;
}

/** The types of which the object is not there, as a read says. */
const missing = async (all: Recorded[]): Promise<string[]> => {
  const found = await Promise.all(all.map(async ({ type, id, outs }) => (await bench.plugin.read(type, id, outs)).id));
  return all.filter((_, i) => found[i] === "").map(({ type }) => type);
};

const typesOf = (all: Recorded[]): string[] => all.map(({ type }) => type);

/** Variables of a project have an empty schema when they are gone, which cannot be told from one that was set. */
const readable = (all: Recorded[]): Recorded[] => all.filter(({ type }) => type !== "platform/project-variables");
const schemas = async (all: Recorded[]): Promise<unknown> => {
  const variables = all.find(({ type }) => type === "platform/project-variables");
  if (!variables) throw new Error("no variables");
  return (await bench.plugin.read(variables.type, variables.id, variables.outs)).props["schema"];
};

test("an object that two resources stand for stays when one of them goes, and goes with the other", async () => {
  const all = await everything();
  expect(all).toHaveLength(17);
  const before = await schemas(all);
  await command(async (plugin) => {
    for (const { type, id, inputs, outs } of all) {
      const { changes } = await plugin.diff(type, id, at("twin", type, outs), at("twin", type, inputs));
      expect({ type, changes }).toEqual({ type, changes: "none" });
    }
    for (const { type, id, outs } of all) await plugin.delete(type, id, outs);
    expect(await missing(all)).toEqual([]);
    expect(await schemas(all)).toEqual(before);
  });
  await command(async (plugin) => {
    for (const { type, id, outs } of all) await plugin.delete(type, id, at("twin", type, outs));
  });
  expect(await missing(readable(all))).toEqual(typesOf(readable(all)));
  expect(await schemas(all)).not.toEqual(before);
});

test("what is replaced first goes, also when it had another name before", async () => {
  const all = await everything();
  await command(async (plugin) => {
    for (const { type, id, inputs, outs } of all) {
      const news = at("renamed", type, { ...inputs, organisationId: OTHER_ORGANISATION });
      const { replaces } = await plugin.diff(type, id, outs, news);
      expect({ type, replaces }).toEqual({ type, replaces: ["organisationId"] });
      await plugin.delete(type, id, outs);
    }
  });
  expect(await missing(readable(all))).toEqual(typesOf(readable(all)));
});

test("what the engine replaces by force goes as well", async () => {
  const all = await everything();
  await command(async (plugin) => {
    for (const { type, id, inputs, outs } of all) {
      // It compares nothing then.
      await plugin.check(type, at("first", type, inputs));
      await plugin.delete(type, id, outs);
    }
  });
  expect(await missing(readable(all))).toEqual(typesOf(readable(all)));
});

test("what is as it should be stays when an old one of the same state is still to go", async () => {
  const all = await everything();
  const before = await schemas(all);
  await command(async (plugin) => {
    for (const { type, id, inputs, outs } of all) {
      await plugin.diff(type, id, outs, at("first", type, inputs));
      await plugin.delete(type, id, outs);
    }
  });
  expect(await missing(all)).toEqual([]);
  expect(await schemas(all)).toEqual(before);
});

test.each(["first", "renamed"])(
  "what a creation at the place %s comes to is not taken away by the old one",
  async (place) => {
    const all = await everything();
    const adopting = all.flatMap((one) => {
      if (one.type === "platform/environment") return [{ ...one, inputs: { ...one.inputs, adopt: true } }];
      return ["connector-version-publication", "platform/project-variables"].includes(one.type) ? [one] : [];
    });
    expect(adopting).toHaveLength(3);
    const before = await schemas(all);
    await command(async (plugin) => {
      for (const { type, id, inputs, outs } of adopting) {
        expect((await plugin.create(type, at(place, type, inputs))).id).toBe(id);
        await plugin.delete(type, id, outs);
      }
    });
    expect(await missing(adopting)).toEqual([]);
    expect(await schemas(all)).toEqual(before);
  },
);

test("a version that says itself that it is published stays so when its publication goes", async () => {
  const all = await everything();
  const publication = all.find(({ type }) => type === "connector-version-publication");
  if (!publication) throw new Error("no publication");
  const { connectorId, version: name } = publication.inputs;
  await command(async (plugin) => {
    const inputs = { organisationId: ORGANISATION, connectorId, name, published: true };
    const { id } = publication;
    const outs = { ...inputs, createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z", isLatest: true };
    await plugin.diff("connector-version", id, outs, at("version", "connector-version", inputs));
    await plugin.delete(publication.type, id, publication.outs);
  });
  expect(await missing([publication])).toEqual([]);
});

test("a definition that moves to another resource of the same version is not removed by the one that gives it up", async () => {
  const all = await everything();
  const definitions = all.find(({ type }) => type === "definitions");
  if (!definitions) throw new Error("no definitions");
  const { type, id, inputs, outs } = definitions;
  const schema = { type: "object" };
  const both = { ...inputs, definitions: { ...inputs["definitions"], Other: { schema } } };
  await command(async (plugin) => {
    const whole = await plugin.update(type, id, outs, at("first", type, both));
    const taken = at("second", type, { ...whole, ...inputs });
    await plugin.diff(type, id, taken, at("second", type, inputs));
    const left = { ...both, definitions: { Other: { schema } } };
    await plugin.update(type, id, whole, at("first", type, left));
  });
  expect(await missing([definitions])).toEqual([]);
});

test("what is called like an object that is gone stays when the old one goes once more", async () => {
  const all = await everything();
  // A name is the address of these; contents come before their version, as they go with it.
  const called = ["action", "trigger", "definitions", "connector-version-publication", "connector-version"];
  for (const wanted of called) {
    const old = all.find(({ type, inputs }) => type === wanted && inputs["name"] !== "to-publish");
    if (!old) throw new Error(`no ${wanted}`);
    const { type, id, inputs, outs } = old;
    // State may hold two resources of one object: one is deleted first, the other one at the end.
    const made = await command(async (plugin) => {
      await plugin.delete(type, id, outs);
      const anew = await plugin.create(type, at("first", type, inputs));
      await plugin.delete(type, id, at("other", type, outs));
      return { type, inputs, ...anew };
    });
    expect({ type, missing: await missing([made]) }).toEqual({ type, missing: [] });
    // The same in the next command, where the new one is as it was.
    await command(async (plugin) => {
      await plugin.diff(type, made.id, made.outs, at("first", type, inputs));
      if (type !== "definitions") await plugin.delete(type, id, at("other", type, outs));
    });
    expect({ type, missing: await missing([made]) }).toEqual({ type, missing: [] });
  }
});

test.each(["action", "trigger", "definitions"])(
  "a published version that is replaced takes its %s along; one that stays does not let it go",
  async (wanted) => {
    const all = await everything();
    const content = all.find(({ type }) => type === wanted);
    if (!content) throw new Error(`no ${wanted}`);
    const { connectorId, version: name } = content.inputs;
    const { id } = await bench.api.call("POST", `/connectors/${connectorId}/versions/${name}/publish`);
    const type = "connector-version";
    const inputs = { organisationId: ORGANISATION, connectorId, name };
    const published = { ...inputs, published: true, createdAt: "2026-01-01T00:00:00Z" };
    await command(async (plugin) => {
      await expect(plugin.delete(content.type, content.id, content.outs)).rejects.toThrow("cannot be edited");
      const { replaces } = await plugin.diff(type, id, published, at("first", type, { ...inputs, name: "next" }));
      expect(replaces).toEqual(["name"]);
      await plugin.delete(content.type, content.id, content.outs);
      expect(await missing([content])).toEqual([]);
    });
  },
);

test("another organisation for all of a stack is said in words, once", async () => {
  const all = await everything();
  await command(async (plugin) => {
    for (const { type, id, inputs, outs } of all) {
      await plugin.diff(type, id, outs, at("first", type, { ...inputs, organisationId: OTHER_ORGANISATION }));
    }
    await plugin.hears("set organisationId back");
    const told = plugin.printed.split("\n").filter((line) => line.includes("set organisationId back"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`belongs to ${ORGANISATION}`);
    expect(told[0]).toContain(`now say ${OTHER_ORGANISATION}`);
  });
});
