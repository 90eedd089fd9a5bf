import { subscribe } from "node:diagnostics_channel";
import { fstatSync } from "node:fs";
import type { Cancellation } from "../api/client";

/** Time for a write that is on its way to be answered, so that what it made is recorded. */
const GRACE_MS = 700;

const reads = new AbortController();
const writes = new AbortController();

/** Ends all operations of this process when the person at the terminal stops the command. */
export const cancellation = (): Cancellation => ({ reads: reads.signal, writes: writes.signal });

function cancel(): void {
  reads.abort();
  setTimeout(() => writes.abort(), GRACE_MS).unref();
}

// The engine asks its plugins to stop by a call that the SDK answers without telling the provider. Node reports every
// incoming HTTP/2 stream (https://nodejs.org/api/diagnostics_channel.html, from 22.17), so the call can be seen.
subscribe("http2.server.stream.start", (message) => {
  const { headers } = message as { headers?: Record<string, unknown> };
  if (headers?.[":path"] === "/pulumirpc.ResourceProvider/Cancel") cancel();
});

// The engine ends plugins with this signal; a listener would keep the process alive if it did not pass it on.
process.once("SIGINT", () => {
  cancel();
  process.kill(process.pid, "SIGINT");
});

// The engine holds the other ends of these pipes. When it is killed, nobody asks this process for anything any more,
// and nobody would end it; what it prints must not fail, as the SDK prints every failure.
if (isPipe(process.stdin.fd)) {
  process.stdin.once("end", orphaned).resume();
  (process.stdin as unknown as { unref(): void }).unref();
}
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

function orphaned(): void {
  cancel();
  setTimeout(() => process.exit(1), GRACE_MS);
}

function isPipe(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}
