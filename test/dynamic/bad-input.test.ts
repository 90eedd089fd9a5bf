import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { shapeOf } from "../../provider/lifecycle/traits";
import { pluginBench, type PluginBench } from "../support/bench";
import { expectClear, expectEscaped, expectHelpful } from "../support/clear";
import { type Place, placesIn } from "../support/places";
import type { Values } from "../support/plugin";
import { repository } from "../support/project";
import { proved } from "../support/proof";
import { drawn } from "../support/sample";
import { filledIn, recordedState, rightInputs, schemas } from "../support/schemas";
import { hostileTexts, MARK, SEED, tooDeep, wrongCount, wrongValues } from "../support/wrong";

const all = Object.entries(schemas);
const types = Object.keys(schemas);
const counts = { properties: 0, calls: 0, refused: 0 };
let slowest = { ms: 0, of: "" };
let bench: PluginBench;
beforeAll(async () => {
  bench = await pluginBench({ VERSORI_TIMEOUT_SECONDS: "10" });
});
afterAll(() => bench.close());

/** Waits for a call, which fails unless the plugin answers it in 30 s; that and what it took count. */
async function timed<T>(of: string, call: Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await call;
  } finally {
    counts.calls++;
    const ms = performance.now() - begun;
    if (ms > slowest.ms) slowest = { ms, of };
  }
}

/** What the engine hands over: plain data that went through JSON. */
const sent = (values: Values): Values => JSON.parse(JSON.stringify(values)) as Values;

const failuresOf = async (type: string, news: Values): Promise<string[]> =>
  (await timed(`check ${type}`, bench.plugin.check(type, news))).failures;

/** What passes the check goes on to the diff, as the engine would have it. */
async function tryOut(type: string, properties: string[], news: Values): Promise<void> {
  const failures = await failuresOf(type, news);
  expectHelpful(failures, properties);
  if (failures.length > 0) counts.refused++;
  else await answered(`diff ${type}`, bench.plugin.diff(type, "id", sent(recordedState(type)), sent(news)));
}

/** A call that may fail, but only in clear words. */
const answered = (of: string, call: Promise<unknown>): Promise<unknown> =>
  timed(of, call).catch((error: Error) => expectClear(error.message));

test("every type of resource is among those that get wrong values", () => {
  const folder = join(repository, "provider/dynamic");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && readFileSync(join(folder, file), "utf8").includes("export = methodsOf"),
  );
  expect(files.map((file) => file.replace(/\.ts$/, "")).sort()).toEqual([...types].sort());
});

test.each(types)("the inputs of %s that are made wrong one by one are right at first", async (type) => {
  expect(await failuresOf(type, rightInputs(type))).toEqual([]);
});

/** All places in the inputs of a resource below the whole of it; what several forms of a union share is one. */
const placesOf = (type: string): Place[] =>
  [
    ...new Map(placesIn(schemas[type as keyof typeof schemas]).map((place) => [place.path.join("."), place])).values(),
  ].filter(({ path }) => path.length > 0);

test.each(all)("wrong values for %s are refused by the property and the remedy, or taken", async (type, schema) => {
  const properties = [...shapeOf(schema).keys()];
  for (const { path, put } of placesOf(type)) {
    const property = counts.properties++;
    const wrong = drawn(wrongValues(property), property).map((value) => put(value) as Values);
    await Promise.all(wrong.map((inputs) => tryOut(type, properties, filledIn(type, inputs, String(path[0])))));
  }
  // A preview changes nothing; what it asks is whether a replacement can succeed.
  expect(bench.standIn.seen.filter((request) => !request.startsWith("GET "))).toEqual([]);
});

test("texts of ten megabytes and objects without end are answered in time, and not repeated", async () => {
  const huge = "huge".repeat(2_500_000);
  const attempts: ((type: string) => Promise<string[]>)[] = [
    (type) => failuresOf(type, rightInputs(type, { organisationId: `${MARK}${huge}` })),
    (type) => failuresOf(type, rightInputs(type, { [huge]: 1 })),
    (type) =>
      timed(`read ${type}`, bench.plugin.read(type, huge, rightInputs(type)))
        .then(() => [])
        .catch(({ message }: Error) => [message]),
  ];
  const ofHuge = types.filter((_, i) => i % 3 === 0).map((type, i) => ({ type, attempt: attempts[i % 3] }));
  const expectOne = (told: string[] = []): void => {
    expect(told).toHaveLength(1);
    for (const message of told) expectClear(message);
  };
  for (const type of types) expectOne(await failuresOf(type, rightInputs(type, { organisationId: tooDeep })));
  for (const { type, attempt } of drawn(ofHuge)) expectOne(await attempt?.(type));
});

test("ids and names never change the route of a request", async () => {
  const { plugin, standIn } = bench;
  for (const [turn, type] of types.entries()) {
    const texts = Object.entries(rightInputs(type)).filter(([, value]) => typeof value === "string");
    const names = texts.map(([key]) => key).filter((key) => !["organisationId", "protocol"].includes(key));
    const attempts = hostileTexts.map((text, i) => {
      const hostile = Object.fromEntries(names.map((key) => [key, text]));
      const [inputs, state] = [sent(rightInputs(type, hostile)), sent(recordedState(type, hostile))];
      const methods = [
        () => plugin.read(type, text, state),
        () => plugin.delete(type, text, state),
        () => plugin.update(type, text, state, inputs),
        () => plugin.create(type, inputs),
      ];
      return answered(`${type} of a hostile name`, methods[(i + turn) % 4]?.() ?? Promise.reject(new Error("none")));
    });
    await Promise.all(attempts);
  }
  expect(standIn.seen.length).toBeGreaterThan(100);
  standIn.seen.forEach(expectEscaped);
});

test("after all of them, the process lives, inherits nothing, and has printed nothing of them", async () => {
  const { plugin, standIn } = bench;
  // What Pulumi sends walks inherited members, too: a polluted prototype would show in every answer.
  expect((await plugin.check("connector", rightInputs("connector"))).inputs).toEqual(rightInputs("connector"));
  expect(plugin.printed).not.toMatch(/\p{Cc}\[31m|MARKED|node_modules|polluted/u);
  proved(
    "bad-input",
    `${counts.properties} properties of ${types.length} resources, ${wrongCount} values (seed ${SEED}), ` +
      `${counts.calls} calls, ${counts.refused} inputs refused, ${standIn.seen.length} requests: ` +
      `0 crashes, 0 hangs, slowest ${slowest.ms.toFixed(0)} ms (${slowest.of})`,
  );
});
