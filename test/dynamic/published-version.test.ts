import { sharedBench } from "../support/bench";
import { ORGANISATION } from "../support/emulated";
import type { Values } from "../support/plugin";
import { newConnector, versionInputs } from "../support/samples";

const TYPE = "connector-version";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const bench = sharedBench();
let at: { connectorId: string; organisationId: string };
beforeEach(async () => {
  at = { organisationId: ORGANISATION, connectorId: (await newConnector(bench.plugin)).id };
});
afterEach(() => bench.api.expectNoDefect());

const openapi = (summary: string) =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Orders", version: "1" },
    servers: [{ url: "https://api.example.com" }],
    paths: { "/a": { get: { summary, responses: { 200: { description: "ok" } } } } },
  });

const made = async (more: Values) => {
  const news = versionInputs(at.connectorId, more);
  const { inputs } = await bench.plugin.check(TYPE, news);
  return { news, ...(await bench.plugin.create(TYPE, inputs)) };
};
const publication = () => ({ ...at, version: "1.0.0" });
/** What a program leaves out is not sent. */
const written = (news: Values): Values => JSON.parse(JSON.stringify(news)) as Values;
const differing = async (id: string, outs: Values, news: Values) =>
  bench.plugin.diff(TYPE, id, outs, (await bench.plugin.check(TYPE, written(news))).inputs);

/** How a version comes to be published: each leaves a state that knows of it, or does not. */
const published: Record<string, (id: string, outs: Values) => Promise<Values>> = {
  "by a publication": async (_, outs) => {
    await bench.plugin.create("connector-version-publication", publication());
    return outs;
  },
  "at the console": async (_, outs) => {
    await bench.api.call("POST", `/connectors/${at.connectorId}/versions/1.0.0/publish`);
    return outs;
  },
  "by itself": async (id, outs) => bench.plugin.update(TYPE, id, outs, { ...outs, published: true }),
};

const edits: Record<string, [Values, Values]> = {
  description: [{ description: "one" }, { description: "two" }],
  openapi: [{ openapi: openapi("one") }, { openapi: openapi("two") }],
};

const cases = Object.keys(published).flatMap((way) => Object.keys(edits).map((key) => ({ way, key })));

test.each(cases)(
  "a version that was published $way refuses another $key, and says what to do",
  async ({ way, key }) => {
    const [was, is] = edits[key] as [Values, Values];
    const { id, outs, news } = await made(was);
    const state = (await published[way]?.(id, outs)) as Values;
    const attempt = differing(id, state, { ...news, published: state["published"], ...is });
    await expect(attempt).rejects.toThrow(
      `${key}: version "1.0.0" is published, and published versions cannot be edited.`,
    );
    await expect(attempt).rejects.toThrow(/another name.*ConnectorVersionPublication.*"published: false"/);
    const named = await differing(id, state, { ...news, ...is, name: "2.0.0" });
    expect(named).toMatchObject({ replaces: expect.arrayContaining(["name"]), deleteBeforeReplace: false });
    const unknown = await bench.plugin.diff(TYPE, id, state, { ...state, [key]: UNKNOWN });
    expect(unknown.replaces).toEqual([]);
  },
);

test.each(Object.keys(published))(
  "a copy that was published %s stays, whatever it would start from now",
  async (way) => {
    const { plugin } = bench;
    for (const name of ["draft-1", "draft-2"]) await made({ name });
    const { id, outs, news } = await made({ fromVersion: "draft-1" });
    const draft = await differing(id, outs, { ...news, fromVersion: "draft-2" });
    expect(draft.replaces).toEqual(["fromVersion"]);
    const state = (await published[way]?.(id, outs)) as Values;
    const change = { ...news, published: state["published"], fromVersion: "draft-2" };
    expect((await differing(id, state, change)).replaces).toEqual([]);
    await plugin.hears('fromVersion: version "1.0.0" is published and stays what it is.');
    const updated = await plugin.update(TYPE, id, state, written(change));
    expect(await differing(id, updated, change)).toMatchObject({ changes: "none" });
    expect((await differing(id, updated, { ...change, fromVersion: undefined })).changes).toBe("none");
    expect((await differing(id, updated, { ...change, name: "2.0.0" })).replaces).toContain("name");
  },
);

test("a published version that is withdrawn takes another document as a new version of that name", async () => {
  const { plugin } = bench;
  const { id, outs, news } = await made({ openapi: openapi("one"), published: true });
  const { inputs } = await plugin.check(TYPE, { ...news, openapi: openapi("two"), published: false });
  expect(await plugin.diff(TYPE, id, outs, inputs)).toMatchObject({ replaces: ["openapi"], deleteBeforeReplace: true });
  await plugin.delete(TYPE, id, outs);
  await plugin.create(TYPE, inputs);
  const [version] = (await bench.api.connectors())[0].versions;
  expect(version).toMatchObject({ name: "1.0.0", publishedAt: null });
});

test("a preview that cannot ask the service goes by what is recorded", async () => {
  const { id, outs, news } = await made({ description: "one" });
  bench.standIn.intercept = (request, response) => {
    response.writeHead(401, { "content-type": "application/json" }).end('{"code":"401000","message":"Not today"}');
    return request.url !== undefined;
  };
  expect(await differing(id, outs, { ...news, description: "two" })).toMatchObject({
    changes: "unknown",
    replaces: [],
  });
});

test("a change of what a draft may change asks the service once, and others ask nothing", async () => {
  const { id, outs, news } = await made({ description: "one" });
  const requestsOf = (more: Values) => bench.api.requestsOf(() => differing(id, outs, { ...news, ...more }));
  expect(await requestsOf({ description: "two" })).toEqual(["GET /connectors/*/versions/1.0.0"]);
  expect(await requestsOf({ isDefault: true })).toEqual([]);
  expect(await requestsOf({ description: "two", name: "2.0.0" })).toEqual([]);
});

test("a version that stopped being the latest while it was sent back is read again", async () => {
  const { api, plugin, standIn } = bench;
  const { id, outs, news } = await made({ published: true });
  await plugin.create(TYPE, versionInputs(at.connectorId, { name: "2.0.0" }));
  let sent = 0;
  standIn.intercept = async ({ method }) => {
    if (method === "PUT" && sent++ === 0) {
      await api.call("POST", `/connectors/${at.connectorId}/versions/2.0.0/publish`);
    }
    return false;
  };
  const after = await plugin.update(TYPE, id, outs, { ...news, isDefault: true });
  expect(after).toMatchObject({ isDefault: true, isLatest: false });
  expect(sent).toBe(2);
});
