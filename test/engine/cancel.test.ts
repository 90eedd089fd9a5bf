import { workbench } from "../support/emulated";
import { StandIn } from "../support/stand-in";

test("Ctrl-C ends the wait for a service that asks to come back in a minute", async () => {
  const { api, project, close } = await workbench();
  const standIn = await StandIn.before(api.url);
  try {
    standIn.intercept = (_, response) => {
      response.writeHead(429, { "retry-after": "60" }).end();
      return true;
    };
    project.env = { ...project.env, VERSORI_BASE_URL: standIn.url };
    project.program('new Connector("orders", { protocol: "http", baseUrl: "https://api.example.com" });');
    const command = await project.start(["up", "--yes", "--skip-preview"]);
    let output = "";
    for (const stream of [command.stdout, command.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<void>((done) => command.on("close", () => done()));
    while (standIn.seen.length === 0) await new Promise((later) => setTimeout(later, 50));
    const begun = Date.now();
    command.kill("SIGINT");
    await ended;
    console.log(`The command ended ${String(Date.now() - begun)} ms after Ctrl-C.`);
    expect(Date.now() - begun).toBeLessThan(20_000);
    expect(output).toContain("/protocols/http/connectors failed: the operation was cancelled.");
    expect(output).not.toContain("may exist twice");
    expect(standIn.seen).toHaveLength(1);
    // Nothing was made, nothing is pending: the next run starts as if this one had not been.
    standIn.intercept = () => false;
    await project.up();
    expect(await api.connectors()).toHaveLength(1);
  } finally {
    await standIn.close();
    await close();
  }
});
