import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Fills a directory of the cache beside its place and moves it there, so that nobody ever sees half of it. */
export async function fill(entry: string, work: (directory: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(entry), { recursive: true });
  const draft = await mkdtemp(`${entry}.draft-`);
  try {
    await work(draft);
    // What is in the way is not a usable CLI, or it would have been taken.
    await rm(entry, { recursive: true, force: true });
    await rename(draft, entry);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
