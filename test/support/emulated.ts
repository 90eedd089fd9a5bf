import type { Emulator, EmulatorOptions } from "../../emulator/src";
import { type Project, project, type ProjectOptions } from "./project";

export const ORGANISATION = "01J00000000000000000000000";
export const OTHER_ORGANISATION = "01J00000000000000000000009";
export const WRITE_KEY = "write-key-7f3a";
export const READ_KEY = "read-key-91bc";

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely */
export type Json = any;

/** A path of the API from the organisation on, with ids left out. */
export const withoutIds = (path: string): string =>
  path.replace(/\/[0-9A-Z]{26}(?=\/|$)/g, "/*").replace(/^\/api\/(connect\/v1|v2)\/o\/\*/, "");

type Kind = "actions" | "triggers" | "definitions";

/** An emulator of its own, and plain HTTP to look at what it holds. */
export class Api {
  constructor(readonly emulator: Emulator) {}

  get url(): string {
    return this.emulator.url;
  }

  /** Environment with which the provider uses this emulator. */
  get env(): Record<string, string> {
    return { VERSORI_BASE_URL: this.url, VERSORI_API_KEY: WRITE_KEY, VERSORI_ORGANISATION_ID: ORGANISATION };
  }

  /** A request to the v1 API, relative to the organisation; fails unless the answer is a success. */
  async call(method: string, path: string, body?: unknown, organisation = ORGANISATION): Promise<Json> {
    const response = await fetch(`${this.url}/connect/v1/o/${organisation}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${WRITE_KEY}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  /** The same for the v2 platform API. */
  async platform(method: string, path: string, body?: unknown): Promise<Json> {
    return this.call(method, `/../../../../v2/o/${ORGANISATION}${path}`, body);
  }

  connectors = async (organisation = ORGANISATION): Promise<Json[]> =>
    (await this.call("GET", "/connectors?first=100", undefined, organisation)).connectors;

  /** What a version of a connector holds, each kind by name; schemas as the service stores them. */
  async contents(connectorId: string, version: string): Promise<Record<Kind, Record<string, Json>>> {
    const at = `/connectors/${connectorId}/versions/${version}`;
    const of = async (kind: Kind): Promise<Record<string, Json>> => {
      const items = (await this.call("GET", `${at}/${kind}?first=100`))[kind] as Json[];
      return Object.fromEntries(items.map((item) => [item.name, item]));
    };
    return { actions: await of("actions"), triggers: await of("triggers"), definitions: await of("definitions") };
  }

  /** One of the emulator's own addresses. */
  async tool(method: string, path: string, body?: unknown): Promise<Json> {
    const response = await fetch(new URL(`/__emulator/${path}`, this.url), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    return response.json();
  }

  dump = (): Promise<Json[]> => this.tool("GET", "dump");

  /** Ends all faults, and removes all objects and what is known of requests. */
  async empty(): Promise<void> {
    await this.tool("DELETE", "faults");
    await this.tool("DELETE", "state");
  }

  /** The requests that `work` makes, as `METHOD path` with ids left out. */
  async requestsOf(work: () => Promise<unknown>): Promise<string[]> {
    await this.tool("DELETE", "requests");
    await work();
    return this.requests();
  }

  async requests(): Promise<string[]> {
    const all = (await this.tool("GET", "requests")) as { method: string; path: string }[];
    return all.map(({ method, path }) => `${method} ${withoutIds(path)}`);
  }

  /** Fails if the emulator ever broke its description or itself. */
  async expectNoDefect(): Promise<void> {
    const all = (await this.tool("GET", "requests")) as { status: number }[];
    expect(all.filter(({ status }) => status === 500)).toEqual([]);
  }
}

/** Whether the emulator of this worker is in use by the tests of this file. */
let borrowed = false;

/** An empty emulator: the one that this worker keeps, unless it is in use already or has to be of another kind. */
export async function emulated(options?: EmulatorOptions): Promise<Api> {
  if (!options && !borrowed) return borrow();
  const { startEmulator } = await import("../../emulator/src/index.ts");
  return new Api(await startEmulator({ apiKeys: [WRITE_KEY, "key"], readonlyKeys: [READ_KEY, "reader"], ...options }));
}

async function borrow(): Promise<Api> {
  const url = process.env["VERSORI_EMULATORS"]?.split(" ")[Number(process.env["JEST_WORKER_ID"]) - 1] ?? "";
  borrowed = true;
  const close = async (): Promise<void> => {
    await api.empty();
    borrowed = false;
  };
  const api = new Api({ url, close });
  await api.empty();
  return api;
}

/** An emulator and a project that uses it; closed together. */
export interface Workbench {
  readonly api: Api;
  readonly project: Project;
  readonly close: () => Promise<void>;
}

export async function workbench({
  emulator,
  env,
  ...rest
}: { emulator?: EmulatorOptions } & ProjectOptions = {}): Promise<Workbench> {
  const api = await emulated(emulator);
  const opened = await project({ env: { ...api.env, ...env }, ...rest });
  const close = async (): Promise<void> => {
    opened.close();
    await api.emulator.close();
  };
  return { api, project: opened, close };
}
