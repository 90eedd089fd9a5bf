import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json } from "../support/emulated";
import { proved } from "../support/proof";
import { Client, KEY, newConnection, ORGANISATION, type Reply } from "./client";
import { EmulatorProcess } from "./process";

const KILLS = 50;
const WRITERS = 8;
const CONNECTORS_EACH = 6;

/** A connector as its one writer knows it. Where an address is undefined, there is no connector. */
interface Known {
  readonly name: string;
  id?: string;
  writes: number;
  /** What the last write that was answered made of it. */
  acknowledged?: string;
  /** What the last write that was sent makes of it. */
  sent?: string;
}

const base = mkdtempSync(join(tmpdir(), "versori-crash-"));
afterAll(() => rmSync(base, { recursive: true }));

test("whatever it acknowledged is there, whole, after each of 50 kills under load", async () => {
  const database = join(base, "versori.db");
  const shares = Array.from({ length: WRITERS }, (_, i) =>
    Array.from({ length: CONNECTORS_EACH }, (__, j): Known => ({ name: `c${i}-${j}`, writes: 0 })),
  );
  let emulator = await EmulatorProcess.start(database);
  let acknowledged = 0;
  let unanswered = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    // Another number each time, so that kills meet writes of all sorts.
    acknowledged += await writeAndKill(emulator, shares, 20 + ((kill * 7) % 41));
    emulator = await EmulatorProcess.start(database);
    unanswered += await compare(new Client(emulator), shares.flat(), kill);
  }
  await emulator.close();
  const writes = `${acknowledged.toLocaleString("en")} acknowledged writes`;
  proved("emulator-crash", `${KILLS} kills, ${writes}, 0 lost or halved; ${unanswered} kept without an answer`);
});

/** All writers write until so many writes are acknowledged; the kill comes at that moment, amid those of the others. */
async function writeAndKill(emulator: EmulatorProcess, shares: Known[][], count: number): Promise<number> {
  const client = new Client(emulator);
  let acknowledged = 0;
  let killing: Promise<void> | undefined;
  const gone = (error: unknown): undefined => {
    if (!killing) throw error;
  };
  const writing = shares.map(async (share) => {
    for (let turn = 0; ; turn++) {
      const known = share[turn % share.length] as Known;
      const reply = await write(client, known).catch(gone);
      if (!reply) return;
      if (reply.status >= 300) throw new Error(`${known.name}: ${JSON.stringify(reply)}`);
      known.id = reply.body?.id;
      known.acknowledged = known.sent;
      // Answers that were on their way at the kill count as well.
      if (++acknowledged === count) killing = emulator.kill();
    }
  });
  await Promise.all(writing);
  await killing;
  return acknowledged;
}

/** The next write: a connector is created with a connection, both are updated in one request, and then deleted. */
function write(client: Client, known: Known): Promise<Reply> {
  const { name, id, acknowledged } = known;
  known.writes++;
  const baseUrl = `https://${name}.example.com/${known.writes}`;
  const body = { name, baseUrl, connectionVariables: [{ name: "address", value: baseUrl }] };
  const deletes = acknowledged !== undefined && known.writes % 4 === 0;
  known.sent = deletes ? undefined : baseUrl;
  if (deletes) return client.call("DELETE", `/connectors/${id}`);
  if (acknowledged !== undefined) {
    return client.call("PUT", `/connectors/${id}`, { id, organisationId: ORGANISATION, protocol: "http", ...body });
  }
  const connections = [newConnection()];
  return client.call("POST", "/protocols/http/connectors", { ...body, authSchemeConfigs: [KEY], connections });
}

/** Fails unless each connector is as acknowledged, or as the write that was cut makes it; counts the latter. */
async function compare(client: Client, all: Known[], kill: number): Promise<number> {
  const { connectors } = (await client.ok("GET", "/connectors?first=100")) as { connectors: Json[] };
  let unanswered = 0;
  for (const known of all) {
    const { name, acknowledged, sent } = known;
    const found = connectors.filter((one) => one.name === name);
    const addresses = found.flatMap(addressesOf);
    const allowed = [acknowledged, sent].map((address) => (address === undefined ? [] : [address, address]));
    expect({ kill, name, allowed }).toEqual({ kill, name, allowed: expect.arrayContaining([addresses]) });
    if (addresses[0] !== acknowledged) unanswered++;
    known.id = found[0]?.id;
    known.acknowledged = addresses[0];
  }
  // A connector, its connection and its credential come and go together.
  expect(await client.tool("GET", "dump")).toHaveLength(3 * all.filter((known) => known.acknowledged).length);
  return unanswered;
}

/** A write gives the connector and its connection the same address. */
const addressesOf = ({ baseUrl, connections }: Json): string[] => [
  baseUrl,
  ...connections.flatMap(({ variables }: Json) => variables.map(({ value }: Json) => value)),
];
