import { pluginBench } from "../support/bench";
import { WRITE_KEY } from "../support/emulated";
import { platformParents } from "../support/platform-samples";

test("a secret in a warning is hidden, however it is written, and the rest of the warning is told", async () => {
  const bench = await pluginBench();
  const { plugin } = bench;
  try {
    const { organisationId, systemId, projectId } = await platformParents(plugin);
    const written = Buffer.from(`user:${WRITE_KEY}`).toString("base64");
    const name = `plain ${WRITE_KEY}, encoded ${written}`;
    const inputs = { organisationId, systemId, name, method: "GET", path: "/orders" };
    const { id, outs } = await plugin.create("platform/system-action", { ...inputs, projectIds: [projectId] });
    await plugin.update("platform/system-action", id, outs, { ...inputs, projectIds: [] });
    // What was printed is complete only then.
    await plugin.stop();
    expect(plugin.printed).toContain(`away from project ${projectId}; it stays linked.`);
    expect(plugin.printed).toMatch(/"plain \[secret\], encoded \S*\[secret\]\S*"/);
    expect(plugin.printed).not.toContain(WRITE_KEY);
    expect(plugin.printed).not.toContain(written);
  } finally {
    await bench.close();
  }
});
