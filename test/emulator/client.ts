import type { Emulator, EmulatorOptions } from "../../emulator/src";
import { emulated, type Json } from "../support/emulated";

export const ORGANISATION = "01J00000000000000000000000";
export const OTHER = "01J00000000000000000000009";

export interface Reply {
  readonly status: number;
  readonly body: Json;
}

/** Plain HTTP to an emulator. */
export class Client {
  constructor(readonly emulator: Emulator) {}

  /** An empty emulator: the one that this worker keeps, unless it has to be of another kind. */
  static async start(options?: EmulatorOptions): Promise<Client> {
    return new Client((await emulated(options && { apiKeys: ["key"], readonlyKeys: ["reader"], ...options })).emulator);
  }

  /** A request below `/api`. */
  async raw(method: string, path: string, body?: unknown, authorization = "Bearer key"): Promise<Reply> {
    const headers: Record<string, string> = authorization ? { authorization } : {};
    if (body !== undefined) headers["content-type"] = "application/json";
    const response = await fetch(this.emulator.url + path, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  /** A request to the v1 API, within an organisation. */
  call = (method: string, path: string, body?: unknown, organisation = ORGANISATION): Promise<Reply> =>
    this.raw(method, `/connect/v1/o/${organisation}${path}`, body);

  /** The body of a request that has to succeed. */
  async ok(method: string, path: string, body?: unknown, organisation = ORGANISATION): Promise<Json> {
    const reply = await this.call(method, path, body, organisation);
    if (reply.status >= 300)
      throw new Error(`${method} ${path}: ${String(reply.status)} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  /** A request to the v2 platform API, within the organisation. */
  platform = (method: string, path: string, body?: unknown): Promise<Reply> =>
    this.raw(method, `/v2/o/${ORGANISATION}${path}`, body);

  /** The body of a request to the platform API that has to answer with this status. */
  async gives(status: number, method: string, path: string, body?: unknown): Promise<Json> {
    const reply = await this.platform(method, path, body);
    expect({ method, path, status: reply.status, body: reply.body }).toMatchObject({ status });
    return reply.body;
  }

  connector = (more: object = {}): Promise<Json> =>
    this.ok("POST", "/protocols/http/connectors", {
      name: "orders",
      baseUrl: "https://x",
      authSchemeConfigs: [KEY],
      ...more,
    });

  connection = (connectorId: string, more: object = {}): Promise<Json> =>
    this.ok("POST", `/connectors/${connectorId}/connections`, newConnection(more));

  async tool(method: string, path: string, body?: unknown): Promise<Json> {
    const response = await fetch(new URL(`/__emulator/${path}`, this.emulator.url), {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    return response.json();
  }

  /** Ends the emulator, and fails if it ever broke its description. */
  async close(): Promise<void> {
    const all = (await this.tool("GET", "requests")) as { status: number; path: string }[];
    await this.emulator.close();
    expect(all.filter(({ status }) => status === 500)).toEqual([]);
  }
}

/** The body that replaces a connector; of what it was, only what has to be told is left. */
export const replacement = ({ id, organisationId, name, protocol, baseUrl }: Json, more: object = {}): object => ({
  ...{ id, organisationId, name, protocol, baseUrl },
  ...more,
});

export const KEY = { id: "key", description: "", schemeType: "api-key", name: "X-Key", in: "header" };
export const BASIC = { id: "basic", description: "", schemeType: "basic-auth" };
export const secret = (value = "s3cret") => ({ name: "k", type: "string", data: { value } });
export const newConnection = (more: object = {}): object => ({
  name: "production",
  variables: [],
  credentials: { action: [{ authSchemeConfig: KEY, credential: secret() }] },
  ...more,
});
