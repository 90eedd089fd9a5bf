import { workbench } from "../support/emulated";

test("a program refers to objects that are managed elsewhere, and leaves them alone", async () => {
  const { api, project, close } = await workbench();
  try {
    const key = { id: "key", description: "", schemeType: "api-key", name: "X-Key", in: "header" };
    const body = {
      name: "Orders",
      baseUrl: "https://api.example.com",
      authSchemeConfigs: [key],
      tags: { team: ["a"] },
    };
    const connector = await api.call("POST", "/protocols/http/connectors", body);
    const at = `/connectors/${String(connector.id)}`;
    const version = await api.call("POST", `${at}/versions`, { name: "1.0.0" });
    const credential = { name: "k", type: "string", data: { value: "MARKED" } };
    const credentials = { action: [{ authSchemeConfig: key, credential }] };
    const connection = await api.call("POST", `${at}/connections`, { name: "production", variables: [], credentials });
    project.program(`
      const orders = Connector.get("orders", "${connector.id}");
      const first = ConnectorVersion.get("first", "${version.id}", { connectorId: orders });
      const production = Connection.get("production", "${connection.id}", { connectorId: orders });
      exports.all = [orders.name, orders.tags, first.name, production.name];
      new ConnectorVersion("second", { connectorId: orders, name: "2.0.0", fromVersion: first.name });`);
    await project.up();
    expect(await project.outputs()).toEqual({ all: ["Orders", { team: ["a"] }, "1.0.0", "production"] });
    await project.expectNoChanges();
    expect((await api.connectors())[0].versions).toHaveLength(2);
    await project.destroy();
    expect((await api.connectors())[0].versions).toMatchObject([{ name: "1.0.0" }]);
    project.program('Connector.get("orders", "01J00000000000000000000042");');
    const { code, output } = await project.try("preview");
    expect(code).not.toBe(0);
    expect(output).toContain("There is no Connector with the id 01J00000000000000000000042.");
  } finally {
    await close();
  }
});
