import { DatabaseSync } from "node:sqlite";
import { ulid } from "ulid";

/** Kinds of objects that are kept. */
export type Kind = "connector" | "connection" | "version" | "credential" | "subscriber";

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
  private lastMoment: number;

  constructor(file: string) {
    this.database = new DatabaseSync(file);
    this.database.exec(SCHEMA);
    const newest = this.database.prepare("SELECT max(updated) AS newest FROM objects").get() as {
      newest: string | null;
    };
    this.lastMoment = newest.newest ? microseconds(newest.newest) : 0;
  }

  close(): void {
    this.database.close();
  }

  /** All or nothing: what `work` changes is kept when it returns, and undone when it throws. */
  transaction<T>(work: () => T): T {
    this.database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.database.exec("COMMIT");
      return result;
    } catch (error) {
      this.database.exec("ROLLBACK");
      throw error;
    }
  }

  /** A moment later than any before, RFC 3339 in UTC with microseconds. */
  now(): string {
    this.lastMoment = Math.max(this.lastMoment + 1, Date.now() * 1000);
    const [whole = ""] = new Date(Math.floor(this.lastMoment / 1000)).toISOString().split("Z");
    return `${whole}${String(this.lastMoment % 1000).padStart(3, "0")}Z`;
  }

  newId = (): string => ulid();

  get<T extends Stored>(kind: Kind, organisation: string, id: string): T | undefined {
    const query = "SELECT body FROM objects WHERE kind = ? AND organisation = ? AND id = ?";
    return parsed<T>(this.database.prepare(query).get(kind, organisation, id));
  }

  /** The objects of a parent, or of an organisation when the parent is left out; most recently updated first. */
  list<T extends Stored>(kind: Kind, organisation?: string, parent?: string): T[] {
    const query = `SELECT body FROM objects WHERE kind = ? AND (? IS NULL OR organisation = ?)
      AND (? IS NULL OR parent = ?) ORDER BY updated DESC`;
    const [of, below] = [organisation ?? null, parent ?? null];
    return this.database
      .prepare(query)
      .all(kind, of, of, below, below)
      .flatMap((row) => parsed<T>(row) ?? []);
  }

  put(kind: Kind, organisation: string, parent: string, body: Stored): void {
    const query =
      "INSERT OR REPLACE INTO objects (kind, id, organisation, parent, updated, body) VALUES (?, ?, ?, ?, ?, ?)";
    this.database.prepare(query).run(kind, body.id, organisation, parent, body.updatedAt, JSON.stringify(body));
  }

  remove(kind: Kind, organisation: string, id: string): void {
    this.database
      .prepare("DELETE FROM objects WHERE kind = ? AND organisation = ? AND id = ?")
      .run(kind, organisation, id);
  }

  removeAll(kind?: Kind): void {
    this.database.prepare("DELETE FROM objects WHERE ? IS NULL OR kind = ?").run(kind ?? null, kind ?? null);
  }

  dump(): Dump {
    const rows = this.database.prepare("SELECT kind, organisation, parent, body FROM objects ORDER BY kind, id").all();
    return (rows as unknown as Row[]).map((row) => ({ ...row, body: JSON.parse(row.body) as Stored }));
  }

  seed(dump: Dump): void {
    this.removeAll();
    for (const { kind, organisation, parent, body } of dump) this.put(kind, organisation, parent, body);
    this.lastMoment = Math.max(this.lastMoment, ...dump.map(({ body }) => microseconds(body.updatedAt)));
  }
}

const parsed = <T>(row: unknown): T | undefined =>
  row ? (JSON.parse((row as { body: string }).body) as T) : undefined;

const microseconds = (moment: string): number =>
  Date.parse(`${moment.slice(0, 23)}Z`) * 1000 + Number(moment.slice(23, 26).padEnd(3, "0"));
