import { ORGANISATION, workbench, WRITE_KEY } from "../support/emulated";
import { StandIn } from "../support/stand-in";

test("a program looks up what exists, builds on it, and waits in a preview for what does not", async () => {
  const { api, project, close } = await workbench();
  try {
    const body = { name: "Orders", baseUrl: "https://api.example.com", authSchemeConfigs: [], connections: [] };
    const connector = await api.call("POST", "/protocols/http/connectors", body);
    await api.call("POST", `/connectors/${connector.id}/versions`, { name: "1.0.0" });
    project.program(`
      const { getConnector, getConnectorOutput, getConnectorVersionsOutput, getConnectorVersionOutput } = lookUps;
      const provider = new Provider("own", { apiKey: "${WRITE_KEY}", organisationId: "${ORGANISATION}" });
      module.exports = async () => {
        const orders = await getConnector({ name: "Orders" });
        const same = await getConnector({ id: orders.id }, { provider });
        const second = new ConnectorVersion("second", { connectorId: orders.id, name: "2.0.0", fromVersion: "1.0.0" });
        const found = getConnectorVersionOutput({ connectorId: orders.id, name: second.id.apply(() => "2.0.0") });
        const mine = new Connector("mine", { protocol: "http", baseUrl: "https://mine.example.com" });
        const versions = getConnectorVersionsOutput({ connectorId: mine });
        const named = getConnectorOutput({ id: pulumi.secret(orders.id) }, { provider });
        return {
          id: same.id, found: found.isLatest, versions: versions.length, secret: named.name, url: orders.baseUrl,
          copy: versions.apply((all) => all.length),
        };
      };`);
    // What the look-ups of new objects wait for is unknown in the preview, and they are not asked for.
    const requests = await api.requestsOf(() => project.preview());
    expect([...new Set(requests)].sort()).toEqual(["GET /connectors", "GET /connectors/*"]);
    await project.up();
    expect(await project.outputs()).toEqual({
      id: connector.id,
      found: false,
      versions: 0,
      copy: 0,
      secret: "[secret]",
      url: "https://api.example.com",
    });
    await project.expectNoChanges();
    expect(await project.state()).not.toContain(WRITE_KEY);
    await project.destroy();
    expect(await api.connectors()).toHaveLength(1);
  } finally {
    await close();
  }
});

test("a look-up that fails ends the program with one sentence", async () => {
  const { project, close } = await workbench();
  try {
    const says = 'error: getConnector: there is no connector named "Orders".';
    for (const call of ["getConnector", "getConnectorOutput"]) {
      project.program(`module.exports = async () => ({ all: await lookUps.${call}({ name: "Orders" }) });`);
      const { code, output } = await project.try("preview");
      expect(code).not.toBe(0);
      expect(output).toContain(says);
      expect(output).not.toMatch(/\bat .*\.js:|unhandled/i);
    }
    project.env = { ...project.env, VERSORI_API_KEY: "" };
    const { output } = await project.try("preview");
    expect(output).toContain("getConnector: Missing apiKey: set the environment variable VERSORI_API_KEY");
  } finally {
    await close();
  }
});

test("Ctrl-C ends the wait of a look-up", async () => {
  // The command passes the signal on to the process of its program.
  const { api, project, close } = await workbench({ hosted: false });
  const standIn = await StandIn.before(api.url);
  try {
    standIn.intercept = (_, response) => {
      response.writeHead(429, { "retry-after": "60" }).end();
      return true;
    };
    project.env = { ...project.env, VERSORI_BASE_URL: standIn.url };
    project.program("module.exports = async () => ({ all: await lookUps.getCategories() });");
    const command = await project.start(["preview"]);
    const ended = new Promise<void>((done) => command.on("close", () => done()));
    while (standIn.seen.length === 0) await new Promise((later) => setTimeout(later, 50));
    const begun = Date.now();
    command.kill("SIGINT");
    await ended;
    expect(Date.now() - begun).toBeLessThan(20_000);
  } finally {
    await standIn.close();
    await close();
  }
});
