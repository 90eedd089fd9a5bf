import type { DatabaseSync } from "node:sqlite";

const COLUMNS = "kind, id, organisation, parent, updated, body";

/** Rows as they were before their latest changes, so that a read can be given the past. Kept in memory only. */
export class Journal {
  private delayMs = 0;
  private moment = 0;

  constructor(private readonly database: DatabaseSync) {
    database.exec(`
      PRAGMA temp_store = MEMORY;
      CREATE TEMP TABLE journal (
        number INTEGER PRIMARY KEY, at REAL NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
        organisation TEXT, parent TEXT, updated TEXT, body TEXT
      );
    `);
  }

  /** How old a change has to be for reads to see it; what happened before this call they see at once. */
  set delay(ms: number) {
    this.delayMs = ms;
    this.forget();
  }

  /** Begins a transaction, all of whose changes reads come to see at the same moment. */
  begin(): void {
    if (this.delayMs === 0) return;
    this.moment = performance.now();
    this.database.prepare("DELETE FROM temp.journal WHERE at <= ?").run(this.moment - this.delayMs);
  }

  /** To be called before the row of an object changes; a transaction that is rolled back takes it back. */
  note(kind: string, id: string): void {
    if (this.delayMs === 0) return;
    const query = `
      INSERT INTO temp.journal (at, ${COLUMNS})
      SELECT ?1, ?2, ?3, organisation, parent, updated, body
      FROM (SELECT 1) LEFT JOIN objects ON kind = ?2 AND id = ?3`;
    this.database.prepare(query).run(this.moment, kind, id);
  }

  /** Lets changes be seen at once: of one kind of objects, or all. */
  forget(kind?: string): void {
    this.database.prepare("DELETE FROM temp.journal WHERE ? IS NULL OR kind = ?").run(kind ?? null, kind ?? null);
  }

  /** Puts everything back to where it was when reads have to see it; for a transaction that is rolled back. */
  undo(): void {
    if (this.delayMs === 0) return;
    const since = performance.now() - this.delayMs;
    const changed = "SELECT kind, id FROM temp.journal WHERE at > ?";
    this.database.prepare(`DELETE FROM objects WHERE (kind, id) IN (${changed})`).run(since);
    const first = "SELECT min(number) FROM temp.journal WHERE at > ? GROUP BY kind, id";
    const query = `
      INSERT INTO objects (${COLUMNS})
      SELECT ${COLUMNS} FROM temp.journal WHERE body IS NOT NULL AND number IN (${first})`;
    this.database.prepare(query).run(since);
  }
}
