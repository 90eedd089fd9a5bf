import { sharedBench } from "../support/bench";
import { ORGANISATION } from "../support/emulated";
import { platformConnection, platformTemplate } from "../support/platform-samples";
import { newConnector, versionInputs } from "../support/samples";

// A service may show what was written a moment later only.
const bench = sharedBench();

const DOCUMENT = JSON.stringify({
  openapi: "3.0.3",
  info: { title: "Orders", version: "1" },
  servers: [{ url: "https://api.example.com" }],
  paths: { "/a": { get: { responses: { 200: { description: "ok" } } } } },
});

/** From here on, reads of a version answer as it is now. */
async function frozen(connectorId: string, name: string): Promise<void> {
  const path = `/connectors/${connectorId}/versions/${name}`;
  const body = JSON.stringify(await bench.api.call("GET", path));
  bench.standIn.intercept = ({ method, url = "" }, response) => {
    if (method !== "GET" || !url.endsWith(path)) return false;
    response.writeHead(200, { "content-type": "application/json" }).end(body);
    return true;
  };
}

const versions = async (): Promise<{ id: string; publishedAt: string | null }[]> =>
  (await bench.api.dump()).filter(({ kind }) => kind === "version").map(({ body }) => body);

test("a version by content that was deleted is made anew, though it can be read a moment longer", async () => {
  const { plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  const { inputs } = await plugin.check("connector-version", {
    ...{ organisationId: ORGANISATION, connectorId, namePrefix: "api", openapi: DOCUMENT },
  });
  const first = await plugin.create("connector-version", inputs);
  await frozen(connectorId, String(inputs["name"]));
  await plugin.delete("connector-version", first.id, first.outs);
  const second = await plugin.create("connector-version", inputs);
  expect(second.outs["madeVersions"]).toEqual([second.id]);
  expect(await versions()).toMatchObject([{ id: second.id }]);
});

test("a version that was withdrawn is published anew, though it reads as published a moment longer", async () => {
  const { plugin } = bench;
  const { id: connectorId } = await newConnector(plugin);
  await plugin.create("connector-version", versionInputs(connectorId));
  const inputs = { organisationId: ORGANISATION, connectorId, version: "1.0.0" };
  const { id, outs } = await plugin.create("connector-version-publication", inputs);
  await frozen(connectorId, "1.0.0");
  await plugin.delete("connector-version-publication", id, outs);
  await plugin.create("connector-version-publication", inputs);
  expect(await versions()).toMatchObject([{ id, publishedAt: expect.any(String) as string }]);
});

test("a link goes with its template, whatever the service says of it then", async () => {
  const { plugin } = bench;
  const { connectionTemplateId, ...at } = await platformTemplate(plugin);
  const other = await plugin.create("platform/connection-template", { ...at, name: "other" });
  const inputs = platformConnection({ ...at, connectionTemplateId }, { links: [other.id] });
  const { id, outs } = await plugin.create("platform/connection", inputs);
  await plugin.delete("platform/connection-template", other.id, other.outs);
  const updated = await plugin.update("platform/connection", id, outs, { ...inputs, links: [] });
  expect(updated["links"]).toEqual([]);
});

test("the moment of the last change is that of a link, though it reads as before a moment longer", async () => {
  const { plugin } = bench;
  const { connectionTemplateId, ...at } = await platformTemplate(plugin);
  const { id: other } = await plugin.create("platform/connection-template", { ...at, name: "other" });
  const inputs = platformConnection({ ...at, connectionTemplateId });
  const { id, outs } = await plugin.create("platform/connection", inputs);
  const before = JSON.stringify(await bench.api.platform("GET", `/connections/${id}`));
  let late = 2;
  bench.standIn.intercept = ({ method, url = "" }, response) => {
    if (method !== "GET" || !url.endsWith(`/connections/${id}`) || late-- <= 0) return false;
    response.writeHead(200, { "content-type": "application/json" }).end(before);
    return true;
  };
  const updated = await plugin.update("platform/connection", id, outs, { ...inputs, links: [other] });
  expect((await plugin.read("platform/connection", id, updated)).inputs["credentials"]).toEqual(inputs["credentials"]);
});
