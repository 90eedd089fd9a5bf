import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { childEnv } from "../support/children";
import { repository } from "../support/project";

const directory = join(repository, "examples/quickstart");
const entry = createRequire(join(directory, "package.json")).resolve("@pulumi/pulumi/cmd/dynamic-provider");

/** A plugin whose engine is this process, once it says where it listens; it has loaded the package. */
async function started(): Promise<ChildProcess> {
  const load = join(repository, "dist/dynamic/connector.js");
  const child = spawn(process.execPath, ["--require", load, entry, "127.0.0.1:1"], {
    cwd: directory,
    env: { PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"], ...childEnv() },
    stdio: ["pipe", "pipe", "pipe"],
  });
  await once(child.stdout, "data");
  return child;
}

// On Windows, the standard input of a child process is no pipe of this kind.
const onUnix = process.platform === "win32" ? test.skip : test;

onUnix("a plugin whose engine is gone ends", async () => {
  const plugin = await started();
  const ended = once(plugin, "exit");
  for (const stream of [plugin.stdin, plugin.stdout, plugin.stderr]) stream?.destroy();
  expect(await ended).toEqual([1, null]);
});

onUnix("a plugin whose engine lives stays, whether or not the engine says anything", async () => {
  const plugin = await started();
  // A write that arrives shows that the process still reads, a moment after everything else had its turn.
  await new Promise<void>((done, failed) => plugin.stdin?.write("x", (error) => (error ? failed(error) : done())));
  expect(plugin.exitCode).toBeNull();
  plugin.kill("SIGKILL");
  await once(plugin, "exit");
});
