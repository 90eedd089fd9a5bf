import { type Workbench, workbench } from "../support/emulated";
import type { Outcome } from "../support/project";
import { findPostgres, type Postgres, startPostgres } from "../support/postgres";
import { StandIn } from "../support/stand-in";
import { proved } from "../support/proof";

const PROGRAM = `
  const orders = new Connector("orders", {
    protocol: "http", baseUrl: "https://api.example.com",
    authSchemeConfigs: [{ id: "key", schemeType: "api-key", name: "X-Key", in: "header" }],
  });
  new ConnectorVersion("first", { connectorId: orders, name: "1.0.0", published: true });
  new Connection("production", { connectorId: orders, credentials: { action: [
    { authSchemeConfig: "key", credential: { type: "string", data: { value: "MARKED-key" } } } ] } });
  const shop = new platform.System("shop", { domain: "shop.example.com", templateBaseUrl: "https://shop.example.com" });
  new platform.SystemAction("list", { systemId: shop, method: "GET", path: "/orders" });`;

const found = findPostgres();
if ("missing" in found) console.log(`Skipped with the backend postgres://: ${found.missing}.`);
const cases = [
  { backend: "file://", told: test },
  { backend: "postgres://", told: "missing" in found ? test.skip : test },
];

for (const { backend, told } of cases) {
  told(`${backend}: of two updates of one stack at once, one wins and the other says why it does not start`, () =>
    withBench(backend, async ({ api, project }, standIn) => {
      const held = standIn.holdFirst(({ method }) => method !== "GET");
      const first = project.try("up", "--yes", "--skip-preview");
      await Promise.race([held.arrived, first]);
      const seen = standIn.seen.length;
      const second = await project.try("up", "--yes", "--skip-preview");
      expectLocked(second);
      // Not a single request of the second one; others of the first one go on.
      expect(standIn.seen.slice(seen).filter((request) => request === standIn.seen[0])).toEqual([]);
      held.release();
      expect(await first).toMatchObject({ code: 0 });
      await expectIntact({ api, project });
      proved("two-at-once", `${backend}: 1 of 2 refused, 0 objects doubled or lost`);
    }),
  );

  told(`${backend}: updates that start in the same moment never run at the same time`, () =>
    withBench(backend, async ({ api, project }, standIn) => {
      const outcomes = await Promise.all([1, 2, 3].map(() => project.try("up", "--yes", "--skip-preview")));
      const refused = outcomes.filter(({ code }) => code !== 0);
      refused.forEach(expectLocked);
      // It may be that each saw the lock of another one; then nothing was done so far.
      if (refused.length === 3) expect(standIn.seen).toEqual([]);
      await project.up();
      await expectIntact({ api, project });
      proved("two-at-once", `${backend}: ${refused.length} of 3 in the same moment refused, 0 objects doubled or lost`);
    }),
  );
}

function expectLocked({ code, output }: Outcome): void {
  expect(code).not.toBe(0);
  expect(output).toMatch(/the stack is currently locked by \d lock\(s\)/);
  expect(output).toContain("wait for the other process(es) to end or delete the lock file with `pulumi cancel`");
  expect(output).not.toContain("MARKED");
}

/** What the API holds is what the program declares, and the state says the same. */
async function expectIntact({ api, project }: Pick<Workbench, "api" | "project">): Promise<void> {
  const kinds = (await api.dump()).map(({ kind }: { kind: string }) => kind).sort();
  expect(kinds).toEqual(["connection", "connector", "credential", "system", "system-action", "version"]);
  const { deployment } = JSON.parse(await project.state()) as { deployment: { pending_operations?: unknown[] } };
  expect(deployment.pending_operations ?? []).toEqual([]);
  await project.expectNoChanges();
  await project.expectNoDrift();
  await project.destroy();
  expect(await api.dump()).toEqual([]);
}

async function withBench(backend: string, story: (bench: Workbench, standIn: StandIn) => Promise<void>): Promise<void> {
  let postgres: Postgres | undefined;
  if (backend === "postgres://" && "bin" in found) postgres = await startPostgres(found.bin);
  const bench = await workbench({ env: postgres ? { PULUMI_BACKEND_URL: postgres.url } : {} });
  const standIn = await StandIn.before(bench.api.url);
  bench.project.env = { ...bench.project.env, VERSORI_BASE_URL: standIn.url };
  bench.project.program(PROGRAM);
  try {
    await story(bench, standIn);
  } finally {
    await standIn.close();
    await bench.close();
    await postgres?.close();
  }
}
