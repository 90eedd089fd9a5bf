import { captured } from "../run.mts";
import { root } from "../build.mts";

/**
 * The seed of a run that is given none: it grows by one with each commit, as samples in a row make the long proofs
 * whole. Where the history is cut short, it is the moment of the commit.
 */
export async function seedOfCommit(): Promise<number> {
  const [depth, count, moment] = await Promise.all([
    git("rev-parse", "--is-shallow-repository"),
    git("rev-list", "--count", "HEAD"),
    git("log", "-1", "--format=%ct"),
  ]);
  return Number(depth === "false" ? count : moment) || 0;
}

/** What git says; nothing outside a repository. */
export async function git(...args: string[]): Promise<string> {
  const { code, output } = await captured("git", args, { cwd: root }).catch(() => ({ code: 1, output: "" }));
  return code === 0 ? output.trim() : "";
}
