// An emulator for one of jest's workers: it prints its address, and ends when whoever started it is gone.
import { startEmulator } from "versori-emulator";

const [apiKey = "", readonlyKey = ""] = process.argv.slice(2);
const { url } = await startEmulator({ apiKeys: [apiKey], readonlyKeys: [readonlyKey] });
process.stdin.resume().on("end", () => process.exit());
console.log(url);
