import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json } from "../support/emulated";
import { proved } from "../support/proof";
import { seed } from "../support/sample";
import { Client, KEY, newConnection, ORGANISATION, type Reply } from "./client";
import { EmulatorProcess } from "./process";

const DATABASES = 2;
const KILLS_EACH = seed === undefined ? 25 : 4;
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

test("whatever it acknowledged is there, whole, after each of many kills under load", async () => {
  // One after the other would leave all processors but one idle.
  const all = await Promise.all(Array.from({ length: DATABASES }, (_, i) => killed(join(base, `${i}.db`))));
  const sum = (key: keyof Counts): string => all.reduce((total, one) => total + one[key], 0).toLocaleString("en");
  const writes = `${sum("acknowledged")} acknowledged writes`;
  proved("emulator-crash", `${sum("kills")} kills, ${writes}, 0 lost or halved; ${sum("unanswered")} kept unanswered`);
});

interface Counts {
  kills: number;
  acknowledged: number;
  /** Writes that were kept though their answers were cut. */
  unanswered: number;
}

/** Kills emulators on one and the same file, one after the other, and compares after each. */
async function killed(database: string): Promise<Counts> {
  const counts = { kills: 0, acknowledged: 0, unanswered: 0 };
  const shares = Array.from({ length: WRITERS }, (_, i) =>
    Array.from({ length: CONNECTORS_EACH }, (__, j): Known => ({ name: `c${i}-${j}`, writes: 0 })),
  );
  let emulator = await EmulatorProcess.start(database);
  while (counts.kills < KILLS_EACH) {
    // Another number each time, so that kills meet writes of all sorts.
    counts.acknowledged += await writeAndKill(
      emulator,
      shares,
      10 + (((counts.kills + KILLS_EACH * (seed ?? 0)) * 7) % 31),
    );
    counts.kills++;
    emulator = await EmulatorProcess.start(database);
    counts.unanswered += await compare(new Client(emulator), shares.flat(), counts.kills);
  }
  await emulator.close();
  return counts;
}

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
  const rows = (await client.tool("GET", "dump")) as Json[];
  const lost: object[] = [];
  let unanswered = 0;
  for (const known of all) {
    const { name, acknowledged, sent } = known;
    const found = rows.filter(({ kind, body }) => kind === "connector" && body.name === name).map(({ body }) => body);
    const addresses = found.flatMap((connector) => addressesOf(connector, rows));
    const allowed = [acknowledged, sent].map((address) => (address === undefined ? "" : `${address} ${address}`));
    if (!allowed.includes(addresses.join(" "))) lost.push({ kill, name, acknowledged, sent, addresses });
    if (addresses[0] !== acknowledged) unanswered++;
    known.id = found[0]?.id;
    known.acknowledged = addresses[0];
  }
  expect(lost).toEqual([]);
  // A connector, its connection and its credential come and go together.
  expect(rows).toHaveLength(3 * all.filter((known) => known.acknowledged !== undefined).length);
  return unanswered;
}

/** A write gives a connector and its connection the same address. */
const addressesOf = ({ id, baseUrl }: Json, rows: Json[]): string[] => [
  baseUrl,
  ...rows
    .filter(({ kind, parent }) => kind === "connection" && parent === id)
    .flatMap(({ body }) => body.variables.map(({ value }: Json) => value)),
];
