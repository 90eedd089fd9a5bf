import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isAtLeast, MINIMUM } from "../../tools/pulumi/version.mts";
import { repository } from "./project";

const { devDependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
  devDependencies: Record<"@pulumi/pulumi", string>;
};

/** The newest of Pulumi's SDKs, which programs of this repository have, and the oldest that the package allows. */
export const SDKS = { newest: devDependencies["@pulumi/pulumi"], oldest: MINIMUM };

/** The version of the engine in a directory of binaries: by default, that of the tests. */
export const engineIn = (bin = process.env["PULUMI_BIN_DIR"] ?? ""): string =>
  execFileSync(join(bin, "pulumi"), ["version"], { encoding: "utf8" }).trim().replace(/^v/, "");

/** Whether the engine that tests run on is at least of a version. */
export const engineIsAtLeast = (version: string): boolean => isAtLeast(engineIn(), version);

/** A test of import files with inputs and outputs, which older engines do not take, as README says. */
export const adoption: jest.It = engineIsAtLeast("3.254.0") ? test : test.skip;
