import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pulumiHome } from "../config";
import type { Begun, Note } from "../lifecycle/once";

/** What is kept of a creation from before it is sent until the engine has recorded what it made. */
interface Entry extends Begun {
  /** Who wrote it: the plugin's process, and the engine that it works for. */
  readonly pid: number;
  readonly engine: string;
}

/** Address of the engine: the plugins of one command have it in common, and no other command has it. */
const engine = process.argv[2] ?? "";

const directory = join(pulumiHome(), "pulumi-versori", "begun");

/** What this process has made: the engine records it before it ends the process in good order. */
const answered = new Set<string>();

/**
 * The note about the creation of one resource of one stack. It holds no secrets. It stays only when a run is killed, or
 * when it could not find out what became of a creation.
 * @param warn Told when notes cannot be kept.
 */
export function noteOf(place: string, warn: (text: string) => void): Note {
  const file = fileOf(place);
  const begun = interrupted(file);
  let latest = begun;
  const write = (entry: Begun): void => {
    latest = entry;
    try {
      mkdirSync(directory, { recursive: true });
      // Whoever is killed in between leaves the note as it was.
      const draft = `${file}.${String(process.pid)}`;
      writeFileSync(draft, JSON.stringify({ ...entry, pid: process.pid, engine }), { mode: 0o600, flush: true });
      renameSync(draft, file);
    } catch (error) {
      const { code = "" } = error as { code?: string };
      warn(`${directory} cannot be written to (${code}): if this run is killed, look for what it left behind.`);
    }
  };
  return {
    begun,
    begin: write,
    made(id) {
      if (latest) write({ ...latest, id });
      answered.add(file);
    },
    drop: () => rmSync(file, { force: true }),
  };
}

/** Forgets a creation whose object the engine knows by now. */
export function recorded(place: string, id: string): void {
  const file = fileOf(place);
  if (read(file)?.id === id) rmSync(file, { force: true });
}

const fileOf = (place: string): string =>
  join(directory, `${createHash("sha256").update(place).digest("hex").slice(0, 32)}.json`);

/** A creation that no process works at any more. Another plugin of the same command may be at it right now. */
function interrupted(file: string): Begun | undefined {
  const entry = read(file);
  return entry && entry.engine === engine && isAlive(entry.pid) ? undefined : entry;
}

function read(file: string): Entry | undefined {
  // Nearly always there is none, and to fail takes long.
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Entry;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

// The engine ends its plugins with this signal once everything is recorded. Whoever listens last passes it on, which
// ends the process only when nobody else listens any more: so this comes first.
process.prependOnceListener("SIGINT", () => answered.forEach((file) => rmSync(file, { force: true })));
