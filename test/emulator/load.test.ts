import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json } from "../support/emulated";
import { proved } from "../support/proof";
import { Client, KEY, replacement } from "./client";
import { EmulatorProcess } from "./process";

const CLIENTS = 200;
const SHARED = 5;
const ROUNDS = 3;

const base = mkdtempSync(join(tmpdir(), "versori-load-"));
afterAll(() => rmSync(base, { recursive: true }));

test("200 clients at once lose no update, see no half of one, meet no error, and count right", async () => {
  const client = new Client(await EmulatorProcess.start(join(base, "versori.db")));
  const clients = Array.from({ length: CLIENTS }, (_, i) => i);
  const shared: Json[] = [];
  for (let i = 0; i < SHARED; i++) shared.push(await client.connector({ name: `s${i}`, baseUrl: `https://x/s${i}` }));
  await client.tool("DELETE", "requests");
  const created = { sent: 0, answered: 0 };
  await Promise.all(clients.map((i) => live(client, `c${i}`, shared[i % SHARED], created)));
  const requests = (await client.tool("GET", "requests")) as { status: number }[];
  expect(requests.filter(({ status }) => status >= 300)).toEqual([]);
  expect(requests).toHaveLength(CLIENTS * (2 + ROUNDS * 5));

  const all = await listed(client);
  expect(all).toHaveLength(SHARED + CLIENTS);
  for (const i of clients) {
    const own = all.filter(({ name }) => name === `c${i}`).map(({ baseUrl }) => baseUrl);
    expect({ i, own }).toEqual({ i, own: [address(`c${i}`, ROUNDS)] });
  }
  shared.forEach(({ id }, i) => {
    const { authSchemeConfigs } = all.find((one) => one.id === id);
    const own = clients.filter((one) => one % SHARED === i).map((one) => `c${one}`);
    expect(authSchemeConfigs.map((one: Json) => one.id).sort()).toEqual(["key", ...own].sort());
  });
  await client.close();
  const counts = `${requests.length.toLocaleString("en")} requests`;
  proved("emulator-load", `${CLIENTS} clients at once, ${counts}: 0 errors, 0 lost updates, all counts right`);
});

const address = (name: string, n: number): string => `https://${name}.example.com/${n}`;

/** How many creations were sent, and how many of them were answered. */
interface Created {
  sent: number;
  answered: number;
}

/** What one client does with a connector of its own, and with one that it shares. */
async function live(client: Client, name: string, shared: Json, created: Created): Promise<void> {
  created.sent++;
  const { id } = await client.connector({ name });
  created.answered++;
  for (let n = 1; n <= ROUNDS; n++) {
    const own = { ...shared, id, name, baseUrl: address(name, n) };
    await client.ok("PUT", `/connectors/${id}`, replacement(own));
    expect(await client.ok("GET", `/connectors/${id}`)).toMatchObject({ name, baseUrl: own.baseUrl });

    // The others replace name and address of what is shared as well: they are always of one and the same client.
    await client.ok(
      "PUT",
      `/connectors/${shared.id}`,
      replacement(shared, { name: `by-${name}`, baseUrl: `https://by-${name}` }),
    );
    const seen = await client.ok("GET", `/connectors/${shared.id}`);
    expect(seen.baseUrl).toBe(`https://${seen.name}`);

    const least = created.answered;
    const { totalCount } = await client.ok("GET", "/connectors");
    expect(totalCount).toBeGreaterThanOrEqual(SHARED + least);
    expect(totalCount).toBeLessThanOrEqual(SHARED + created.sent);
  }
  // Each adds to one and the same list of configs; none of them may get lost.
  await client.ok("PUT", `/connectors/${shared.id}/auth-scheme-configs/${name}`, { ...KEY, id: name });
}

/** All connectors, page by page. */
async function listed(client: Client): Promise<Json[]> {
  const all: Json[] = [];
  for (let after = ""; ;) {
    const { connectors, totalCount, next } = await client.ok("GET", `/connectors?first=100${after}`);
    all.push(...connectors);
    if (next === undefined) {
      expect(all).toHaveLength(totalCount);
      return all;
    }
    after = `&after=${next}`;
  }
}
