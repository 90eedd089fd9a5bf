import { startEmulator } from "../../emulator/src";
import type { Effect, Fault, FaultPlan } from "../../emulator/src";
import { RateLimit } from "../../emulator/src/faults/rate-limit";
import { Client, ORGANISATION, OTHER } from "./client";

let client: Client;
beforeEach(async () => void (client = await Client.start()));
afterEach(() => client.emulator.close());

const HEADERS = { authorization: "Bearer key", "content-type": "application/json" };
const CONNECTORS = `/connect/v1/o/${ORGANISATION}/connectors`;
const BODY = JSON.stringify({ name: "orders", baseUrl: "https://x", authSchemeConfigs: [] });

const plan = (value: FaultPlan) => client.tool("POST", "faults", value);
const fault = (effect: Effect, more: Partial<Fault> = {}) => plan({ faults: [{ effect, ...more }] });
const counts = async () => (await client.tool("GET", "faults")).counts;
const kept = async (): Promise<number> => (await client.tool("GET", "dump")).length;

const get = (path = CONNECTORS) => fetch(client.emulator.url + path, { headers: HEADERS });
const create = () =>
  fetch(`${client.emulator.url}/connect/v1/o/${ORGANISATION}/protocols/http/connectors`, {
    ...{ method: "POST", headers: HEADERS, body: BODY },
  });

/** Statuses of so many requests, one after the other. */
async function statuses(times: number, path?: string): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push((await get(path)).status);
  return all;
}

test.each([
  ["before", 0],
  ["after", 1],
] as const)("a status that comes %s the work leaves %i objects", async (when, objects) => {
  await fault({ kind: "status", status: 503, when });
  const reply = await create();
  expect({ status: reply.status, body: await reply.json() }).toMatchObject({ status: 503, body: { code: "503000" } });
  expect(reply.headers.get("retry-after")).toBeNull();
  expect(await kept()).toBe(objects);
});

test.each(["7", "0", "999999999", "soon"])("Retry-After: %s is sent as it is", async (retryAfter) => {
  await fault({ kind: "status", status: 429, retryAfter });
  expect((await get()).headers.get("retry-after")).toBe(retryAfter);
});

test.each([60, -60])("Retry-After may be a date %i seconds ahead", async (seconds) => {
  await fault({ kind: "status", status: 429, retryAfter: `date:${seconds > 0 ? "+" : ""}${seconds}` });
  const begun = Date.now();
  const text = (await get()).headers.get("retry-after") ?? "";
  expect(text).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
  const ahead = Date.parse(text) - begun;
  expect(ahead).toBeGreaterThanOrEqual(seconds * 1000 - 1000);
  expect(ahead).toBeLessThan(seconds * 1000 + 30_000);
});

test.each([
  ["html", "text/html; charset=utf-8", /^<!DOCTYPE html>/],
  ["empty", null, /^$/],
] as const)("the body of a status may be %s", async (body, type, text) => {
  await fault({ kind: "status", status: 502, body });
  const reply = await get();
  expect([reply.status, reply.headers.get("content-type")]).toEqual([502, type]);
  expect(await reply.text()).toMatch(text);
});

test.each([
  ["before", 0],
  ["after", 1],
] as const)("a connection that is cut %s the work leaves %i objects, and is in the log", async (when, objects) => {
  await fault({ kind: "reset", when });
  await expect(create()).rejects.toThrow("fetch failed");
  expect(await kept()).toBe(objects);
  expect(await client.tool("GET", "requests")).toMatchObject([{ method: "POST", status: 0 }]);
});

test("a connection that is cut in the middle lets the head of the answer through", async () => {
  await fault({ kind: "reset", when: "middle" });
  const reply = await create();
  expect(reply.status).toBe(201);
  await expect(reply.text()).rejects.toThrow("terminated");
  expect(await kept()).toBe(1);
  expect(await client.tool("GET", "requests")).toMatchObject([{ method: "POST", status: 0 }]);
});

test.each([
  ["before", 0],
  ["after", 1],
] as const)("an answer that is delayed %s the work comes after %i objects were kept", async (when, objects) => {
  await fault({ kind: "delay", ms: 3_600_000, when });
  const reply = create();
  while ((await counts())[0].fired === 0) await new Promise(setImmediate);
  expect(await kept()).toBe(objects);
  await client.tool("DELETE", "faults");
  expect((await reply).status).toBe(201);
  expect(await kept()).toBe(1);
});

test("an answer is late by what was asked for", async () => {
  await fault({ kind: "delay", ms: 120 });
  const begun = performance.now();
  expect((await get()).status).toBe(200);
  expect(performance.now() - begun).toBeGreaterThan(115);
});

test.each([
  ["truncated", /^\{"id"/],
  ["html", /^<!DOCTYPE html>/],
  ["empty", /^$/],
] as const)("a garbled body is %s, though the status is that of a success", async (body, text) => {
  await fault({ kind: "garble", body });
  const reply = await create();
  const sent = await reply.text();
  expect(reply.status).toBe(201);
  expect(sent).toMatch(text);
  expect(() => JSON.parse(sent) as unknown).toThrow();
  expect(await kept()).toBe(1);
});

test("what is refused anyway is not garbled, and does not count", async () => {
  await fault({ kind: "garble", body: "html" });
  const reply = await get(`${CONNECTORS}/01JRWHP5W3RNSE5D56M52PYNP7`);
  expect({ status: reply.status, body: await reply.json() }).toMatchObject({ status: 404, body: { code: "404000" } });
  expect(await counts()).toEqual([{ matched: 1, fired: 0 }]);
});

test.each([
  ["missing", 2, 2],
  ["doubled", 4, 3],
] as const)("a list has an object %s, an object stays whole", async (how, length, distinct) => {
  for (const name of ["a", "b", "c"]) await client.connector({ name });
  await fault({ kind: "list", how });
  const { totalCount, connectors } = (await (await get()).json()) as {
    totalCount: number;
    connectors: { id: string; authSchemeConfigs: object[] }[];
  };
  expect(totalCount).toBe(3);
  expect(connectors).toHaveLength(length);
  expect(new Set(connectors.map(({ id }) => id)).size).toBe(distinct);
  const one = (await (await get(`${CONNECTORS}/${connectors[0]?.id}`)).json()) as { authSchemeConfigs: object[] };
  expect(one.authSchemeConfigs).toHaveLength(1);
  expect(await counts()).toEqual([{ matched: 2, fired: 1 }]);
});

test("the same seed gives the same faults, another seed others, whatever else is asked for in between", async () => {
  const effect: Effect = { kind: "status", status: 500 };
  const run = async (seed: number, between: () => Promise<unknown>) => {
    await plan({ seed, faults: [{ path: "**/connectors", probability: 0.5, effect }] });
    const all: number[] = [];
    for (let i = 0; i < 40; i++) {
      await between();
      all.push((await get()).status);
    }
    return all;
  };
  const first = await run(1, () => Promise.resolve());
  expect(await run(1, () => get(`/connect/v1/o/${ORGANISATION}/credentials`))).toEqual(first);
  expect(await run(2, () => Promise.resolve())).not.toEqual(first);
  const failed = first.filter((status) => status === 500).length;
  expect(failed).toBeGreaterThan(8);
  expect(failed).toBeLessThan(32);
});

test("a fault lets some pass, fires so often, and leaves the rest to the next one", async () => {
  await plan({
    faults: [
      { skip: 1, count: 2, effect: { kind: "status", status: 500 } },
      { skip: 4, effect: { kind: "status", status: 503 } },
    ],
  });
  expect(await statuses(6)).toEqual([200, 500, 500, 200, 503, 503]);
  expect(await counts()).toEqual([
    { matched: 6, fired: 2 },
    { matched: 6, fired: 2 },
  ]);
});

test.each([
  ["**/connectors", [500, 200]],
  ["/connect/v1/o/*/connectors", [500, 200]],
  ["/connect/*/connectors", [200, 200]],
  ["/connect/v1/o/*/*", [500, 500]],
  [`**/o/${ORGANISATION}/**`, [500, 500]],
  ["/connect.v1/o/**", [200, 200]],
])("the pattern %s matches within or across segments", async (path, expected) => {
  await fault({ kind: "status", status: 500 }, { path });
  expect([(await get()).status, (await get(`/connect/v1/o/${ORGANISATION}/credentials`)).status]).toEqual(expected);
});

test("a fault of one method spares the others", async () => {
  await fault({ kind: "status", status: 500 }, { method: "POST" });
  expect([(await get()).status, (await create()).status]).toEqual([200, 500]);
});

test.each([404, 403])("an organisation answers %i as a whole, others go on", async (status) => {
  await client.connector();
  await fault({ kind: "status", status }, { path: `**/o/${ORGANISATION}/**` });
  const at = (organisation: string) => `/connect/v1/o/${organisation}/connectors`;
  expect((await get(at(OTHER))).status).toBe(200);
  const reply = await get(at(ORGANISATION));
  expect({ status: reply.status, body: await reply.json() }).toMatchObject({ status, body: { code: `${status}000` } });
  expect((await get(`/v2/o/${ORGANISATION}/projects`)).status).toBe(status);
  await client.tool("DELETE", "faults");
  expect(await (await get()).json()).toMatchObject({ totalCount: 1 });
});

test("a rate limit accepts so many requests of a key within any second, and says in how many seconds to come back", () => {
  const limit = new RateLimit({ perSecond: 2 });
  const ask = (now: number, key = "a") => limit.admit(key, now);
  expect([ask(0), ask(900), ask(950), ask(950, "b")]).toEqual([undefined, undefined, "1", undefined]);
  expect([ask(1000), ask(1001), ask(1900)]).toEqual([undefined, "1", undefined]);
  expect(limit.refused).toBe(2);
});

/** Asks for several at once until the rate limit refuses one. */
async function limited(): Promise<Response> {
  for (;;) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => get()));
    const refused = answers.find(({ status }) => status === 429);
    if (refused) return refused;
  }
}

test("what goes beyond the rate limit is a 429, for no other key", async () => {
  await plan({ rateLimit: { perSecond: 2 } });
  expect((await limited()).headers.get("retry-after")).toBe("1");
  const other = await fetch(client.emulator.url + CONNECTORS, { headers: { authorization: "Bearer reader" } });
  expect(other.status).toBe(200);
  expect((await client.tool("GET", "faults")).limited).toBeGreaterThan(0);
  await plan({ rateLimit: { perSecond: 1, retryAfter: "30" } });
  expect((await limited()).headers.get("retry-after")).toBe("30");
});

test("reads are behind: they do not see a new object, see the old form of one, and still see one that is gone", async () => {
  const { id: changed } = await client.connector({ name: "before" });
  const { id: removed } = await client.connector({ name: "removed" });
  const past = await client.ok("GET", "/connectors");
  await plan({ readDelayMs: 3_600_000 });
  const { id: made } = await client.connector({ name: "made" });
  await client.ok("PUT", `/connectors/${changed}/tags`, { tags: { state: ["after"] } });
  await client.ok("DELETE", `/connectors/${removed}`);
  await client.ok("DELETE", `/connectors/${made}`);
  const { id: stays } = await client.connector({ name: "stays" });
  expect(await client.ok("GET", "/connectors")).toEqual(past);
  expect((await client.call("GET", `/connectors/${stays}`)).status).toBe(404);
  expect((await client.call("PUT", `/connectors/${stays}/tags`, { tags: {} })).status).toBe(204);
  expect((await client.call("DELETE", `/connectors/${removed}`)).status).toBe(404);
  await client.tool("DELETE", "faults");
  const { connectors } = await client.ok("GET", "/connectors");
  expect(connectors.map(({ name }: { name: string }) => name)).toEqual(["stays", "before"]);
  expect(connectors[1].tags).toEqual({ state: ["after"] });
});

test("reads catch up when the delay is over", async () => {
  await plan({ readDelayMs: 200 });
  const begun = performance.now();
  const { id } = await client.connector();
  while ((await client.call("GET", `/connectors/${id}`)).status === 404);
  expect(performance.now() - begun).toBeGreaterThan(195);
});

test.each([
  [[], "it must be object"],
  [{ fault: [] }, "fault is not known"],
  [{ faults: [{}] }, "faults[0].effect is required"],
  [{ faults: [{ effect: { kind: "melt" } }] }, "faults[0].effect.kind must be one of status, reset"],
  [{ faults: [{ effect: { kind: "reset" } }] }, "faults[0].effect.when is required"],
  [{ faults: [{ probabilty: 1, effect: { kind: "reset", when: "after" } }] }, "faults[0].probabilty is not known"],
  [{ faults: [{ effect: { kind: "status", status: 500, retryAfter: "date:soon" } }] }, "effect.retryAfter must match"],
  [{ faults: [{ effect: { kind: "status", status: 500, retryAfter: "1\r\nx: y" } }] }, "effect.retryAfter must match"],
  [{ faults: [{ probability: 2, effect: { kind: "reset", when: "after" } }] }, "faults[0].probability must be <= 1"],
  [{ rateLimit: { perSecond: 0 } }, "rateLimit.perSecond must be >= 1"],
  [{ readDelayMs: "1" }, "readDelayMs must be integer"],
])("the plan %j is refused and the one before stays", async (wrong, message) => {
  await plan({ seed: 5 });
  expect(await client.tool("POST", "faults", wrong)).toMatchObject({
    code: "400000",
    message: expect.stringContaining(message),
  });
  expect((await client.tool("GET", "faults")).plan).toEqual({ seed: 5 });
  await expect(startEmulator({ faults: wrong as FaultPlan })).rejects.toThrow(message);
});

test("an emulator may start with faults, and its own addresses have none", async () => {
  const faulty = await Client.start({ faults: { faults: [{ effect: { kind: "status", status: 500 } }] } });
  expect((await faulty.call("GET", "/connectors")).status).toBe(500);
  expect(await faulty.tool("GET", "dump")).toEqual([]);
  expect(await faulty.tool("DELETE", "faults")).toEqual({ plan: {}, counts: [], limited: 0 });
  expect((await faulty.call("GET", "/connectors")).status).toBe(200);
  await faulty.emulator.close();
});
