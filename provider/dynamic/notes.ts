import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { now } from "../api/service-clock";
import { pulumiHome } from "../config";
import type { Begun, Note } from "../lifecycle/once";
import { backend } from "./backend";

/** What a note is about: one resource of one stack, and the account that it is made in. */
export interface Subject {
  readonly place: string;
  /** Address of the API. */
  readonly address: string;
  readonly organisationId: string;
}

/** What is kept of a creation from before it is sent until the engine has recorded what it made. */
interface Entry extends Begun {
  /** Who wrote it: the plugin's process, and the engine that it works for. */
  readonly pid: number;
  readonly engine: string;
  /** When it was written, by a clock that nobody sets: milliseconds since the machine began. */
  readonly uptimeMs: number;
}

/** Address of the engine: the plugins of one command have it in common, and no other command that lives has it. */
const engine = process.argv[2] ?? "";

const directory = join(pulumiHome(), "pulumi-versori", "begun");

/** What this process has made: the engine records it before it ends the process in good order. */
const answered = new Set<string>();

/**
 * The note about the creation of one resource of one stack. It holds no secrets. It stays only when a run is killed, or
 * when it could not find out what became of a creation.
 * @param warn Told when notes cannot be kept.
 */
export async function noteOf(subject: Subject, warn: (text: string) => void): Promise<Note> {
  const file = fileOf(subject);
  const begun = await interrupted(file);
  let latest: Begun | undefined = begun;
  const write = (entry: Begun): void => {
    latest = entry;
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      // Whoever is killed in between leaves the note as it was.
      const draft = `${file}.${String(process.pid)}`;
      const written: Entry = { ...entry, pid: process.pid, engine, uptimeMs: uptimeMs() };
      writeFileSync(draft, JSON.stringify(written), { mode: 0o600, flush: true });
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
export function recorded(subject: Subject, id: string): void {
  const file = fileOf(subject);
  if (read(file)?.id === id) rmSync(file, { force: true });
}

const fileOf = ({ address, organisationId, place }: Subject): string => {
  const key = JSON.stringify([address, organisationId, backend(), place]);
  return join(directory, `${createHash("sha256").update(key).digest("hex").slice(0, 32)}.json`);
};

/** A creation that no run works at any more, or that this one could not find out about. */
async function interrupted(file: string): Promise<Begun | undefined> {
  const entry = read(file);
  if (!entry || (await isLive(entry))) return undefined;
  const { at, since, id, inputs, uptimeMs: then } = entry;
  // A clock that was ahead, and was set right since, would make the object seem older than its creation. A machine that
  // slept, or began anew, counts fewer milliseconds than passed; so the earlier moment is the right one.
  return { at: Math.min(at, now() - (uptimeMs() - then)), since, inputs, ...(id !== undefined && { id }) };
}

/** Whether another run works at a creation; what this one could not find out, it may be asked to try again. */
async function isLive({ pid, engine: its }: Entry): Promise<boolean> {
  if (pid === process.pid && its === engine) return false;
  return isAlive(pid) && (its === engine || (await answers(its)));
}

function read(file: string): Entry | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Entry;
  } catch {
    return undefined;
  }
}

const uptimeMs = (): number => Number(process.hrtime.bigint() / 1_000_000n);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Whether an engine is there; the process of its plugin may outlive it, and process ids are used again. */
function answers(address: string): Promise<boolean> {
  const port = Number(/:(\d+)$/.exec(address)?.[1]);
  if (!(port > 0 && port < 65_536)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const done = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once("connect", () => done(true)).once("error", () => done(false));
  });
}

// The engine ends its plugins with this signal once everything is recorded. Whoever listens last passes it on, which
// ends the process only when nobody else listens any more: so this comes first.
process.prependOnceListener("SIGINT", () => answered.forEach((file) => rmSync(file, { force: true })));
