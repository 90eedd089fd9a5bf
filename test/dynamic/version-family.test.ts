import "../chaos/home";
import { type Methods, methodsOf } from "../../provider/dynamic/adapter";
import { Run } from "../../provider/lifecycle/run";
import { connectorVersionLifecycle } from "../../provider/resources/connector-version-lifecycle";
import { sharedDirectBench } from "../support/bench";
import { type Json, ORGANISATION, WRITE_KEY } from "../support/emulated";
import type { Values } from "../support/plugin";
import { newConnector, versionInputs } from "../support/samples";

const TYPE = "connector-version";
const bench = sharedDirectBench();
let connectorId: string;
beforeEach(async () => {
  jest.spyOn(console, "warn").mockImplementation();
  connectorId = (await newConnector(bench.plugin)).id;
});
afterEach(() => bench.api.expectNoDefect());

interface Made {
  readonly id: string;
  readonly outs: Values;
}

const placeOf = (stack: string, name = "api") => `urn:pulumi:${stack}::shop::${TYPE}::${name}`;
const inputs = (summary: string, more: Values = {}, stack = "main"): Values => ({
  organisationId: ORGANISATION,
  connectorId,
  namePrefix: "api",
  openapi: JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Orders", version: "1" },
    servers: [{ url: "https://api.example.com" }],
    paths: { "/a": { get: { summary, responses: { 200: { description: "ok" } } } } },
  }),
  __place: placeOf(stack),
  ...more,
});
const checked = async (methods: Methods, news: Values): Promise<Values> => {
  const { inputs: ready, failures } = await methods.check({}, news);
  expect(failures).toEqual([]);
  return ready;
};

/** What the process of one command knows, in which the engine asks about a resource before it changes it. */
function command(): Methods {
  const settings: Record<string, string> = { "versori:baseUrl": bench.api.url, "versori:apiKey": WRITE_KEY };
  const methods = methodsOf(connectorVersionLifecycle, new Run());
  methods.configure({ config: { get: (key) => settings[key] } });
  return methods;
}
const made = async (news: Values): Promise<Made> => {
  const methods = command();
  return methods.create(await checked(methods, news));
};
async function replaced(before: Made, news: Values, options: { first?: true; unasked?: true } = {}): Promise<Made> {
  const methods = command();
  const ready = await checked(methods, news);
  if (!options.unasked) await methods.diff(before.id, before.outs, ready);
  if (options.first) await methods.delete(before.id, before.outs);
  const after = await methods.create(ready);
  if (!options.first) await methods.delete(before.id, before.outs);
  return after;
}
const deleted = ({ id, outs }: Made): Promise<void> => command().delete(id, outs);

const versions = async (): Promise<Json[]> =>
  (await bench.api.connectors()).find(({ id }) => id === connectorId).versions;
const held = async () => (await versions()).map(({ id }) => id as string).sort();
const ids = (...all: Made[]) => all.map(({ id }) => id).sort();
const listed = ({ outs }: Made) => outs["madeVersions"] as string[];

test("the newest earlier versions stay, are taken again without an import, and go with the resource", async () => {
  const chosen = { keepVersions: 1, published: true, isDefault: true };
  const one = await made(inputs("one", chosen));
  expect(listed(one)).toEqual([one.id]);
  const two = await replaced(one, inputs("two", chosen));
  expect(listed(two)).toEqual([two.id, one.id]);
  const three = await replaced(two, inputs("three", chosen));
  expect(await held()).toEqual(ids(two, three));
  let back = three;
  const requests = await bench.api.requestsOf(async () => (back = await replaced(three, inputs("two", chosen))));
  expect(requests.filter((request) => !request.startsWith("GET "))).toEqual([
    `PUT /connectors/*/versions/${two.outs["name"]}`,
  ]);
  expect(back.id).toBe(two.id);
  expect(listed(back)).toEqual(ids(two, three));
  expect((await versions()).find(({ isDefault }) => isDefault).id).toBe(two.id);
  await deleted(back);
  expect(await held()).toEqual([]);
});

test("without keepVersions only the present version stays", async () => {
  const one = await made(inputs("one"));
  const two = await replaced(one, inputs("two"));
  expect(listed(two)).toEqual([two.id]);
  expect(await held()).toEqual([two.id]);
});

test("what another stack made of the same document is used, and neither taken over nor deleted", async () => {
  const theirs = await made(inputs("one", {}, "theirs"));
  const ours = await made(inputs("one", { keepVersions: 3 }));
  expect(ours.id).toBe(theirs.id);
  expect(listed(ours)).toEqual([]);
  const next = await replaced(ours, inputs("two", { keepVersions: 3 }));
  expect(listed(next)).toEqual([next.id]);
  await deleted(next);
  expect(await held()).toEqual([theirs.id]);
  await deleted(ours);
  expect(await held()).toEqual([theirs.id]);
  await deleted(theirs);
  expect(await held()).toEqual([]);
});

test("a version with a name of the same form is a stranger's", async () => {
  const stranger = await bench.plugin.create(TYPE, versionInputs(connectorId, { name: "api-20261127" }));
  const one = await made(inputs("one"));
  const two = await replaced(one, inputs("two"));
  await deleted(two);
  expect(await held()).toEqual([stranger.id]);
});

test("what somebody made anew under the name that follows from content stays", async () => {
  const one = await made(inputs("one"));
  await bench.api.call("DELETE", `/connectors/${connectorId}/versions/${one.outs["name"]}`);
  const other = await made(inputs("one", {}, "theirs"));
  await deleted(one);
  expect(await held()).toEqual([other.id]);
});

test("a replacement by force takes nothing away, as the new resource is not told what the old one made", async () => {
  const one = await made(inputs("one", { keepVersions: 1 }));
  const two = await replaced(one, inputs("two", { keepVersions: 1 }));
  const forced = await replaced(two, inputs("two", { keepVersions: 1 }), { unasked: true });
  expect(forced.id).toBe(two.id);
  expect(await held()).toEqual(ids(one, two));
});

test("earlier versions stay where a program wants the deletion first", async () => {
  const one = await made(inputs("one", { keepVersions: 2 }));
  const two = await replaced(one, inputs("two", { keepVersions: 2 }));
  const three = await replaced(two, inputs("three", { keepVersions: 2 }), { first: true });
  expect(listed(three)).toEqual([three.id, two.id, one.id]);
  expect(await held()).toEqual(ids(one, two, three));
});

test("a state from before the list knows its own version only", async () => {
  const one = await made(inputs("one", { keepVersions: 1 }));
  const two = await replaced(one, inputs("two", { keepVersions: 1 }));
  const { madeVersions: _, ...outs } = two.outs;
  const three = await replaced({ id: two.id, outs }, inputs("three", { keepVersions: 1 }));
  expect(listed(three)).toEqual([three.id, two.id]);
  expect(await held()).toEqual(ids(one, two, three));
  await deleted({ id: two.id, outs });
  expect(await held()).toEqual(ids(one, three));
});

test("what was taken over stays when the deletion of the old resource comes a command later", async () => {
  const one = await made(inputs("one", { keepVersions: 1 }));
  const [killed, next] = [command(), command()];
  const ready = await checked(killed, inputs("two", { keepVersions: 1 }));
  await killed.diff(one.id, one.outs, ready);
  const two = await killed.create(ready);
  await next.diff(two.id, two.outs, await checked(next, ready));
  await next.delete(one.id, one.outs);
  expect(await held()).toEqual(ids(one, two));
});

test("a name of the program's own, or another prefix, ends the family", async () => {
  const one = await made(inputs("one", { keepVersions: 2 }));
  const two = await replaced(one, inputs("two", { keepVersions: 2 }));
  const other = await replaced(two, inputs("two", { keepVersions: 2, namePrefix: "other" }));
  expect(listed(other)).toEqual([other.id]);
  const named = await replaced(other, inputs("two", { keepVersions: 2, namePrefix: "other", name: "1.0.0" }));
  expect(listed(named)).toEqual([named.id]);
  expect(await held()).toEqual([named.id]);
});

test("two resources of one family are refused by the check of the second, however often each is checked", async () => {
  const methods = command();
  const failures = async (name: string, more: Values = {}): Promise<string[]> => {
    const answer = await methods.check({}, inputs("one", { __place: placeOf("main", name), ...more }));
    return answer.failures.map(({ reason }) => reason);
  };
  expect(await failures("first")).toEqual([]);
  expect(await failures("first")).toEqual([]);
  expect(await failures("second")).toEqual([
    expect.stringMatching(/^namePrefix: "api" .* the resource "first" .* Give one of them another namePrefix\.$/),
  ]);
  expect(await failures("third", { namePrefix: "other" })).toEqual([]);
  expect(await failures("fourth", { name: "1.0.0" })).toEqual([]);
  expect(await failures("fifth", { connectorId: "01J00000000000000000000009" })).toEqual([]);
  expect(await failures("sixth", { connectorId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })).toEqual([]);
});
