import type { ServerResponse } from "node:http";
import { sharedBench } from "../support/bench";
import { ORGANISATION } from "../support/emulated";
import { Plugin, type Values } from "../support/plugin";
import { connectionInputs, connectorInputs, credentialInputs, newConnector, versionInputs } from "../support/samples";

const bench = sharedBench();

test("the first calls of a process may come all at once", async () => {
  const { api, plugin } = bench;
  const names = Array.from({ length: 30 }, (_, i) => `c${String(i)}`);
  const made = await Promise.all(names.map((name) => newConnector(plugin, { name })));
  const states = await Promise.all(made.map(({ id, outs }) => plugin.read("connector", id, outs)));
  expect(states.map(({ props }) => props["name"])).toEqual(names);
  expect((await api.connectors()).map(({ name }) => name).sort()).toEqual([...names].sort());
});

test("versions of one connector may change all at once", async () => {
  const { api, plugin } = bench;
  const { id } = await newConnector(plugin);
  const names = ["1", "2", "3", "4", "5", "6"];
  const inputs = (name: string, more: Values) => versionInputs(id, { name, ...more });
  const made = await Promise.all(
    names.map((name) => plugin.create("connector-version", inputs(name, { published: true, isDefault: name === "1" }))),
  );
  const updates = names.map((name, i) => {
    const { id: versionId = "", outs = {} } = made[i] ?? {};
    const news = inputs(name, {
      published: i % 2 === 0,
      isDefault: name === "6",
      description: i % 2 ? "d" : undefined,
    });
    return plugin.update("connector-version", versionId, outs, JSON.parse(JSON.stringify(news)) as Values);
  });
  await Promise.all(updates);
  const [connector] = await api.connectors();
  const found = connector.versions.map(({ name, isDefault, publishedAt }: Values) => [
    name,
    isDefault,
    publishedAt !== null,
  ]);
  expect(found.sort()).toEqual(names.map((name, i) => [name, name === "6", i % 2 === 0]));
  await api.expectNoDefect();
});

test("every method answers with an error, and never hangs, when the API breaks in the middle", async () => {
  const { standIn, plugin } = bench;
  const { id, outs } = await newConnector(plugin);
  const inputs = connectorInputs({ name: "other" });
  // A deletion needs no answer but a success, so for that one the third is fine.
  const broken: ((response: ServerResponse) => unknown)[] = [
    (response) => response.writeHead(500).end(),
    (response) => response.writeHead(400, { "content-type": "application/json" }).end("{"),
    (response) => response.writeHead(200, { "content-type": "application/json" }).end('{"id": 1}'),
    (response) => response.writeHead(200, { "content-length": "1000" }).write("{") && response.destroy(),
    (response) => response.writeHead(302, { location: "https://example.com" }).end(),
  ];
  await plugin.stop();
  const impatient = await Plugin.start(
    {},
    { ...bench.api.env, VERSORI_BASE_URL: standIn.url, VERSORI_TIMEOUT_SECONDS: "1" },
  );
  try {
    for (const breaks of broken) {
      standIn.intercept = (_, response) => {
        breaks(response);
        return true;
      };
      const attempts = [
        impatient.create("connector", inputs),
        impatient.read("connector", id, outs),
        impatient.update("connector", id, outs, inputs),
        breaks === broken[2] ? impatient.read("connector", id, outs) : impatient.delete("connector", id, outs),
        impatient.create("connector-version", versionInputs(id)),
        impatient.create("connection", connectionInputs(id)),
      ];
      for (const { status, reason } of (await Promise.allSettled(attempts)) as PromiseRejectedResult[]) {
        expect(status).toBe("rejected");
        expect((reason as Error).message).toMatch(/^\w+ \/connect\/v1\/o\//);
        expect((reason as Error).message).not.toContain("MARKED");
      }
    }
  } finally {
    await impatient.stop();
  }
}, 60_000);

test("inputs of whatever shape are refused by check and survived by diff", async () => {
  const { plugin } = bench;
  const bound = { id: "a", credentialId: "b", schemeType: "api-key" };
  const known = {
    createdAt: "2026-01-01T00:00:00Z",
    storedGrants: {},
    boundCredentials: { action: [bound], trigger: [] },
  };
  const recorded: Record<string, Values> = {
    connector: { ...connectorInputs(), ...known },
    "connector-version": { ...versionInputs("x"), ...known },
    connection: { ...connectionInputs("x"), ...known },
    credential: { ...credentialInputs(), storedType: "string" },
  };
  const odd: unknown[] = [null, true, 0, -1.5, "", [], {}, [[[]]], { a: { b: [null] } }, "x".repeat(100_000), "\u0000"];
  for (const type of ["connector", "connector-version", "connection", "credential"]) {
    for (const value of odd) {
      for (const key of [
        "organisationId",
        "name",
        "protocol",
        "connectorId",
        "credentials",
        "tags",
        "authSchemeConfigs",
        "type",
        "data",
        "expiresAt",
      ]) {
        const news = { [key]: value, ["__proto__x"]: value };
        const { failures } = await plugin.check(type, news);
        expect(failures.length).toBeGreaterThan(0);
        expect(failures.join("").length).toBeLessThan(20_000);
        await plugin.diff(type, "id", recorded[type] ?? {}, { ...recorded[type], ...news }).catch((error: Error) => {
          expect(error.message).not.toMatch(/undefined|not a function|is not iterable/);
        });
      }
    }
  }
}, 60_000);

test("reading what is not there is an error for a look-up and an absence for a refresh", async () => {
  const { plugin } = bench;
  const id = "01J00000000000000000000042";
  const known = { organisationId: ORGANISATION };
  await expect(plugin.read("connector", id, known)).rejects.toThrow(`There is no Connector with the id ${id}.`);
  expect((await plugin.read("connector", id, { ...known, createdAt: "2026-01-01T00:00:00Z" })).id).toBe("");
});

test("a look-up tells all that the API tells", async () => {
  const { plugin } = bench;
  const { id } = await newConnector(plugin, { tags: { team: ["a"] }, connectionVariables: { region: "eu" } });
  const { id: versionId } = await plugin.create("connector-version", versionInputs(id, { published: true }));
  const connector = await plugin.read("connector", id, { organisationId: ORGANISATION });
  expect(connector.props).toMatchObject({
    name: "orders",
    tags: { team: ["a"] },
    connectionVariables: { region: "eu" },
  });
  const version = await plugin.read("connector-version", versionId, { organisationId: ORGANISATION, connectorId: id });
  expect(version.props).toMatchObject({ name: "1.0.0", published: true, isLatest: true });
});

test("a cancelled operation stops waiting at once, though the service asks for a minute", async () => {
  const { standIn, plugin } = bench;
  const { id, outs } = await newConnector(plugin);
  let refused = 0;
  standIn.intercept = (_, response) => {
    refused++;
    response.writeHead(429, { "retry-after": "60" }).end();
    return true;
  };
  const waiting = [
    plugin.read("connector", id, outs),
    plugin.update("connector", id, outs, connectorInputs({ name: "x" })),
  ];
  const settled = Promise.allSettled(waiting);
  while (refused < waiting.length) await new Promise((later) => setTimeout(later, 20));
  await plugin.cancel();
  for (const { status, reason } of (await settled) as PromiseRejectedResult[]) {
    expect(status).toBe("rejected");
    // A call that is not answered in half a minute fails in other words.
    expect((reason as Error).message).toContain("the operation was cancelled");
  }
});

test("the time limit bounds an operation with all its waits", async () => {
  const { standIn, api, plugin } = bench;
  const { id, outs } = await newConnector(plugin);
  const hasty = await Plugin.start({}, { ...api.env, VERSORI_BASE_URL: standIn.url, VERSORI_TIMEOUT_SECONDS: "1.5" });
  try {
    standIn.intercept = () => new Promise(() => undefined);
    await expect(hasty.read("connector", id, outs)).rejects.toThrow("the time limit of the operation ran out");
    standIn.intercept = (_, response) => {
      response.writeHead(429, { "retry-after": "3600" }).end();
      return true;
    };
    await expect(hasty.read("connector", id, outs)).rejects.toThrow("failed with 429");
  } finally {
    await hasty.stop();
  }
});
