import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { cached, cacheEntries, cacheRoot, OLDER } from "../../tools/pulumi/cache.mts";
import { olderBin, pulumiBin } from "../../tools/pulumi/cli.mts";
import { fill } from "../../tools/pulumi/entry.mts";
import { adviceFor, buildFromSource } from "../../tools/pulumi/go.mts";
import { onPath } from "../../tools/pulumi/installed.mts";
import { locked } from "../../tools/pulumi/lock.mts";

let base: string;
let cache: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "versori-tools-"));
  cache = join(base, "cache");
});
afterEach(() => rmSync(base, { recursive: true }));

if (process.platform === "win32")
  console.log("Skipped on Windows, where scripts do not pass for binaries: all but the lock.");
const onPosix = process.platform === "win32" ? describe.skip : describe;

/** A directory of scripts that pass for binaries. */
function binaries(directory: string, scripts: Record<string, string>): string {
  mkdirSync(directory, { recursive: true });
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(directory, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(directory, name), 0o755);
  }
  return directory;
}

const cli = (version: string) => ({
  pulumi: `echo ${version}`,
  "pulumi-language-nodejs": "",
  "pulumi-resource-pulumi-nodejs": "",
});

const environment = (...directories: string[]) => ({ PATH: directories.join(delimiter), XDG_CACHE_HOME: cache });

onPosix("the cache", () => {
  test.each([
    ["linux", {}, "/home/me/.cache"],
    ["linux", { XDG_CACHE_HOME: "/var/cache/me" }, "/var/cache/me"],
    ["linux", { XDG_CACHE_HOME: "relative" }, "/home/me/.cache"],
    ["darwin", {}, "/home/me/Library/Caches"],
    ["win32", { LOCALAPPDATA: "/local" }, "/local"],
  ] as const)("on %s with %j is %s", (platform, env, expected) => {
    expect(cacheRoot(env, platform, "/home/me")).toBe(expected);
  });

  test("names an entry by the version and by what exactly it is built from", () => {
    const { built } = cacheEntries({ XDG_CACHE_HOME: "/cache" });
    expect(built).toMatch(/^\/cache\/pulumi-versori\/cli\/3\.\d+\.\d+-[0-9a-f]{12}$/);
  });

  test("never shows half an entry", async () => {
    const { built } = cacheEntries(environment());
    const broken = fill(built, (draft) => {
      binaries(join(draft, "bin"), cli("v3.276.0"));
      return Promise.reject(new Error("the disk is full"));
    });
    await expect(broken).rejects.toThrow("the disk is full");
    expect(cached(environment())).toBeUndefined();
    expect(readdirSync(dirname(built))).toEqual([]);
  });
});

onPosix("looking for the CLI", () => {
  test("takes the one on PATH before the one in the cache", async () => {
    binaries(join(cacheEntries(environment()).built, "bin"), cli("v3.276.0"));
    const bin = binaries(join(base, "bin"), cli("v3.217.1"));
    await expect(pulumiBin(environment(bin))).resolves.toBe(bin);
  });

  test("takes the one in the cache when the one on PATH is too old", async () => {
    const entry = binaries(join(cacheEntries(environment()).built, "bin"), cli("v3.276.0"));
    const old = binaries(join(base, "bin"), cli("v3.100.0"));
    await expect(pulumiBin(environment(old))).resolves.toBe(entry);
  });

  test("takes one that Pulumi's installer brought before one that was built", async () => {
    const { built, installed } = cacheEntries(environment());
    binaries(join(built, "bin"), cli("v3.276.0"));
    const entry = binaries(join(installed, "bin"), cli("v3.277.0"));
    await expect(pulumiBin(environment())).resolves.toBe(entry);
  });

  test("takes an older engine for itself, whatever else there is", async () => {
    const [version = "", engine = ""] = Object.entries(OLDER)[0] ?? [];
    binaries(join(cacheEntries(environment()).installed, "bin"), cli("v3.276.0"));
    const entry = binaries(join(cacheEntries(environment(), engine).built, "bin"), cli(version));
    const newer = binaries(join(base, "bin"), cli("v3.276.0"));
    await expect(olderBin(engine, environment(newer))).resolves.toBe(entry);
  });

  test("finds plugins that are elsewhere on PATH", async () => {
    const { pulumi, ...plugins } = cli("v3.300.0");
    const bin = binaries(join(base, "bin"), { pulumi });
    const more = binaries(join(base, "more"), plugins);
    await expect(onPath(environment(bin, more))).resolves.toEqual({ directory: bin });
  });

  test.each([
    ["there is none", {}, "no pulumi on PATH"],
    ["it is too old", cli("v3.100.0"), /pulumi is v3\.100\.0, older than 3\.217\.1$/],
    ["it does not start", { ...cli(""), pulumi: "exit 1" }, /pulumi is broken/],
    ["it cannot run TypeScript", { pulumi: "echo v3.276.0" }, /comes without pulumi-language-nodejs$/],
  ])("says why the one on PATH is of no use: %s", async (_, scripts, reason) => {
    const bin = binaries(join(base, "bin"), scripts);
    await expect(onPath(environment(bin))).resolves.toEqual({ reason: expect.stringMatching(reason) });
  });
});

onPosix("building the CLI", () => {
  const buildWith = (go: Record<string, string>) =>
    buildFromSource(join(cache, "entry"), environment(binaries(join(base, "bin"), go)));

  test("without Go, says how to get it", async () => {
    await expect(buildWith({})).rejects.toThrow(
      "takes Go 1.26.6 or later: install it (https://go.dev/doc/install), or install Pulumi",
    );
  });

  test("with an old Go, says so", async () => {
    const go = "echo 'go: go.mod requires go >= 1.26.6 (running go 1.19.8; GOTOOLCHAIN=local)' >&2; exit 1";
    await expect(buildWith({ go })).rejects.toThrow("This Go is older than 1.26.6: update it");
  });

  test.each([
    ["dial tcp: lookup proxy.example.com: no such host", "go online or set GOPROXY"],
    ["write /tmp/go-build1/b001/_pkg_.a: no space left on device", "The disk is full"],
    ["compile: signal: killed", "out of memory"],
    ["something else", "Run it again"],
  ])("when Go says %j, advises: %s", (said, advice) => {
    expect(adviceFor(`go: downloading example.com/a v1.0.0\n${said}\n`)).toContain(advice);
    expect(adviceFor(`go: downloading example.com/a v1.0.0\n${said}\n`)).not.toContain("downloading");
  });
});

describe("the lock", () => {
  const waited = jest.fn<void, []>();
  beforeEach(() => waited.mockClear());

  test("lets one process at a time do the work", async () => {
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
    };
    const file = join(base, "lock");
    await Promise.all([locked(file, waited, work("one")), locked(file, waited, work("two"))]);
    expect(order.map((line) => line.split(" ")[1])).toEqual(["begins", "ends", "begins", "ends"]);
    expect(waited).toHaveBeenCalledTimes(1);
  });

  test("does not wait for a process that died", async () => {
    const file = join(base, "lock");
    writeFileSync(file, "elsewhere 1");
    utimesSync(file, 0, 0);
    await expect(locked(file, waited, () => Promise.resolve("done"))).resolves.toBe("done");
    expect(waited).not.toHaveBeenCalled();
  });
});
