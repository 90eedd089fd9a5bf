import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Workbench, workbench } from "../support/emulated";
import { proved } from "../support/proof";
import { StandIn } from "../support/stand-in";

let bench: Workbench;
let standIn: StandIn;
beforeEach(async () => {
  bench = await workbench();
  standIn = await StandIn.before(bench.api.url);
});
afterEach(async () => {
  await standIn.close();
  await bench.close();
});

/** Random, so that nothing on the way can make it small. */
const TEXT = Array.from({ length: 100_000 }, () => Math.random().toString(36).slice(2, 10)).join(" ");

const program = (type: string) => `
  const orders = new Connector("orders", { protocol: "http", baseUrl: "https://api.example.com" });
  const version = new ConnectorVersion("draft", { connectorId: orders, name: "draft" });
  new Definitions("schemas", { version, definitions: {
    One: { schema: { type: "${type}", description: require("node:fs").readFileSync("text", "utf8") } },
    Two: { schema: { type: "${type}" } },
  } });`;

test("what was done before a failure is recorded, also when it is large", async () => {
  const { api, project } = bench;
  writeFileSync(join(project.directory, "text"), TEXT);
  project.env = { ...project.env, VERSORI_BASE_URL: standIn.url };
  project.program(program("object"));
  await project.up();
  standIn.intercept = (request, response) => {
    if (request.method !== "PUT" || !/Two$/.test(request.url ?? "")) return false;
    response.writeHead(400, { "content-type": "application/json" }).end('{"code":"400000","message":"Not today"}');
    return true;
  };
  project.program(program("string"));
  const { code, output } = await project.try("up", "--yes", "--skip-preview");
  expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining("Not today") as string });
  standIn.intercept = () => false;
  const requests = await api.requestsOf(() => project.up());
  expect(requests).toEqual(["PUT /connectors/*/versions/draft/definitions/Two"]);
  await project.expectNoChanges();
  proved(
    "half-done",
    `state of ${TEXT.length} bytes: recorded, and finished by the ${requests.length} request that was left`,
  );
});
