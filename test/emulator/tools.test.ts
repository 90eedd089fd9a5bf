import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OpenAPIBackend, type Operation } from "openapi-backend";
import { loadDescription } from "../../emulator/src/description";
import { DOUBTFUL, handlers } from "../../emulator/src/handlers";
import { problemsOfAnswer } from "../../emulator/src/validation";
import { Client, ORGANISATION } from "./client";
import { BIN } from "./process";

test("a dump and a seed are a round trip, and the state can be emptied", async () => {
  const client = await Client.start();
  const { id } = await client.connector();
  await client.connection(id);
  const dump = await client.tool("GET", "dump");
  await client.tool("DELETE", "state");
  expect(await client.tool("GET", "dump")).toEqual([]);
  await client.tool("POST", "seed", dump);
  expect(await client.tool("GET", "dump")).toEqual(dump);
  expect((await client.ok("GET", `/connectors/${id}`)).connections).toHaveLength(1);
  await client.close();
});

test("the log of requests holds no query and no body", async () => {
  const client = await Client.start();
  await client.call("GET", "/connectors?name=MARKED");
  const [entry] = await client.tool("GET", "requests");
  expect(entry).toEqual({
    method: "GET",
    path: `/api/connect/v1/o/${ORGANISATION}/connectors`,
    status: 200,
    ms: expect.any(Number),
  });
  await client.close();
});

test("an answer that breaks the description is named", async () => {
  const api = new OpenAPIBackend({
    definition: loadDescription(),
    quick: true,
    ajvOpts: { allErrors: true, strict: false, logger: false },
  });
  await api.init();
  const operation = api.router.getOperation("v1GetConnectorVersion") as Operation;
  const problems = problemsOfAnswer(api, operation, { status: 200, body: { id: "x", name: 1 } });
  expect(problems).toContain("name must be string");
  expect(problems).toContain("isDefault is required");
  expect(problemsOfAnswer(api, operation, { status: 299 })).toBe("status 299 is not described");
});

test("each operation of the description has a handler, and its references all lead somewhere", () => {
  const text = JSON.stringify(loadDescription());
  const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id ?? "");
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(handlers).sort()).toEqual([...ids].sort());
  for (const id of DOUBTFUL) expect(ids).toContain(id);
  const description = JSON.parse(text) as Record<string, never>;
  for (const [, reference = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = reference
      .split("/")
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], description);
    expect({ reference, found: target !== undefined }).toEqual({ reference, found: true });
  }
});

test("the command explains itself, and says what is wrong with its arguments", () => {
  expect(execFileSync(process.execPath, [BIN, "--help"], { encoding: "utf8" })).toContain("--readonly-key KEY");
  const wrong = (...args: string[]) => {
    try {
      execFileSync(process.execPath, [BIN, ...args], { encoding: "utf8", stdio: "pipe" });
      return "";
    } catch (error) {
      return (error as { stderr: string }).stderr;
    }
  };
  expect(wrong("--port", "x")).toContain("--port must be a number from 0 to 65535. Try --help.");
  expect(wrong("--nonsense")).toContain("versori-emulator: Unknown option '--nonsense'");
  expect(wrong("--port", "")).toContain("--port must be a number");
  expect(wrong("--db", "/nowhere/v.db")).toContain("the database /nowhere/v.db cannot be used");
  expect(wrong("--db", ":memory:", "--api-key", "key@me")).toContain("a ULID");
  expect(wrong("--jwt-public-key", "/nowhere", "--db", ":memory:")).toContain("no such file");
  const base = mkdtempSync(join(tmpdir(), "versori-faults-"));
  const file = join(base, "plan.json");
  expect(wrong("--faults", file, "--db", ":memory:")).toContain(`--faults ${file} cannot be read: ENOENT`);
  writeFileSync(file, "{");
  expect(wrong("--faults", file, "--db", ":memory:")).toContain(`--faults ${file} cannot be read: Expected property`);
  writeFileSync(file, JSON.stringify({ faults: [{ effect: { kind: "melt" } }] }));
  expect(wrong("--faults", file, "--db", ":memory:")).toContain("faults[0].effect.kind must be one of");
  rmSync(base, { recursive: true });
});
