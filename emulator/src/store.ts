import { DatabaseSync } from "node:sqlite";
import { ulid } from "ulid";
import { Journal } from "./journal";
import { NO_ID, ULID } from "./objects";

/** Kinds of objects that are kept. */
export const KINDS = [
  "connector",
  "connection",
  "version",
  "definition",
  "action",
  "trigger",
  "credential",
  "subscriber",
  "system",
  "system-action",
  "system-trigger",
  "project",
  "project-version",
  "environment",
  "connection-template",
  "platform-connection",
  "end-user",
  "activation",
] as const;

/** One of these kinds. */
export type Kind = (typeof KINDS)[number];

/** An object as it is kept: secrets in clear, as the service has to have them. */
export interface Stored {
  id: string;
  /** Position in lists: the most recent first. */
  updatedAt: string;
}

/** Everything in the database, for a round trip through `seed`. */
export type Dump = { kind: Kind; organisation: string; parent: string; body: Stored }[];

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  -- An answer is given only for what would survive a power cut.
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 2000;
  CREATE TABLE IF NOT EXISTS objects (
    kind TEXT NOT NULL, id TEXT NOT NULL, organisation TEXT NOT NULL, parent TEXT NOT NULL,
    updated TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS by_parent ON objects (kind, organisation, parent, updated);
`;

interface Row {
  kind: Kind;
  organisation: string;
  parent: string;
  body: string;
}

/** The objects of all organisations, one JSON document each. */
export class Store {
  private readonly database: DatabaseSync;
  private readonly journal: Journal;
  private lastMoment: number;
  /** What time it is, in epoch milliseconds. */
  readonly clock: () => number;

  constructor(file: string, clock: () => number) {
    this.clock = clock;
    this.database = opened(file);
    this.journal = new Journal(this.database);
    const row = this.database.prepare("SELECT max(updated) AS newest FROM objects").get();
    const { newest } = row as { newest: string | null };
    this.lastMoment = newest ? microseconds(newest) : 0;
  }

  close(): void {
    this.database.close();
  }

  /** All or nothing: what `work` changes is kept when it returns, and undone when it throws. */
  transaction<T>(work: () => T): T {
    this.database.exec("BEGIN IMMEDIATE");
    try {
      this.journal.begin();
      const result = work();
      this.database.exec("COMMIT");
      return result;
    } catch (error) {
      this.database.exec("ROLLBACK");
      throw error;
    }
  }

  /** What `work` finds, which may be the past; what it changes is undone. */
  view<T>(work: () => T): T {
    this.database.exec("BEGIN");
    try {
      this.journal.undo();
      return work();
    } finally {
      this.database.exec("ROLLBACK");
    }
  }

  /** From now on, views show a change only so much later. */
  delayReads(ms: number): void {
    this.journal.delay = ms;
  }

  /** A moment later than any before, RFC 3339 in UTC with microseconds. */
  now(): string {
    this.lastMoment = Math.max(this.lastMoment + 1, this.clock() * 1000);
    const [whole = ""] = new Date(Math.floor(this.lastMoment / 1000)).toISOString().split("Z");
    return `${whole}${String(this.lastMoment % 1000).padStart(3, "0")}Z`;
  }

  /** The wanted id when it is one and free, in whatever organisation; else a new one. */
  newId(kind?: Kind, wanted?: string): string {
    if (!kind || !wanted || !ULID.test(wanted) || wanted === NO_ID) return ulid(this.clock());
    const query = "SELECT 1 FROM objects WHERE kind = ? AND id = ?";
    return this.database.prepare(query).get(kind, wanted) ? ulid(this.clock()) : wanted;
  }

  get<T extends Stored>(kind: Kind, organisation: string, id: string): T | undefined {
    const query = "SELECT body FROM objects WHERE kind = ? AND organisation = ? AND id = ?";
    return parsed<T>(this.database.prepare(query).get(kind, organisation, id));
  }

  /** The objects of a parent, or of an organisation when the parent is left out; most recently updated first. */
  list<T extends Stored>(kind: Kind, organisation?: string, parent?: string): T[] {
    const known = Object.entries({ kind, organisation, parent }).filter(([, value]) => value !== undefined);
    const where = known.map(([column]) => `${column} = ?`).join(" AND ");
    const query = this.database.prepare(`SELECT body FROM objects WHERE ${where} ORDER BY updated DESC`);
    return query.all(...known.map(([, value]) => String(value))).flatMap((row) => parsed<T>(row) ?? []);
  }

  put(kind: Kind, organisation: string, parent: string, body: Stored): void {
    this.journal.note(kind, body.id);
    const columns = "kind, id, organisation, parent, updated, body";
    const query = `INSERT OR REPLACE INTO objects (${columns}) VALUES (?, ?, ?, ?, ?, ?)`;
    this.database.prepare(query).run(kind, body.id, organisation, parent, body.updatedAt, JSON.stringify(body));
  }

  remove(kind: Kind, organisation: string, id: string): void {
    this.journal.note(kind, id);
    const query = "DELETE FROM objects WHERE kind = ? AND organisation = ? AND id = ?";
    this.database.prepare(query).run(kind, organisation, id);
  }

  removeAll(kind?: Kind): void {
    this.journal.forget(kind);
    this.database.prepare("DELETE FROM objects WHERE ? IS NULL OR kind = ?").run(kind ?? null, kind ?? null);
  }

  dump(): Dump {
    const query = "SELECT kind, organisation, parent, body FROM objects ORDER BY kind, id";
    const rows = this.database.prepare(query).all();
    return (rows as unknown as Row[]).map((row) => ({ ...row, body: JSON.parse(row.body) as Stored }));
  }

  seed(dump: Dump): void {
    this.removeAll();
    for (const { kind, organisation, parent, body } of dump) this.put(kind, organisation, parent, body);
    const newest = dump
      .map(({ body }) => body.updatedAt)
      .sort()
      .at(-1);
    if (newest) this.lastMoment = Math.max(this.lastMoment, microseconds(newest));
  }
}

/** SQLite does not say which file it could not use. */
function opened(file: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file);
    database.exec(SCHEMA);
    return database;
  } catch (error) {
    throw new Error(`the database ${file} cannot be used: ${(error as Error).message}`, { cause: error });
  }
}

const parsed = <T>(row: unknown): T | undefined =>
  row ? (JSON.parse((row as { body: string }).body) as T) : undefined;

const microseconds = (moment: string): number =>
  Date.parse(`${moment.slice(0, 23)}Z`) * 1000 + Number(moment.slice(23, 26).padEnd(3, "0"));
