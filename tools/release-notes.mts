// What a release tells its users: `node tools/release-notes.mts v1.2.3` prints that version's part of CHANGELOG.md.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./build.mts";
import { Failure, main } from "./failure.mts";

/** The changes of a version, without its heading. What is still called unreleased is no release. */
export function notesOf(changes: string, version: string): string {
  const [, ...parts] = changes.split(/^## /m);
  const part = parts.find((one) => one.split(/\s/, 1)[0] === version);
  const [heading = "", ...lines] = (part ?? "").split("\n");
  if (part === undefined) throw new Failure(`CHANGELOG.md has no changes of ${version}.`);
  if (heading !== version) throw new Failure(`CHANGELOG.md calls it "${heading}"; a release is called "${version}".`);
  return lines.join("\n").trim();
}

/** The version of a tag, which has to be that of every package. */
export function versionOf(tag: string, packages: readonly { name: string; version: string }[]): string {
  const version = tag.replace(/^v/, "");
  const other = packages.find((one) => one.version !== version);
  if (other) throw new Failure(`The tag ${tag} is for ${version}, but ${other.name} is ${other.version}.`);
  return version;
}

const read = (path: string): string => readFileSync(join(root, path), "utf8");

if (process.argv[1] === import.meta.filename) {
  await main(([tag = ""]) => {
    const packages = ["package.json", "emulator/package.json"].map(
      (path) => JSON.parse(read(path)) as { name: string; version: string },
    );
    console.log(notesOf(read("CHANGELOG.md"), versionOf(tag, packages)));
    return Promise.resolve();
  });
}
