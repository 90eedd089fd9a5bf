import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OpenAPIBackend, type Operation } from "openapi-backend";
import { loadDescription } from "../../emulator/src/description";
import { DOUBTFUL, handlers } from "../../emulator/src/handlers";
import { problemsOfAnswer } from "../../emulator/src/validation";
import { repository } from "../support/project";
import { Client, ORGANISATION } from "./client";

const BIN = join(repository, "emulator/bin/versori-emulator.js");

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

/** Starts the command, and resolves to its address when it has printed it. */
async function start(...args: string[]) {
  const begun = Date.now();
  const child = spawn(process.execPath, [BIN, "--port", "0", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const line = await new Promise<string>((found) =>
    child.stdout.once("data", (chunk: Buffer) => found(chunk.toString())),
  );
  return { child, ended, line, url: line.trim().split(" ").at(-1) ?? "", ms: Date.now() - begun };
}

test("a killed server has lost nothing that it acknowledged", async () => {
  const base = mkdtempSync(join(tmpdir(), "versori-emulator-"));
  const args = ["--db", join(base, "versori.db"), "--api-key", "key", "--quiet"];
  try {
    const first = await start(...args);
    console.log(`The emulator was up after ${String(first.ms)} ms.`);
    expect(first.line).toMatch(/^Versori emulator listening on http:\/\/127\.0\.0\.1:\d+\/api\n$/);
    const at = `/connect/v1/o/${ORGANISATION}`;
    const headers = { authorization: "Bearer key", "content-type": "application/json" };
    let acknowledged = 0;
    const body = JSON.stringify({ name: "x", baseUrl: "https://x", authSchemeConfigs: [] });
    const writing = (async () => {
      for (;;) {
        const { status } = await fetch(`${first.url}${at}/protocols/http/connectors`, {
          method: "POST",
          headers,
          body,
        });
        if (status === 201) acknowledged++;
      }
    })().catch(() => undefined);
    // A busy machine takes its time; a server that is killed before it wrote proves nothing.
    while (acknowledged < 20) await new Promise((later) => setTimeout(later, 10));
    first.child.kill("SIGKILL");
    await Promise.all([first.ended, writing]);
    const second = await start(...args);
    const { totalCount } = (await (await fetch(`${second.url}${at}/connectors`, { headers })).json()) as {
      totalCount: number;
    };
    // The last one may have been kept without its answer getting through.
    expect([acknowledged, acknowledged + 1]).toContain(totalCount);
    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
  } finally {
    rmSync(base, { recursive: true, force: true });
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
