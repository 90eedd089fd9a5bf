import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers a request by itself by returning true; otherwise it goes on to the service behind. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** A server between the provider and an emulator that can go wrong in the ways that networks do. */
export class StandIn {
  /** Requests that came in, as `METHOD path`. */
  readonly seen: string[] = [];
  intercept: Intercept = () => false;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(target: string): Promise<StandIn> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    const standIn = new StandIn(server, `http://127.0.0.1:${port}/api`);
    server.on("request", (request, response) => void standIn.handle(request, response, new URL(target).origin));
    return standIn;
  }

  /** What a request brought along. */
  bodyOf = (request: IncomingMessage): string => (request as IncomingMessage & { text: string }).text;

  /** Keeps the first request that fits waiting until it is released; later ones pass. */
  holdFirst(fits: (request: IncomingMessage) => boolean): { arrived: Promise<void>; release: () => void } {
    let release = (): void => undefined;
    const released = new Promise<void>((done) => (release = done));
    const arrived = new Promise<void>((arrive) => {
      this.intercept = async (request) => {
        if (!fits(request)) return false;
        this.intercept = () => false;
        arrive();
        await released;
        return false;
      };
    });
    return { arrived, release };
  }

  /** Lets everything pass again, and forgets what came in. */
  reset(): void {
    this.intercept = () => false;
    this.seen.length = 0;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((closed) => this.server.close(() => closed()));
  }

  private async handle(request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> {
    this.seen.push(`${request.method} ${request.url}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const forward = () =>
      fetch(origin + request.url, {
        method: request.method ?? "GET",
        headers: Object.fromEntries(
          Object.entries(request.headers).filter(([key]) => ["authorization", "content-type"].includes(key)),
        ) as Record<string, string>,
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
    Object.assign(request, { forward, text: Buffer.concat(chunks).toString() });
    if (await this.intercept(request, response)) return;
    const answer = await forward();
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
    response.end(await answer.text());
  }
}

/** Sends the request on, for an intercept that spoils the answer only. */
export const forwarded = (request: IncomingMessage): Promise<Response> =>
  (request as IncomingMessage & { forward(): Promise<Response> }).forward();
