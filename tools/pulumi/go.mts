import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.mts";
import { captured } from "../run.mts";
import { type Say, step } from "../step.mts";
import { ENGINE, type Module, modulesOf } from "./cache.mts";
import { fill } from "./entry.mts";
import { goOf, pinned } from "./version.mts";

const WINDOWS = process.platform === "win32";
const SDK = join(import.meta.dirname, "../../node_modules/@pulumi/pulumi");
const NEEDED = goOf(ENGINE);
const OTHERWISE = "or install Pulumi (https://www.pulumi.com/docs/install) so that it is on PATH";

/** Builds the CLI from the pinned Go modules into a directory of the cache. */
export async function buildFromSource(entry: string, env = process.env, engine = ENGINE): Promise<void> {
  // A toolchain that Go fetches by itself could not be had everywhere; an old Go is reported in place of that.
  const go = { ...env, GOTOOLCHAIN: "local", GOWORK: "off" };
  await checkGo(go, engine);
  await fill(entry, async (draft) => {
    const bin = join(draft, "bin");
    await mkdir(bin);
    for (const module of modulesOf(engine)) {
      await step(`Building Pulumi's ${module.title} from source, up to ${module.minutes} min, only once`, (say) =>
        goBuild(module, bin, go, say),
      );
    }
    const script = `pulumi-resource-pulumi-nodejs${WINDOWS ? ".cmd" : ""}`;
    await copyFile(join(SDK, script), join(bin, script));
  });
}

async function checkGo(env: NodeJS.ProcessEnv, cwd: string): Promise<void> {
  const { code, output } = await captured("go", ["env", "GOVERSION"], { cwd, env }).catch((error: unknown) => {
    if (error instanceof Failure) return { code: -1, output: "" };
    throw error;
  });
  if (code === -1) {
    throw new Failure(
      `The Pulumi CLI has to be built, which takes Go ${NEEDED} or later: install it (https://go.dev/doc/install), ${OTHERWISE}.`,
    );
  }
  if (code !== 0) throw new Failure(adviceFor(output));
}

async function goBuild(module: Module, bin: string, env: NodeJS.ProcessEnv, say: Say): Promise<void> {
  const version = `github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pinned(module.directory, module.module)}`;
  const target = join(bin, module.binary + (WINDOWS ? ".exe" : ""));
  const flags = [
    "-trimpath",
    "-mod=readonly",
    "-buildvcs=false",
    "-tags",
    module.tags,
    "-ldflags",
    `-s -w -X ${version}`,
  ];
  let downloads = 0;
  const { code, output } = await captured(
    "go",
    ["build", ...flags, "-o", target, `github.com/pulumi/pulumi/${module.command}`],
    {
      cwd: module.directory,
      env,
      onOutput: (text) => {
        downloads += text.split("go: downloading").length - 1;
        say(`${downloads} modules downloaded`);
      },
    },
  );
  if (code !== 0) throw new Failure(adviceFor(output));
}

/** What to do about a failed build, from what Go said. */
export function adviceFor(output: string): string {
  const said = output
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("go: downloading"))
    .slice(-3)
    .join("\n");
  return `Building the Pulumi CLI failed. ${causeOf(output)}\n${said}`;
}

function causeOf(output: string): string {
  if (/no space left on device|ENOSPC|disk quota/i.test(output)) {
    return "The disk is full: it takes about 4 GB, mostly in Go's caches (`go clean -cache -modcache` empties them).";
  }
  if (/requires go >=/.test(output))
    return `This Go is older than ${NEEDED}: update it (https://go.dev/doc/install), ${OTHERWISE}.`;
  if (/dial tcp|lookup |no such host|i\/o timeout|connection refused|TLS handshake|proxyconnect/i.test(output)) {
    return `The Go modules cannot be downloaded: go online or set GOPROXY to a proxy that can be reached, ${OTHERWISE}.`;
  }
  if (/signal: killed|cannot allocate memory/.test(output)) {
    return `The machine ran out of memory: close something, or set GOFLAGS=-p=1, ${OTHERWISE}.`;
  }
  return `Run it again, ${OTHERWISE}.`;
}
