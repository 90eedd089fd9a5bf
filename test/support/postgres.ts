import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A PostgreSQL of its own, as a backend for Pulumi. */
export interface Postgres {
  readonly url: string;
  close(): Promise<void>;
}

/** The directory of PostgreSQL's programs, which are installed where that is possible; otherwise why there are none. */
export function findPostgres(): { bin: string } | { missing: string } {
  const found = installed();
  if (found !== undefined) return { bin: found };
  if (process.getuid?.() !== 0) return { missing: "no PostgreSQL server here, and only root could install one" };
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    execFileSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
    execFileSync("apt-get", ["install", "-qq", "--no-install-recommends", "postgresql"], { env, stdio: "ignore" });
  } catch (error) {
    return { missing: `no PostgreSQL server here, and it could not be installed: ${(error as Error).message}` };
  }
  const bin = installed();
  return bin === undefined ? { missing: "no PostgreSQL server here, not even after its installation" } : { bin };
}

/** Starts an empty server on a free port, in a temporary directory that goes with it. */
export async function startPostgres(bin: string): Promise<Postgres> {
  const base = mkdtempSync(join(tmpdir(), "versori-postgres-"));
  const user = unprivileged();
  if (user) chownSync(base, user.uid, user.gid);
  const data = join(base, "data");
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "pulumi", "--auth=trust", "--no-sync"], { ...user, cwd: base });
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${base}`, "fsync=off"];
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const server = spawn(join(bin, "postgres"), args, { ...user, cwd: base, stdio: ["ignore", "ignore", "pipe"] });
  const closed = new Promise<void>((done) => server.once("close", () => done()));
  let said = "";
  await new Promise<void>((ready, failed) => {
    server.once("close", () => failed(new Error(`PostgreSQL did not start:\n${said}`)));
    server.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("ready to accept connections")) ready();
    });
  });
  const close = async (): Promise<void> => {
    // The signal for an end that does not wait for its clients.
    server.kill("SIGINT");
    await closed;
    rmSync(base, { recursive: true, force: true });
  };
  return { url: `postgres://pulumi:MARKED-password@127.0.0.1:${port}/postgres?sslmode=disable`, close };
}

/** Where Debian puts the programs, the newest version first, and then PATH. */
function installed(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [...versions.map((version) => join(debian, version, "bin")), ...path()];
  return places.find((place) => ["initdb", "postgres"].every((program) => existsSync(join(place, program))));
}

const path = (): string[] => (process.env["PATH"] ?? "").split(delimiter);

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (kind: string): number => Number(execFileSync("id", [kind, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
