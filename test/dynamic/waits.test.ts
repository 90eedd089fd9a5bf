import { type Api, emulated, type Json } from "../support/emulated";
import { Plugin } from "../support/plugin";
import { proved } from "../support/proof";
import { connectorInputs, newConnector, versionInputs } from "../support/samples";

let api: Api;
let plugin: Plugin;
const begin = async (env: Record<string, string> = {}): Promise<void> => {
  plugin = await Plugin.start({}, { ...api.env, ...env });
};
beforeEach(async () => {
  api = await emulated();
});
afterEach(async () => {
  await plugin.stop();
  await api.emulator.close();
});

const faults = (plan: object): Promise<Json> => api.tool("POST", "faults", plan);
const seconds = async (work: Promise<unknown>): Promise<number> => {
  const begun = Date.now();
  await work.catch(() => undefined);
  return (Date.now() - begun) / 1000;
};

test("a wait of more than five seconds is shown once, with what is waited for and until when", async () => {
  await begin();
  const { id, outs } = await newConnector(plugin);
  await faults({ faults: [{ count: 1, effect: { kind: "status", status: 429, retryAfter: "6" } }] });
  await plugin.read("connector", id, outs);
  const lines = plugin.printed
    .trim()
    .split("\n")
    .filter((line) => line.includes("waits for"));
  expect(lines).toEqual([
    expect.stringMatching(
      /^pulumi-versori: GET \/connect\/\S+ waits for its next attempt at [\d:]+ UTC after status 429, 5 s so far, until [\d:]+ UTC at most\.$/,
    ),
  ]);
  proved("waits", `a wait of 6 s: ${lines.length} line`);
}, 30_000);

test.each(["3600", "date:+3600", "99999999999"])(
  "a service that asks to come back later than the limit of time allows (%s) ends the operation at once",
  async (retryAfter) => {
    await begin({ VERSORI_TIMEOUT_SECONDS: "120" });
    const { id, outs } = await newConnector(plugin);
    await faults({ faults: [{ effect: { kind: "status", status: 429, retryAfter } }] });
    const reading = plugin.read("connector", id, outs);
    expect(await seconds(reading)).toBeLessThan(20);
    await expect(reading).rejects.toThrow("a longer wait than the time limit (versori:timeoutSeconds) leaves");
  },
);

test("the time limit of an operation holds, whatever the service does", async () => {
  const limit = 3;
  await begin({ VERSORI_TIMEOUT_SECONDS: String(limit) });
  const effects = [
    { kind: "delay", ms: 60_000, when: "before" },
    { kind: "delay", ms: 60_000, when: "after" },
    { kind: "status", status: 503 },
    { kind: "status", status: 429 },
    { kind: "reset", when: "before" },
    { kind: "garble", body: "truncated" },
  ];
  // Each effect strikes whatever is asked of one connector, and a process of its own does the asking.
  const connectors = await Promise.all(effects.map((_, i) => newConnector(plugin, { name: `c${String(i)}` })));
  await faults({ faults: effects.map((effect, i) => ({ path: `**/connectors/${connectors[i]?.id}**`, effect })) });
  const struck = connectors.map(async ({ id, outs }) => {
    const own = await plugin.another();
    const operations = [
      own.create("connector-version", versionInputs(id)),
      own.read("connector", id, outs),
      own.update("connector", id, outs, connectorInputs({ name: "other" })),
      own.delete("connector", id, outs),
    ];
    const took = await Promise.all(operations.map(seconds));
    await own.stop();
    return took;
  });
  const took = (await Promise.all(struck)).flat();
  const { counts } = (await api.tool("GET", "faults")) as { counts: { fired: number }[] };
  for (const { fired } of counts) expect(fired).toBeGreaterThan(0);
  const longest = Math.max(...took);
  // Far less than the minute of the service; how much more than the limit is for the figure to say, on whatever machine.
  expect(longest).toBeLessThan(limit + 15);
  proved("waits", `${took.length} operations with a limit of ${limit} s: the longest took ${longest.toFixed(1)} s`);
}, 60_000);

test("a rate limit below the pace of this client slows it down, and loses nothing", async () => {
  await begin();
  await faults({ rateLimit: { perSecond: 5 } });
  const names = Array.from({ length: 20 }, (_, i) => `c${String(i)}`);
  await Promise.all(names.map((name) => newConnector(plugin, { name })));
  const { limited } = await api.tool("GET", "faults");
  await api.tool("DELETE", "faults");
  expect((await api.connectors()).map(({ name }) => name).sort()).toEqual([...names].sort());
  const sent = (await api.tool("GET", "requests")) as { status: number }[];
  const refused = sent.filter(({ status }) => status === 429).length;
  expect(refused).toBe(limited);
  // Each refusal holds back what has not been sent yet: most requests meet it once at the most.
  expect(refused).toBeLessThan(names.length * 3);
  proved("waits", `20 creations at 5 requests/s: ${refused} refused, 0 lost, 0 doubled`);
}, 60_000);

test("a creation that is on its way when the command is cancelled is still answered and recorded", async () => {
  await begin();
  await faults({ faults: [{ method: "POST", effect: { kind: "delay", ms: 300 } }] });
  const creation = newConnector(plugin);
  while ((await api.tool("GET", "faults")).counts[0].fired === 0) await new Promise((later) => setTimeout(later, 20));
  await plugin.cancel();
  const { id } = await creation;
  expect((await api.connectors()).map((connector) => connector.id)).toEqual([id]);
});

test("a cancelled operation ends its waits in the queue, too", async () => {
  await begin();
  const { id, outs } = await newConnector(plugin);
  await faults({ faults: [{ effect: { kind: "status", status: 429, retryAfter: "30" } }] });
  const reads = Promise.allSettled(Array.from({ length: 12 }, () => plugin.read("connector", id, outs)));
  while ((await api.tool("GET", "faults")).counts[0].fired === 0) await new Promise((later) => setTimeout(later, 20));
  const begun = Date.now();
  await plugin.cancel();
  const results = (await reads) as PromiseRejectedResult[];
  const took = Date.now() - begun;
  for (const { reason } of results) expect((reason as Error).message).toContain("the operation was cancelled");
  proved("waits", `${results.length} waiting reads ended ${took} ms after Ctrl-C`);
});
