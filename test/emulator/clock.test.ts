import { decodeTime } from "ulid";
import { Client, ORGANISATION, secret } from "./client";

const MOMENT = Date.parse("2031-04-05T06:07:08Z");

let now: number;
let client: Client;
beforeEach(async () => {
  now = MOMENT;
  client = await Client.start({ clock: () => now });
});
afterEach(() => client.close());

test("objects, their ids and the date of answers follow the clock that an emulator is given", async () => {
  const { id, createdAt } = await client.connector();
  expect(createdAt).toMatch(/^2031-04-05T06:07:08/);
  expect(decodeTime(id)).toBe(MOMENT);
  const response = await fetch(`${client.emulator.url}/connect/v1/o/${ORGANISATION}/connectors`, {
    headers: { authorization: "Bearer key" },
  });
  expect(response.headers.get("date")).toBe("Sat, 05 Apr 2031 06:07:08 GMT");
});

test("what expires does so by that clock", async () => {
  const { id } = await client.ok("POST", "/credentials", { ...secret(), expiresAt: "2031-04-05T07:00:00Z" });
  await client.ok("GET", `/credentials/${id}`);
  now += 3_600_000;
  expect((await client.call("GET", `/credentials/${id}`)).status).toBe(404);
});
