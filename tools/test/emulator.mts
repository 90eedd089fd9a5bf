// An emulator for one of jest's workers: it prints its address, and ends when whoever started it is gone.
import { startEmulator } from "versori-emulator";

const [apiKeys = [], readonlyKeys = []] = process.argv.slice(2).map((keys) => keys.split(","));
const { url } = await startEmulator({ apiKeys, readonlyKeys });
process.stdin.resume().on("end", () => process.exit());
console.log(url);
