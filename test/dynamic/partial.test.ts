import type { IncomingMessage, ServerResponse } from "node:http";
import { sharedBench } from "../support/bench";
import type { Values } from "../support/plugin";
import { connectionInputs, connectorInputs, entry, newConnector, versionInputs } from "../support/samples";
import { forwarded } from "../support/stand-in";
import { proved } from "../support/proof";

const bench = sharedBench();
afterEach(() => bench.api.expectNoDefect());

interface Partial {
  message: string;
  partial?: { id: string; properties: Values; reasons: string[] };
}

/** Refuses every request that matches, for good. */
const refusing = (method: string, path: RegExp) => (request: IncomingMessage, response: ServerResponse) => {
  if (request.method !== method || !path.test(request.url ?? "")) return false;
  response.writeHead(400, { "content-type": "application/json" }).end('{"code":"400000","message":"Not today"}');
  return true;
};

const failureOf = (attempt: Promise<unknown>): Promise<Partial> =>
  attempt.then(
    () => Promise.reject(new Error("did not fail")),
    (error: unknown) => error as Partial,
  );

/** What the engine keeps of a failed operation, as the next one gets it. */
function reached({ partial }: Partial): { id: string; olds: Values } {
  if (!partial) throw new Error("nothing was recorded");
  expect(partial.properties["__provider"]).toMatch(/^exports\.handler=/);
  return { id: partial.id, olds: partial.properties };
}

test("a connector without its links is recorded, and the next update finishes it", async () => {
  const { api, standIn, plugin } = bench;
  standIn.intercept = refusing("PUT", /connectors/);
  const news = connectorInputs({ imageURL: "https://example.com/logo.png", categories: ["ERP"] });
  const failed = await failureOf(plugin.create("connector", news));
  expect(failed.partial?.reasons).toEqual([expect.stringContaining("Not today")]);
  const { id, olds } = reached(failed);
  expect(olds).not.toHaveProperty("imageURL");
  expect(olds).not.toHaveProperty("categories");
  standIn.intercept = () => false;
  const requests = await api.requestsOf(() => plugin.update("connector", id, olds, news));
  expect(requests).toEqual(["PUT /connectors/*", "PUT /connectors/*/categories"]);
  expect((await api.connectors())[0].imageURL).toBe("https://example.com/logo.png");
  proved("half-done", `1 of 3 requests done: recorded, and finished by the ${requests.length} that were left`);
});

test("a version that could not be published is recorded as a draft, and deleted as one", async () => {
  const { api, standIn, plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  standIn.intercept = refusing("POST", /publish$/);
  const news = versionInputs(connectorId, { published: true, description: "d" });
  const { id, olds } = reached(await failureOf(plugin.create("connector-version", news)));
  expect(olds).toMatchObject({ description: "d", published: false });
  standIn.intercept = () => false;
  expect(await plugin.diff("connector-version", id, olds, news)).toMatchObject({ changes: "unknown", replaces: [] });
  expect(await api.requestsOf(() => plugin.delete("connector-version", id, olds))).toEqual([
    "DELETE /connectors/*/versions/1.0.0",
  ]);
});

test("of two new secrets, the one that was not stored is still the old one in state", async () => {
  const { api, standIn, plugin } = bench;
  const other = { id: "other", schemeType: "api-key", name: "X-Other", in: "header" };
  const both = (one: string, two: string) => ({ action: [entry(one), entry(two, { authSchemeConfig: other })] });
  const { id: connectorId } = await newConnector(plugin);
  const inputs = connectionInputs(connectorId, { credentials: both("MARKED-a1", "MARKED-b1") });
  const { id, outs } = await plugin.create("connection", inputs);
  let puts = 0;
  standIn.intercept = (request, response) =>
    request.method === "PUT" && ++puts === 2 ? refusing("PUT", /credentials/)(request, response) : false;
  const news = connectionInputs(connectorId, { credentials: both("MARKED-a2", "MARKED-b2") });
  const failed = await failureOf(plugin.update("connection", id, outs, news));
  expect(failed.message).not.toContain("MARKED");
  const { olds } = reached(failed);
  expect(JSON.stringify(olds["credentials"])).toContain("MARKED-a2");
  expect(JSON.stringify(olds["credentials"])).toContain("MARKED-b1");
  standIn.intercept = () => false;
  const requests = await api.requestsOf(() => plugin.update("connection", id, bare(olds), news));
  expect(requests).toEqual(["GET /connectors/*/connections/*", "PUT /credentials/*"]);
});

test("variables that an interrupted update has overwritten are restored by the next one", async () => {
  const { api, standIn, plugin } = bench;
  const { id, outs } = await newConnector(plugin, { connectionVariables: { region: "eu" } });
  await plugin.create("connection", connectionInputs(id, { variables: { region: "own" } }));
  standIn.intercept = refusing("PUT", /connections/);
  const news = connectorInputs({ connectionVariables: { region: "us" } });
  const { olds } = reached(await failureOf(plugin.update("connector", id, outs, news)));
  expect((await api.connectors())[0].connections[0].variables).toEqual([{ name: "region", value: "us" }]);
  standIn.intercept = () => false;
  const state = await plugin.update("connector", id, olds, news);
  expect((await api.connectors())[0].connections[0].variables).toEqual([{ name: "region", value: "own" }]);
  expect(state).not.toHaveProperty("unrestoredVariables");
});

test("where the service cannot change secrets in place, the error names the way out", async () => {
  const { standIn, plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const { id, outs } = await plugin.create("connection", connectionInputs(connectorId));
  standIn.intercept = (request, response) => {
    if (!request.url?.includes("/credentials/")) return false;
    response.writeHead(404).end("Not found");
    return true;
  };
  const credentials = { action: [entry("MARKED-secret-2")] };
  const news = connectionInputs(connectorId, { credentials });
  const { message } = await failureOf(plugin.update("connection", id, outs, news));
  expect(message).toContain("the service cannot change a secret in place");
  expect(message).toContain("Set replaceOnSecretChange: true");
  const replaced = await plugin.diff("connection", id, outs, { ...news, replaceOnSecretChange: true });
  expect(replaced).toEqual({ changes: "unknown", replaces: ["credentials"], deleteBeforeReplace: true });
});

test("where the service cannot remove a config, it stays with a warning; where it cannot publish, the error says so", async () => {
  const { api, standIn, plugin } = bench;
  const { id, outs } = await newConnector(plugin);
  standIn.intercept = (request, response) => {
    if (request.method !== "DELETE" && !request.url?.endsWith("/publish")) return false;
    response.writeHead(501).end();
    return true;
  };
  const state = await plugin.update("connector", id, outs, connectorInputs({ name: "other", authSchemeConfigs: [] }));
  expect(plugin.printed).toContain('The service cannot remove the auth scheme config "key"; remove it in the console.');
  expect(state["authSchemeConfigs"]).toHaveLength(1);
  const { message } = await failureOf(plugin.create("connector-version", versionInputs(id, { published: true })));
  expect(message).toContain("The service does not offer to publish versions");
  expect(message).toContain('leave "published" out of the program');
  expect((await api.connectors())[0].versions).toHaveLength(1);
});

test("a creation whose answer got lost is found again, not repeated", async () => {
  const { api, standIn, plugin } = bench;
  const losing = (path: RegExp) => {
    let lost = false;
    standIn.intercept = async (request, response) => {
      if (lost || request.method !== "POST" || !path.test(request.url ?? "")) return false;
      lost = true;
      await forwarded(request);
      response.destroy();
      return true;
    };
  };
  losing(/connectors$/);
  const { id } = await newConnector(plugin);
  losing(/versions$/);
  await plugin.create("connector-version", versionInputs(id));
  losing(/connections$/);
  const connection = await plugin.create("connection", connectionInputs(id));
  const connectors = await api.connectors();
  expect(connectors).toHaveLength(1);
  expect(connectors[0].versions).toHaveLength(1);
  expect(connectors[0].connections.map((one: Values) => one["id"])).toEqual([connection.id]);
});

test("a creation that got lost on its way is sent again", async () => {
  const { api, standIn, plugin } = bench;
  let lost = false;
  standIn.intercept = (request, response) => {
    if (lost || request.method !== "POST") return false;
    lost = true;
    response.destroy();
    return true;
  };
  await newConnector(plugin);
  expect(await api.connectors()).toHaveLength(1);
});

/** Without the marks around secrets, as the engine hands state back. */
const bare = (value: Values): Values =>
  JSON.parse(JSON.stringify(value), (_, inner: Values) =>
    inner && typeof inner === "object" && "4dabf18193072939515e22adb298388d" in inner ? inner["value"] : inner,
  ) as Values;
