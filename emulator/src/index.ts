import type { AddressInfo } from "node:net";
import { DEFAULT_KEY } from "./default-key";
import type { FaultPlan } from "./faults/plan";
import { createServer } from "./server";
import { Store } from "./store";

export interface EmulatorOptions {
  /** Port on the loopback address. Default: 0, a free one. */
  readonly port?: number;
  /** File of the database, or `:memory:`, the default. */
  readonly db?: string;
  /** Keys that may do everything, `KEY` or `KEY@ORGANISATION_ID`. Default: `emulator-key`. */
  readonly apiKeys?: string[];
  /** Keys that may only read, in the same form. */
  readonly readonlyKeys?: string[];
  /** Public key, PEM, of signed tokens to accept. */
  readonly jwtPublicKey?: string;
  /** Answer operations that the published API may not offer as unknown. */
  readonly documentedOnly?: boolean;
  /** Milliseconds that a request may take to arrive; what never ends gets a 408. Default: 10,000. */
  readonly requestTimeoutMs?: number;
  /** The time of the service, in epoch milliseconds. Default: that of this machine. */
  readonly clock?: () => number;
  /** What goes wrong, for tests of clients. Default: nothing. */
  readonly faults?: FaultPlan;
}

export type { Effect, Fault, FaultPlan } from "./faults/plan";
export type { FaultReport } from "./faults";
export { DEFAULT_KEY };

/** A running emulator. */
export interface Emulator {
  /** What clients take as the address of the API: `http://127.0.0.1:PORT/api`. */
  readonly url: string;
  /** Ends all connections and closes the database. */
  close(): Promise<void>;
}

/** Starts an emulator; several in one process have nothing in common. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, db = ":memory:", apiKeys = [DEFAULT_KEY], readonlyKeys = [] } = options;
  const { jwtPublicKey, documentedOnly = false, requestTimeoutMs = 10_000, faults = {}, clock = Date.now } = options;
  const store = new Store(db, clock);
  try {
    const keys = { apiKeys, readonlyKeys, jwtPublicKey };
    const server = await createServer({ store, ...keys, documentedOnly, requestTimeoutMs, faults });
    await server.listen({ host: "127.0.0.1", port });
    const { port: chosen } = server.server.address() as AddressInfo;
    const close = async (): Promise<void> => {
      await server.close();
      store.close();
    };
    return { url: `http://127.0.0.1:${String(chosen)}/api`, close };
  } catch (error) {
    store.close();
    throw error;
  }
}
