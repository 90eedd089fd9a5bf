import type { FastifyReply } from "fastify";
import { Refusal } from "../errors";
import type { Answer } from "../handlers/call";

/** An answer in the form in which it is sent. */
export interface Wire {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
  /** Cuts the connection: before anything of this is sent, or in the middle of it. */
  readonly cut?: "before" | "middle";
}

/** No answer at all. */
export const CUT: Wire = { status: 0, headers: {}, cut: "before" };

/** What work amounts to for a client, be it an answer or a refusal. */
export async function wireOf(work: () => Promise<Answer>): Promise<Wire> {
  try {
    const { status, body, contentType = "application/json" } = await work();
    if (body === undefined) return { status, headers: {} };
    return { status, headers: { "content-type": contentType }, text: JSON.stringify(body) };
  } catch (error) {
    if (error instanceof Refusal) return refusalWire(error);
    throw error;
  }
}

/** A refusal in the form in which it is sent. */
export const refusalWire = ({ status, body }: Refusal): Wire => ({
  status,
  headers: { "content-type": "application/json" },
  text: JSON.stringify(body),
});

/** Sends an answer, or as much of it as is to get through. */
export function send(reply: FastifyReply, { status, headers, text = "", cut }: Wire): FastifyReply {
  if (cut === undefined)
    return reply
      .code(status)
      .headers(headers)
      .send(text === "" ? undefined : text);
  const { raw } = reply.hijack();
  const end = (): void => void raw.socket?.resetAndDestroy();
  const whole = Buffer.from(text);
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  // Of an answer without a body, there is nothing between its head and its end.
  if (cut === "before" || half.length === 0) end();
  else raw.writeHead(status, { ...headers, "content-length": whole.length }).write(half, end);
  return reply;
}
