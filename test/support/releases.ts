import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./project";

/** The versions that users may have: those with a tag, and those that the changes do not call unreleased. */
export function releases(): string[] {
  return releasedIn(readFileSync(join(repository, "CHANGELOG.md"), "utf8"), tags());
}

/** The same, of the text of a change log and of the names of tags. */
export function releasedIn(changes: string, tagged: string[]): string[] {
  const headings = [...changes.matchAll(/^## (\S+)(.*)$/gm)].filter(([, , more]) => !more?.includes("(unreleased)"));
  const versions = [...headings.map(([, version = ""]) => version), ...tagged.map((tag) => tag.replace(/^v/, ""))];
  return [...new Set(versions)].sort();
}

/** A copy of the repository without its history has no tags. */
function tags(): string[] {
  try {
    const list = ["tag", "--list", "v*"];
    return execFileSync("git", list, { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
      .split("\n")
      .filter((tag) => tag !== "");
  } catch {
    return [];
  }
}
