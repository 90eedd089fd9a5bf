import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { engineIn, SDKS } from "../support/engine";
import { depend, npm, pack, using } from "../support/packed";
import { repository } from "../support/project";
import { proved } from "../support/proof";
import { drawn, seed } from "../support/sample";
import { OLDER } from "../../tools/pulumi/cache.mts";
import { olderBin } from "../../tools/pulumi/cli.mts";
import { isAtLeast, MINIMUM } from "../../tools/pulumi/version.mts";

/** The stories that are told on other engines than the newest, and to programs with another SDK; files beside this one. */
const STORIES = [
  "accounts",
  "cancel",
  "drift",
  "failures",
  "fields-connector",
  "get",
  "import",
  "look-ups",
  "platform-state",
  "publication",
  "secrets",
  "state",
  "upgrade",
];

/** Error hooks take a newer SDK than the oldest, and an engine that asks them about what a provider says. */
const takesHooks = (bin: string, sdk: Pair["sdk"]): boolean => sdk === "newest" && isAtLeast(engineIn(bin), "3.244.0");

/** Time for all stories on an engine, which may have to be built before. */
const PATIENCE_MS = 60 * 60_000;

interface Pair {
  readonly engine: string;
  readonly sdk: keyof typeof SDKS;
}

/** What is not among them, all other tests have: the newest engine, and programs with the newest SDK. */
const NEWEST: Pair = { engine: "newest", sdk: "oldest" };
const OTHERS = [
  ...Object.keys(OLDER).map((engine): Pair => ({ engine, sdk: "newest" })),
  { engine: MINIMUM, sdk: "oldest" } satisfies Pair,
];

let base: string;
beforeAll(() => (base = mkdtempSync(join(tmpdir(), "versori-engines-"))));
afterAll(() => rmSync(base, { recursive: true, force: true }));

// A sample takes no engine that might have to be built.
test.each(seed === undefined ? [NEWEST, ...OTHERS] : [NEWEST])(
  "the $engine engine and programs with the $sdk SDK tell the stories that all tests tell",
  async ({ engine, sdk }) => {
    const bin = OLDER[engine] === undefined ? (process.env["PULUMI_BIN_DIR"] ?? "") : await olderBin(OLDER[engine]);
    const stories = [...drawn(STORIES), ...(takesHooks(bin, sdk) ? ["hooks"] : [])];
    const { files, passed, skipped } = await told(stories, bin, sdk === "newest" ? repository : installed(SDKS[sdk]));
    expect(files).toBe(stories.length);
    const figure = `engine ${engineIn(bin)}, SDK ${SDKS[sdk]}: ${passed} tests of ${files} files pass`;
    proved("engines", `${figure}${skipped === 0 ? "" : `, ${skipped} are for newer engines`}, 0 fail`);
  },
  PATIENCE_MS,
);

/** A directory with the packed package and an SDK, as a user installs them. */
function installed(sdk: string): string {
  const directory = join(base, sdk);
  if (existsSync(directory)) return directory;
  mkdirSync(directory);
  depend(directory, using(pack(base).tarball, sdk));
  npm(directory);
  return directory;
}

/** A part of jest's report. */
type Report = Record<"numPassedTestSuites" | "numPassedTests" | "numPendingTests", number>;

/** Tells stories in a process of their own; fails where one of them does, and says what that one has said. */
async function told(
  stories: string[],
  bin: string,
  modules: string,
): Promise<Record<"files" | "passed" | "skipped", number>> {
  const report = join(base, "report.json");
  const files = stories.map((story) => `test/engine/${story}\\.test`);
  const jest = [
    join(repository, "node_modules/jest/bin/jest.js"),
    "--json",
    `--outputFile=${report}`,
    "--maxWorkers=1",
  ];
  const args = ["--disable-warning=ExperimentalWarning", ...jest, "--selectProjects", "engine"];
  const env = {
    ...process.env,
    PULUMI_BIN_DIR: bin,
    VERSORI_MODULES: modules,
    VERSORI_TIMES: "",
    VERSORI_PROOFS: undefined,
  };
  await promisify(execFile)(process.execPath, [...args, "--testPathPatterns", ...files], {
    cwd: repository,
    env,
    maxBuffer: 2 ** 26,
  });
  const { numPassedTestSuites, numPassedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8")) as Report;
  return { files: numPassedTestSuites, passed: numPassedTests, skipped: numPendingTests };
}
