import { emulated, ORGANISATION, OTHER_ORGANISATION } from "../support/emulated";
import { project } from "../support/project";

const ACCOUNTS = { apiKeys: [`key-one@${ORGANISATION}`, `key-two@${OTHER_ORGANISATION}`] };

test("two organisations and two accounts in one program do not touch each other", async () => {
  const api = await emulated({ ...ACCOUNTS, readonlyKeys: ["reader"] });
  const bench = await project({ env: { VERSORI_BASE_URL: api.url } });
  const look = async (organisation: string) => {
    const answer = await fetch(`${api.url}/connect/v1/o/${organisation}/connectors`, {
      headers: { authorization: "Bearer reader" },
    });
    return ((await answer.json()) as { connectors: { name: string }[] }).connectors.map(({ name }) => name).sort();
  };
  try {
    await bench.run("config", "set", "--secret", "versori:apiKey", "key-one");
    await bench.run("config", "set", "versori:organisationId", ORGANISATION);
    const program = (url: string) => `
      const two = new Provider("two", { apiKey: "key-two", organisationId: "${OTHER_ORGANISATION}" });
      const url = "${url}";
      const one = new Connector("one", { protocol: "http", baseUrl: url });
      const other = new Connector("other", { protocol: "http", baseUrl: url }, { provider: two });
      new ConnectorVersion("one-1", { connectorId: one, name: "1.0.0" });
      new ConnectorVersion("other-1", { connectorId: other, name: "1.0.0" }, { provider: two });`;
    bench.program(program("https://a.example.com"));
    await bench.up();
    await bench.expectNoChanges();
    await bench.expectNoDrift();
    expect(await look(ORGANISATION)).toEqual(["one"]);
    expect(await look(OTHER_ORGANISATION)).toEqual(["other"]);
    bench.program(program("https://b.example.com"));
    await bench.up();
    const state = await bench.state();
    expect(state).not.toContain("key-one");
    expect(state).not.toContain("key-two");
    expect(bench.transcript.replaceAll("$ pulumi config set --secret versori:apiKey key-one", "")).not.toMatch(
      /key-(one|two)/,
    );
    await bench.destroy();
    expect(await api.dump()).toEqual([]);
  } finally {
    bench.close();
    await api.emulator.close();
  }
});

test("a change of the organisation makes new objects before the old ones go", async () => {
  const api = await emulated();
  const bench = await project({ env: api.env });
  try {
    bench.program(`
      const orders = new Connector("orders", { protocol: "http", baseUrl: "https://api.example.com" });
      new ConnectorVersion("first", { connectorId: orders, name: "1.0.0" });`);
    await bench.up();
    bench.env = { ...bench.env, VERSORI_ORGANISATION_ID: OTHER_ORGANISATION };
    const requests = await api.requestsOf(() => bench.up());
    const writes = requests.map((request) => request.replace(/\/api\/connect\/v1\/o\/\*/, ""));
    expect(writes).toEqual([
      "POST /protocols/http/connectors",
      "POST /connectors/*/versions",
      "DELETE /connectors/*/versions/1.0.0",
      "DELETE /connectors/*",
    ]);
    expect(await api.connectors(ORGANISATION)).toEqual([]);
    expect(await api.connectors(OTHER_ORGANISATION)).toHaveLength(1);
    await bench.expectNoChanges();
  } finally {
    bench.close();
    await api.emulator.close();
  }
});
