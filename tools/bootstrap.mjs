// Runs one of the tools in a clone where nothing is installed yet, on whatever Node there is. That is why this file is
// plain JavaScript without a dependency: it installs the packages, one of which is the Node that the tools need.
//
//   node tools/bootstrap.mjs FILE [ARGUMENTS]      FILE is relative to tools/
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const windows = process.platform === "win32";
const bundledNode = join(root, "node_modules/node/bin", windows ? "node.exe" : "node");

const [file = "", ...args] = process.argv.slice(2);
const tool = join(root, "tools", file);

try {
  process.chdir(root);
  if (!isInstalled()) await install();
  process.env.PATH = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
  if (stripsTypes()) await runHere();
  else process.exitCode = await runOnBundledNode();
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** Whether node_modules holds what the lockfile asks for; parts for other machines may be absent. */
function isInstalled() {
  const wanted = packagesOf("package-lock.json");
  const present = packagesOf("node_modules/.package-lock.json");
  if (!wanted || !present || !existsSync(bundledNode)) return false;
  return Object.entries(wanted).every(([path, { version, resolved, link, optional, devOptional, peer }]) => {
    if (!path.startsWith("node_modules/") || optional || devOptional || peer) return true;
    const found = present[path];
    return found !== undefined && found.version === version && (!link || found.resolved === resolved);
  });
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(join(root, lockfile), "utf8")).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  const started = Date.now();
  console.error("… Installing packages, about a minute the first time");
  const [command, ...npm] = npmCommand();
  const ci = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await exitCode(command, [...npm, ...ci], ["ignore", "ignore", "inherit"]);
  if (code !== 0) throw new Error("npm ci failed, see above. The npm registry has to be reachable.");
  if (!existsSync(bundledNode) && !stripsTypes()) {
    throw new Error("npm did not run the install script of the package node. Run: npm ci --ignore-scripts=false");
  }
  console.error(`✓ Packages installed (${Math.round((Date.now() - started) / 1000)} s)`);
}

/** The npm that started this, on its own Node: the one in node_modules is about to be replaced. */
function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  return npm && node ? [node, npm] : [windows ? "npm.cmd" : "npm"];
}

/** Whether this Node runs TypeScript files as they are. */
function stripsTypes() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

async function runHere() {
  process.argv = [process.execPath, tool, ...args];
  await import(pathToFileURL(tool).href);
}

function runOnBundledNode() {
  return exitCode(bundledNode, [tool, ...args]);
}

/** Signals are the child's to act on: a terminal sends them to both, anyone else to this process. */
function exitCode(command, args, stdio = "inherit") {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio, shell: command.endsWith(".cmd") });
    process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}
