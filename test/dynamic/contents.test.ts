import type { IncomingMessage, ServerResponse } from "node:http";
import { sharedBench } from "../support/bench";
import { type Json, ORGANISATION } from "../support/emulated";
import type { Values } from "../support/plugin";
import { newConnector, versionInputs } from "../support/samples";
import { forwarded } from "../support/stand-in";

const bench = sharedBench();
let connectorId: string;
beforeEach(async () => {
  connectorId = (await newConnector(bench.plugin)).id;
  await bench.plugin.create("connector-version", versionInputs(connectorId));
});
afterEach(() => bench.api.expectNoDefect());

const inVersion = (more: Values): Values => ({ organisationId: ORGANISATION, connectorId, version: "1.0.0", ...more });
const definitions = (schemas: Values, more: Values = {}): Values =>
  inVersion({
    definitions: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, { schema }])),
    ...more,
  });
const action = (more: Values = {}): Values =>
  inVersion({ name: "list", method: "GET", path: "/orders", responses: [{ status: 200 }], ...more });

const AT = "/connectors/*/versions/1.0.0";
const contents = () => bench.api.contents(connectorId, "1.0.0");
const publish = (verb = "publish") => bench.api.call("POST", `/connectors/${connectorId}/versions/1.0.0/${verb}`);

const failureOf = (attempt: Promise<unknown>): Promise<{ message: string; partial?: Values }> =>
  attempt.then(
    () => Promise.reject(new Error("did not fail")),
    (error: unknown) => error as { message: string; partial?: Values },
  );

/** Answers every request that matches with a status, and nothing the API would say. */
const answering = (status: number, method: string, path: RegExp) => (request: IncomingMessage, to: ServerResponse) => {
  if (request.method !== method || !path.test(request.url ?? "")) return false;
  to.writeHead(status, { "content-type": "application/json" }).end(`{"code":"${status}000","message":"Not today"}`);
  return true;
};

test("contents are created with one request, and changed and deleted with the fewest", async () => {
  const { api, plugin } = bench;
  const order = { $ref: "#/$defs/Line" };
  const create = definitions({ Order: order, Line: { type: "object" } });
  const made: { outs?: Values; id?: string } = {};
  expect(await api.requestsOf(async () => Object.assign(made, await plugin.create("definitions", create)))).toEqual([
    `POST ${AT}/definitions`,
  ]);
  const [id, outs] = [made.id ?? "", made.outs ?? {}];
  expect(id).toBe(`${connectorId}/1.0.0`);
  const update = (news: Values) => api.requestsOf(() => plugin.update("definitions", id, outs, news));
  expect(await update({ ...create, forceDelete: true })).toEqual([]);
  expect(await update(definitions({ Order: order, Line: { type: "string" } }))).toEqual([`PUT ${AT}/definitions/Line`]);
  expect(await update(definitions({ Order: { type: "null" }, Line: { type: "object" }, A: {}, B: {} }))).toEqual([
    `POST ${AT}/definitions`,
    `PUT ${AT}/definitions/Order`,
  ]);
  expect(await update(definitions({ Line: { type: "object" } }))).toEqual([`DELETE ${AT}/definitions`]);

  const of = { responses: [{ status: 200, definitions: ["Line"] }] };
  const listed = await plugin.create("action", action(of));
  const change = (more: Values) =>
    api.requestsOf(() => plugin.update("action", listed.id, listed.outs, action({ ...of, ...more })));
  expect(await change({ summary: "s" })).toEqual([`GET ${AT}/actions/list`, `PUT ${AT}/actions/list`]);
  expect(await change({ responses: [{ status: 200, definitions: ["Line"] }, { definitions: ["A"] }] })).toEqual([
    `GET ${AT}/actions/list`,
    `GET ${AT}/definitions`,
    `PUT ${AT}/actions/list`,
  ]);
  const remove = () => api.requestsOf(() => plugin.delete("action", listed.id, listed.outs));
  expect(await remove()).toEqual([`DELETE ${AT}/actions/list`]);
  // Gone already: the operation is there, and so is the organisation.
  expect(await remove()).toEqual([`DELETE ${AT}/actions/list`, `GET ${AT}/actions/list`, "GET /connectors"]);
});

test("what an action keeps goes back with the ids that it has", async () => {
  const { plugin } = bench;
  // A request has one definition for each media type at most.
  const schemas = { Order: { schema: {} }, Line: { accept: ["text/csv"], schema: {} } };
  await plugin.create("definitions", inVersion({ definitions: schemas }));
  const responses = [{ status: 200, definitions: ["Order"] }];
  const { id, outs } = await plugin.create("action", action({ responses, requestBody: { definitions: ["Order"] } }));
  const before = (await contents()).actions["list"];
  const more = { requestBody: { definitions: ["Order", "Line"] }, responses: [{ status: 404 }, ...responses] };
  await plugin.update("action", id, outs, action(more));
  const after = (await contents()).actions["list"];
  expect(after.id).toBe(before.id);
  expect(after.requestBody.definitions[0]).toMatchObject({ id: before.requestBody.definitions[0].id });
  expect(after.responses.find(({ status }: Json) => status === 200)).toEqual(before.responses[0]);
  const unknown = action({ responses: [{ status: 200, definitions: ["Missing"] }] });
  expect((await failureOf(plugin.update("action", id, outs, unknown))).message).toContain(
    'definitions: version "1.0.0" has no definition "Missing"; it has "',
  );
});

test("edits of a published version are refused in words that name the way out, and leave all as it is", async () => {
  const { plugin } = bench;
  const schemas = await plugin.create("definitions", definitions({ Order: {} }));
  const { id, outs } = await plugin.create("action", action());
  await publish();
  const before = await contents();
  const attempts = [
    plugin.create("action", action({ name: "other" })),
    plugin.update("action", id, outs, action({ path: "/other" })),
    plugin.delete("action", id, outs),
    plugin.create("definitions", definitions({ Other: {} })),
    plugin.update("definitions", schemas.id, schemas.outs, definitions({ Order: { type: "object" } })),
    plugin.update("definitions", schemas.id, schemas.outs, definitions({ Order: {}, Other: {} })),
    plugin.delete("definitions", schemas.id, schemas.outs),
  ];
  for (const { message } of await Promise.all(attempts.map(failureOf))) {
    expect(message).toContain('Version "1.0.0" is published, and published versions cannot be edited.');
    expect(message).toContain("version with another name");
    expect(message).toContain("ConnectorVersionPublication");
  }
  expect(await contents()).toEqual(before);
});

test("where the service cannot change or delete actions, the error says so and nothing is taken as deleted", async () => {
  const { standIn, plugin } = bench;
  const { id, outs } = await plugin.create("action", action());
  for (const status of [404, 405, 501]) {
    standIn.intercept = answering(status, "PUT", /actions/);
    const changed = await failureOf(plugin.update("action", id, outs, action({ path: "/other" })));
    expect(changed.message).toContain("The service does not offer to change actions in place");
    expect(changed.message).toContain("give the version another name");
    standIn.intercept = answering(status, "DELETE", /actions/);
    const deleted = await failureOf(plugin.delete("action", id, outs));
    expect(deleted.message).toContain("The service does not offer to delete actions");
    expect(deleted.message).toContain("or delete the version, which takes its contents along");
  }
  standIn.intercept = () => false;
  await plugin.delete("action", id, outs);
  await plugin.delete("action", id, outs);
  expect((await contents()).actions).toEqual({});
});

test("definitions that could not all be changed are recorded as they are, and the next update finishes it", async () => {
  const { api, standIn, plugin } = bench;
  const { id, outs } = await plugin.create("definitions", definitions({ A: {}, B: {}, C: {} }));
  standIn.intercept = answering(500, "PUT", /definitions\/B$/);
  const news = definitions({ A: { type: "string" }, B: { type: "string" }, D: {} });
  const { partial } = await failureOf(plugin.update("definitions", id, outs, news));
  const olds = partial?.["properties"] as Values;
  expect(olds["definitions"]).toEqual({
    A: { schema: { type: "string" } },
    B: { schema: {} },
    C: { schema: {} },
    D: { schema: {} },
  });
  standIn.intercept = () => false;
  expect(await api.requestsOf(() => plugin.update("definitions", id, olds, news))).toEqual([
    `PUT ${AT}/definitions/B`,
    `DELETE ${AT}/definitions`,
  ]);
  expect(Object.keys((await contents()).definitions).sort()).toEqual(["A", "B", "D"]);
});

test("a definition that is still needed stays with a warning, and goes with the next update or by force", async () => {
  const { plugin } = bench;
  const { id, outs } = await plugin.create("definitions", definitions({ Order: {}, Line: {} }));
  const responses = [{ status: 200, definitions: ["Line"] }];
  const listed = await plugin.create("action", action({ responses }));
  const news = definitions({ Order: {} });
  const kept = await plugin.update("definitions", id, outs, news);
  expect(plugin.printed).toContain('Something still refers to "Line"');
  expect(Object.keys(kept["definitions"]).sort()).toEqual(["Line", "Order"]);
  expect(await plugin.diff("definitions", id, kept, news)).toMatchObject({ changes: "unknown", replaces: [] });
  expect((await failureOf(plugin.delete("definitions", id, kept))).message).toContain("forceDelete: true");
  await plugin.delete("action", listed.id, listed.outs);
  const gone = await plugin.update("definitions", id, kept, news);
  expect(Object.keys(gone["definitions"])).toEqual(["Order"]);
  expect(await plugin.diff("definitions", id, gone, news)).toMatchObject({ changes: "none" });
  await plugin.create("action", action({ responses: [{ status: 200, definitions: ["Order"] }] }));
  await plugin.delete("definitions", id, { ...gone, forceDelete: true });
  expect((await contents()).definitions).toEqual({});
});

test("definitions that a killed update has added are taken over by the next one, others of that name are not", async () => {
  const { plugin } = bench;
  const { id, outs } = await plugin.create("definitions", definitions({ A: {} }));
  await plugin.update("definitions", id, outs, definitions({ A: {}, B: { type: "string" } }));
  // The engine knows nothing of that.
  const news = definitions({ A: {}, B: { type: "string" }, C: {} });
  const { ids } = await plugin.update("definitions", id, outs, news);
  expect(Object.keys(ids).sort()).toEqual(["A", "B", "C"]);
  const other = definitions({ A: {}, B: { type: "number" } });
  expect((await failureOf(plugin.update("definitions", id, outs, other))).message).toContain("failed with 409");
});

test("definitions that an update added without an answer are its own, though looks for them fail", async () => {
  const { api, plugin } = bench;
  const { id, outs } = await plugin.create("definitions", definitions({ Order: { type: "object" } }));
  await api.tool("POST", "faults", {
    faults: [
      { method: "POST", count: 1, effect: { kind: "status", status: 502, when: "after" } },
      { method: "GET", count: 3, effect: { kind: "status", status: 403 } },
    ],
  });
  const news = definitions({ Order: { type: "object" }, Line: { type: "object" } });
  const state = await plugin.update("definitions", id, outs, news);
  expect(Object.keys(state["ids"] as Values).sort()).toEqual(["Line", "Order"]);
  expect(Object.keys((await contents()).definitions).sort()).toEqual(["Line", "Order"]);
});

test("definitions of which some are gone already are deleted all the same", async () => {
  const { api, plugin } = bench;
  const { id, outs } = await plugin.create("definitions", definitions({ A: {}, B: {} }));
  await api.call("DELETE", `/connectors/${connectorId}/versions/1.0.0/definitions/A`);
  await plugin.delete("definitions", id, outs);
  expect((await contents()).definitions).toEqual({});
  await plugin.delete("definitions", id, outs);
  // Another service may say it with another status.
  const again = await plugin.create("definitions", definitions({ A: {}, B: {} }));
  await api.call("DELETE", `/connectors/${connectorId}/versions/1.0.0/definitions/A`);
  const refused = answering(400, "DELETE", /definitions$/);
  bench.standIn.intercept = (request, response) =>
    bench.standIn.bodyOf(request).includes('"A"') ? refused(request, response) : false;
  await plugin.delete("definitions", again.id, again.outs);
  expect((await contents()).definitions).toEqual({});
});

/** Makes all that there is so old, by ids and dates, that no creation of now can have made it. */
async function age(): Promise<void> {
  const { api } = bench;
  const older = (text: string): string =>
    text.replace(/\b01[0-9A-Z]{8}(?=[0-9A-Z]{16}\b)/g, "01J0000000").replace(/\b20\d\d-(?=\d\d-\d\dT)/g, "2024-");
  const dump = older(JSON.stringify(await api.dump()));
  await api.empty();
  await api.tool("POST", "seed", JSON.parse(dump));
  connectorId = older(connectorId);
}

test("a creation whose answer got lost is found again, not repeated, and never taken from somebody else", async () => {
  const { standIn, plugin } = bench;
  const losing = (path: RegExp, sent = true) => {
    let lost = false;
    standIn.intercept = async (request, response) => {
      if (lost || request.method !== "POST" || !path.test(request.url ?? "")) return false;
      lost = true;
      if (sent) await forwarded(request);
      response.destroy();
      return true;
    };
  };
  await age();
  losing(/definitions$/);
  await plugin.create("definitions", definitions({ Order: { $ref: "#/$defs/Line" }, Line: {} }));
  losing(/actions$/);
  const { id } = await plugin.create("action", action());
  expect((await contents()).actions["list"].id).toBe(id);
  await age();
  losing(/actions$/, false);
  const { message } = await failureOf(plugin.create("action", action({ path: "/other" })));
  expect(message).toContain("409");
  losing(/definitions$/, false);
  expect((await failureOf(plugin.create("definitions", definitions({ Line: { type: "null" } })))).message).toContain(
    "409",
  );
});

test("a version that was published since it was last seen is withdrawn and deleted", async () => {
  const { api, plugin } = bench;
  const { id, outs } = await plugin.create("connector-version", versionInputs(connectorId, { name: "2.0.0" }));
  await api.call("POST", `/connectors/${connectorId}/versions/2.0.0/publish`);
  const at = "/connectors/*/versions/2.0.0";
  expect(await api.requestsOf(() => plugin.delete("connector-version", id, outs))).toEqual([
    `DELETE ${at}`,
    `POST ${at}/unpublish`,
    `DELETE ${at}`,
  ]);
});

test("a publication takes two requests, one more to choose the default, and finishes what failed", async () => {
  const { api, standIn, plugin } = bench;
  const inputs = inVersion({ isDefault: true });
  standIn.intercept = answering(400, "PUT", /versions/);
  const failed = await failureOf(plugin.create("connector-version-publication", inputs));
  expect(failed.message).toContain("Not today");
  const { id, properties } = failed.partial as { id: string; properties: Values };
  expect(properties).toMatchObject({ isDefault: false });
  standIn.intercept = () => false;
  const update = () => plugin.update("connector-version-publication", id, properties, inputs);
  expect(await api.requestsOf(update)).toEqual([`GET ${AT}`, `PUT ${AT}`]);
  await publish("unpublish");
  // Withdrawn elsewhere and not refreshed: published again.
  expect(await api.requestsOf(update)).toEqual([`GET ${AT}`, `POST ${AT}/publish`]);
  standIn.intercept = answering(404, "POST", /unpublish/);
  const { message } = await failureOf(plugin.delete("connector-version-publication", id, properties));
  expect(message).toContain("The service does not offer to withdraw versions");
  expect(message).toContain("retainOnDelete: true");
});

test("a publication refuses in the preview what would edit its contents, and nothing else", async () => {
  const { plugin } = bench;
  const id = "01J00000000000000000000004";
  const inputs = (...list: Values[]) => inVersion({ contents: list });
  const was = { id, fingerprint: "a" };
  const olds = { ...inputs(was), publishedAt: "2026-01-01T00:00:00Z", messages: [] };
  const diff = (news: Values) => plugin.diff("connector-version-publication", id, olds, news);
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const refused = 'contents: version "1.0.0" is published, and what it holds cannot be edited.';
  for (const news of [inputs({ id, fingerprint: "b" }), inputs(was, { id: unknown, fingerprint: "c" })]) {
    expect((await failureOf(diff(news))).message).toContain(refused);
    expect(await diff({ ...news, version: "2.0.0" })).toMatchObject({ replaces: ["version"] });
  }
  const other = { id: "01J00000000000000000000005", fingerprint: "x" };
  for (const news of [inputs(), inputs(was, other), inputs({ id, fingerprint: unknown })]) {
    expect(await diff(news)).toMatchObject({ changes: "unknown", replaces: [] });
  }
});

test("definitions may have names that every object has, such as constructor", async () => {
  const { api, plugin } = bench;
  const some = (...names: string[]) => definitions(Object.fromEntries(names.map((name) => [name, { type: "object" }])));
  const held = async () => Object.keys((await api.contents(connectorId, "1.0.0")).definitions).sort();
  const { id, outs } = await plugin.create("definitions", some("Order"));
  const added = await plugin.update("definitions", id, outs, some("Order", "constructor"));
  expect(await held()).toEqual(["Order", "constructor"]);
  expect(Object.keys((await plugin.read("definitions", id, outs)).props["definitions"] as object)).toEqual(["Order"]);
  await plugin.update("definitions", id, added, some("Order"));
  expect(await held()).toEqual(["Order"]);
});
