import { mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 5_000;
const STALE_MS = 30_000;

/** Does work that only one process of this user may do at a time; others wait, then do theirs. */
export async function locked<T>(file: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  for (let waiting = false; !(await take(file)); await sleep(500)) {
    if (await isAbandoned(file)) await rm(file, { force: true });
    else if (!waiting) onWait();
    waiting = true;
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, `${hostname()} ${process.pid}`, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Whether the process that took the lock is gone: it was on this machine and is not there, or it shows no life. */
async function isAbandoned(file: string): Promise<boolean> {
  try {
    const [host, pid] = (await readFile(file, "utf8")).split(" ");
    if (Date.now() - (await stat(file)).mtimeMs > STALE_MS) return true;
    return host === hostname() && !isAlive(Number(pid));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
