import { readFileSync } from "node:fs";
import { join } from "node:path";
import { missingFrom, type Packages } from "../../tools/lockfile.mts";

test("the lockfile names the binaries of all platforms; if not, node tools/lockfile.mts adds them", () => {
  const { packages } = JSON.parse(readFileSync(join(__dirname, "../../package-lock.json"), "utf8")) as {
    packages: Packages;
  };
  expect(missingFrom(packages)).toEqual({});
});

test("a missing binary is locked to its exact version, for its platform", () => {
  const packages: Packages = {
    "node_modules/a": {
      version: "1.2.3",
      dev: true,
      optionalDependencies: { "a-linux-x64-gnu": "1.2.3", b: "^1.0.0" },
    },
    "node_modules/b": { version: "1.0.0" },
  };
  expect(missingFrom(packages)).toEqual({
    "node_modules/a-linux-x64-gnu": {
      version: "1.2.3",
      dev: true,
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["glibc"],
    },
  });
});
