import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PluginBench, pluginBench } from "../support/bench";
import type { Values } from "../support/plugin";
import { repository, type StoredResource } from "../support/project";
import { proved } from "../support/proof";

/** A resource as a stack holds it. */
interface Known {
  readonly type: string;
  readonly id: string;
  readonly props: Values;
}

/** One resource of each type; what they were recorded with has no secret that could be read. */
function knownOf(version: string): Known[] {
  const text = readFileSync(join(repository, "test/states", version, "stack.json"), "utf8");
  const { deployment } = JSON.parse(text, (_, value: Values | null) =>
    typeof value?.["ciphertext"] === "string" ? "unreadable" : value,
  ) as { deployment: { resources: StoredResource[] } };
  const known = deployment.resources.flatMap(({ id = "", outputs }): Known[] => {
    const [, type] = /dynamic\/([a-z/-]+)"/.exec(String(outputs?.["__provider"])) ?? [];
    const { __provider: _, ...props } = outputs ?? {};
    return type === undefined ? [] : [{ type, id, props }];
  });
  return known.filter(({ type }, index) => known.findIndex((other) => other.type === type) === index);
}

const KNOWN = knownOf("0.1.0");
const json = "application/json";
const WRONG = [
  { name: "an organisation that answers 404", status: 404, type: json, body: '{"code":"404000","message":"No."}' },
  { name: "an organisation that answers 403", status: 403, type: json, body: '{"code":"403000","message":"No."}' },
  { name: "another server with an HTML page for 404", status: 404, type: "text/html", body: "<html>Nothing</html>" },
  { name: "another server with JSON of its own for 404", status: 404, type: json, body: '{"error":"not_found"}' },
  { name: "another server with an HTML page for everything", status: 200, type: "text/html", body: "<html>Hi</html>" },
];

let bench: PluginBench;
beforeAll(async () => {
  bench = await pluginBench();
});
afterAll(() => bench.close());

test("every type of resource is asked for", () => {
  expect(KNOWN).toHaveLength(17);
  const asked = KNOWN.length * WRONG.length * 2;
  proved(
    "gone",
    `${KNOWN.length} types, ${WRONG.length} answers that are no proof, read and deleted: 0 of ${asked} taken as gone`,
  );
});

test.each(KNOWN)("$type: a 404 of the object is believed while its organisation answers", async (known) => {
  const { plugin, standIn } = bench;
  standIn.intercept = () => false;
  expect((await plugin.read(known.type, known.id, known.props)).id).toBe("");
  await plugin.delete(known.type, known.id, known.props);
});

describe.each(WRONG)("$name", ({ status, type, body }) => {
  test.each(KNOWN)("$type: neither a refresh nor a deletion takes anything as gone", async (known) => {
    const { plugin, standIn } = bench;
    standIn.intercept = (_, response) => {
      response.writeHead(status, { "content-type": type }).end(body);
      return true;
    };
    for (const method of ["read", "delete"] as const) {
      const attempt = plugin[method](known.type, known.id, known.props);
      await expect(attempt).rejects.toThrow(/failed with 40[34]|not the API's|not the Versori API's/);
    }
  });
});
