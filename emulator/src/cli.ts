import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { DEFAULT_KEY } from "./default-key";
import type { EmulatorOptions, FaultPlan } from "./index";

const HELP = `A local server that obeys the documented Versori API.

Usage: versori-emulator [options]

  --port PORT            port on 127.0.0.1 (default 8082; 0 takes a free one and prints it)
  --db FILE              file of the database (default versori.db; :memory: keeps nothing)
  --api-key KEY          key that may do everything (default ${DEFAULT_KEY}; may be repeated)
  --readonly-key KEY     key that may only read (may be repeated)
  --jwt-public-key FILE  accept tokens that are signed with the private half of this PEM key
  --documented-only      leave out operations that the published API may not offer
  --faults FILE          let requests fail as this plan (JSON) says; see the README
  --quiet                print nothing but the address
  --help                 print this

A key in the form KEY@ORGANISATION_ID is good for that organisation only.
Set VERSORI_BASE_URL to the printed address, VERSORI_API_KEY to a key, and VERSORI_ORGANISATION_ID to any ULID.
`;

const OPTIONS = {
  port: { type: "string", default: "8082" },
  db: { type: "string", default: "versori.db" },
  "api-key": { type: "string", multiple: true },
  "readonly-key": { type: "string", multiple: true },
  "jwt-public-key": { type: "string" },
  "documented-only": { type: "boolean", default: false },
  faults: { type: "string" },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return void process.stdout.write(HELP);
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) throw new Error("--port must be a number from 0 to 65535");
  const keyFile = values["jwt-public-key"];
  const options: EmulatorOptions = {
    port,
    db: values.db,
    ...(values["api-key"] && { apiKeys: values["api-key"] }),
    readonlyKeys: values["readonly-key"] ?? [],
    ...(keyFile !== undefined && { jwtPublicKey: readFileSync(keyFile, "utf8") }),
    documentedOnly: values["documented-only"],
    ...(values.faults !== undefined && { faults: planIn(values.faults) }),
  };
  // It takes a moment to load, and neither help nor wrong arguments need it.
  const { startEmulator } = await import("./index.js");
  const emulator = await startEmulator(options);
  console.log(`Versori emulator listening on ${emulator.url}`);
  if (!values.quiet) console.log(`Database: ${values.db}. API key: ${values["api-key"] ? "as given" : DEFAULT_KEY}.`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void emulator.close());
}

/** The server checks whether what the file holds is a plan. */
function planIn(file: string): FaultPlan {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as FaultPlan;
  } catch (error) {
    throw new Error(`--faults ${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const { message, code } = error as { message: string; code?: string };
  const hint = code === "EADDRINUSE" ? " Choose another --port, or 0 for a free one." : " Try --help.";
  console.error(`versori-emulator: ${message.replace(/\.$/, "")}.${hint}`);
  process.exitCode = 1;
});
