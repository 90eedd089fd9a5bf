import { connect } from "node:net";
import { proved } from "../support/proof";
import { Client, ORGANISATION } from "./client";

let client: Client;
beforeAll(async () => void (client = await Client.start()));
afterAll(() => client.close());

const PATH = `/api/connect/v1/o/${ORGANISATION}/connectors`;
const CREATE = `/api/connect/v1/o/${ORGANISATION}/credentials`;
const LONGEST_MS = 30_000;

/** What comes back on a connection of its own until the server closes it. */
const raw = (bytes: string | Buffer, { emulator } = client): Promise<string> =>
  new Promise((done, fail) => {
    const { port } = new URL(emulator.url);
    let answer = "";
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(bytes));
    const timer = setTimeout(() => {
      socket.destroy();
      fail(new Error(`the server keeps a connection open after ${JSON.stringify(answer)}`));
    }, LONGEST_MS);
    socket.setEncoding("latin1").on("data", (chunk: string) => void (answer += chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      done(answer);
    });
  });

const request = (line: string, headers: string[] = [], body = "") =>
  [line, "Host: x", "Authorization: Bearer key", "Connection: close", ...headers, "", body].join("\r\n");

/** A creation whose length is told truly. */
const post = (body: string) =>
  request(
    `POST ${CREATE} HTTP/1.1`,
    ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`],
    body,
  );

const bodies: [string, string][] = [
  ["no JSON", "{"],
  ["a prototype", '{"__proto__":{"a":1},"name":"x","type":"string","data":{"value":"v"}}'],
  ["a constructor", '{"constructor":{"prototype":{"a":1}},"name":"x","type":"string","data":{"value":"v"}}'],
  ["deep nesting", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
  ["null", "null"],
  ["a number", "1e400"],
  ["too much", JSON.stringify({ name: "x".repeat(17 * 1024 * 1024) })],
];

const malformed: [string, string | Buffer][] = [
  ["a line of garbage", "\x01\x02garbage\r\n\r\n"],
  ["no version", `GET ${PATH}\r\n\r\n`],
  ["an unknown method", request(`BREW ${PATH} HTTP/1.1`)],
  ["no host", `GET ${PATH} HTTP/1.1\r\nConnection: close\r\n\r\n`],
  ["a header without a name", request(`GET ${PATH} HTTP/1.1`, [": x"])],
  ["a header with a null byte", request(`GET ${PATH} HTTP/1.1`, ["X: a\0b"])],
  ["headers that are too large", request(`GET ${PATH} HTTP/1.1`, [`X: ${"x".repeat(100_000)}`])],
  [
    "chunks that are none",
    request(`POST ${CREATE} HTTP/1.1`, ["Transfer-Encoding: chunked"], "zz\r\nlie\r\n0\r\n\r\n"),
  ],
  ["two lengths", request(`POST ${CREATE} HTTP/1.1`, ["Content-Length: 1", "Content-Length: 2"], "{}")],
  ["a negative length", request(`POST ${CREATE} HTTP/1.1`, ["Content-Length: -1"], "{}")],
  [
    "chunks and a length",
    request(`POST ${CREATE} HTTP/1.1`, ["Content-Length: 2", "Transfer-Encoding: chunked"], "{}"),
  ],
  ["a path that cannot be decoded", request(`GET ${PATH}/%zz HTTP/1.1`)],
  ["a path that is no UTF-8", request(`GET ${PATH}/%ff%fe HTTP/1.1`)],
  ["a null byte in the path", request(`GET ${PATH}/%00 HTTP/1.1`)],
  ["a query that is none", request(`GET ${PATH}?first=%ff&after=%00&sort=%zz HTTP/1.1`)],
  ["a prototype in the query", request(`GET ${PATH}?first=x&__proto__=1&constructor=2 HTTP/1.1`)],
  ...bodies.map(([name, body]): [string, string] => [`a body with ${name}`, post(body)]),
];
const endless: [string, string][] = [
  ["headers that never end", `GET ${PATH} HTTP/1.1\r\nHost: x\r\nX-Half`],
  [
    "a body that never ends",
    request(`POST ${CREATE} HTTP/1.1`, ["Content-Type: application/json", "Content-Length: 1000"], "{"),
  ],
];

let refused = 0;
test.each(malformed)("%s is refused in time, and the server goes on", async (_, bytes) => {
  expect(await raw(bytes)).toMatch(/^(?:$|HTTP\/1\.1 4\d\d )/);
  expect(await client.ok("GET", "/connectors")).toMatchObject({ totalCount: 0 });
  expect(await client.ok("GET", "/credentials")).toMatchObject({ totalCount: 0 });
  refused++;
});

test.each(endless)("%s are refused once their time is over, and the server goes on", async (_, bytes) => {
  const impatient = await Client.start({ requestTimeoutMs: 500 });
  expect(await raw(bytes, impatient)).toMatch(/^HTTP\/1\.1 408 /);
  expect(await impatient.ok("GET", "/connectors")).toMatchObject({ totalCount: 0 });
  await impatient.close();
  refused++;
});

test("malformed requests are never a defect of the server", async () => {
  const requests = (await client.tool("GET", "requests")) as { status: number }[];
  expect(requests.filter(({ status }) => status >= 500)).toEqual([]);
  proved(
    "emulator-load",
    `${refused} of ${malformed.length + endless.length} malformed requests refused in time, 0 answers of 5xx`,
  );
});
