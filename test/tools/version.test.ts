import { readFileSync } from "node:fs";
import { join } from "node:path";
import { goOf, isAtLeast, MINIMUM, pinned } from "../../tools/pulumi/version.mts";
import { ENGINE, modulesOf, OLDER } from "../../tools/pulumi/cache.mts";
import { repository } from "../support/project";

const read = (...path: string[]): string => readFileSync(join(repository, ...path), "utf8");
const versionOf = (engine: string): string => pinned(engine, modulesOf(engine)[0].module);

test.each([
  ["v3.254.0", true],
  ["3.254.0\n", true],
  ["v3.259.1", true],
  ["v4.0.0", true],
  ["v3.254.0-dev.1", true],
  ["v3.253.9", false],
  ["v3.30.0", false],
  ["v2.999.999", false],
  ["unknown", false],
  ["", false],
])("%j is new enough: %s", (version, enough) => {
  expect(isAtLeast(version, "3.254.0")).toBe(enough);
});

test("each older engine is the one that its name says, the first is the minimum, and the newest is newer than all", () => {
  const [oldest] = Object.keys(OLDER);
  expect(oldest).toBe(MINIMUM);
  for (const [version, engine] of Object.entries(OLDER)) {
    expect(versionOf(engine)).toBe(version);
    expect(isAtLeast(version, MINIMUM)).toBe(true);
    expect(isAtLeast(version, versionOf(ENGINE))).toBe(false);
  }
});

test("what users and contributors are told to have is what is proven", () => {
  const range = `^${MINIMUM}`;
  expect(JSON.parse(read("package.json"))).toMatchObject({ peerDependencies: { "@pulumi/pulumi": range } });
  expect(read("README.md")).toContain(`Pulumi CLI and \`@pulumi/pulumi\` ${MINIMUM} or newer`);
  expect(read("CONTRIBUTING.md")).toContain(`Pulumi CLI ${MINIMUM} or later`);
  for (const page of ["README.md", "CONTRIBUTING.md"]) expect(read(page)).toContain(`Go ${goOf(ENGINE)} or`);
});

test("one Go builds all engines", () => {
  for (const engine of Object.values(OLDER)) expect(isAtLeast(`${goOf(ENGINE)}.0`, `${goOf(engine)}.0`)).toBe(true);
});
