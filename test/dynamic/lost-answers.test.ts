import { sharedDirectBench } from "../support/bench";
import { creations, type Sample } from "../support/creations";
import type { Api, Json } from "../support/emulated";
import type { Plugin } from "../support/plugin";
import { proved } from "../support/proof";

const bench = sharedDirectBench();
let api: Api;
let plugin: Plugin;
beforeEach(() => {
  ({ api, plugin } = bench);
});

/** What becomes of the request that creates, or of its answer. */
const EFFECTS = {
  "no answer as the connection was cut before the work": { kind: "reset", when: "before" },
  "no answer as the connection was cut after the work": { kind: "reset", when: "after" },
  "half an answer": { kind: "reset", when: "middle" },
  "a 500 before the work": { kind: "status", status: 500 },
  "a 503 after the work": { kind: "status", status: 503, when: "after" },
  "a 504 after the work, with a page of a proxy": { kind: "status", status: 504, when: "after", body: "html" },
  "a success with half a body": { kind: "garble", body: "truncated" },
  "a success with a page of a proxy": { kind: "garble", body: "html" },
};

/** The emulator's objects that a sample of this name stands for. */
function made(dump: Json[], { kind, key = "name" }: Sample, name: string): string[] {
  const user = dump.find((row) => row.kind === "end-user" && row.body.externalId === name)?.body.id;
  const wanted = kind === "activation" ? user : name;
  const member = kind === "activation" ? "userId" : key;
  // A connection brings a credential of its own along, which has its name.
  const bound = JSON.stringify(dump.filter((row) => row.kind === "connection"));
  return dump
    .filter((row) => row.kind === kind && row.body[member] === wanted)
    .map(({ body }) => body.id as string)
    .filter((id) => kind !== "credential" || !bound.includes(id));
}

test.each(Object.entries(EFFECTS))(
  "every kind of object is there once after %s",
  async (story, effect) => {
    const name = "lost";
    const samples = await creations(plugin, ["lost-user"]);
    const named = (sample: Sample) => (sample.kind === "activation" ? "lost-user" : name);
    await api.tool("POST", "faults", { faults: [{ method: "POST", count: samples.length, effect }] });
    const results = await Promise.all(
      samples.map((sample) => plugin.create(sample.type, sample.inputs(named(sample)))),
    );
    const [{ fired }] = (await api.tool("GET", "faults")).counts as [{ fired: number }];
    expect(fired).toBe(samples.length);
    await api.tool("DELETE", "faults");
    const dump = await api.dump();
    const ids = samples.map((sample) => made(dump, sample, named(sample)));
    expect(ids.map((found, i) => [samples[i]?.type, found.length])).toEqual(samples.map(({ type }) => [type, 1]));
    // What the engine records is the object that there is.
    for (const [i, { id, outs }] of results.entries()) {
      const { type = "" } = samples[i] ?? {};
      if (type !== "definitions") expect(id).toBe(ids[i]?.[0]);
      expect((await plugin.read(type, id, outs)).id).toBe(id);
    }
    proved("lost-answer", `${samples.length} kinds of objects, ${story}: 0 doubled, 0 lost`);
  },
  60_000,
);

test("every kind of object is gone, whatever becomes of the answer to its deletion", async () => {
  const samples = await creations(plugin, ["lost-user"]);
  const named = (sample: Sample) => (sample.kind === "activation" ? "lost-user" : "lost");
  const states = await Promise.all(samples.map((sample) => plugin.create(sample.type, sample.inputs(named(sample)))));
  const effect = { kind: "reset", when: "after" };
  await api.tool("POST", "faults", {
    faults: [
      { method: "DELETE", count: samples.length - 1, effect },
      // The one deletion that is a POST.
      { method: "POST", path: "**/environments/*", count: 1, effect },
    ],
  });
  await Promise.all(samples.map(({ type }, i) => plugin.delete(type, states[i]?.id ?? "", states[i]?.outs ?? {})));
  const [{ fired }, post] = (await api.tool("GET", "faults")).counts as [{ fired: number }, { fired: number }];
  expect([fired + post.fired, post.fired]).toEqual([samples.length, 1]);
  const dump = await api.dump();
  expect(samples.flatMap((sample) => made(dump, sample, named(sample)))).toEqual([]);
  proved("lost-write", `${samples.length} kinds of objects, no answer to the deletion: 0 left, 0 failures`);
}, 60_000);
