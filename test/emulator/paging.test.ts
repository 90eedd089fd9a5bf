import { Client, newConnection } from "./client";

let client: Client;
beforeEach(async () => void (client = await Client.start()));
afterEach(() => client.close());

const named = async (...names: string[]): Promise<void> => {
  for (const name of names) await client.connector({ name });
};

const list = (query: string) => client.ok("GET", `/connectors?${query}`);
const namesOf = (page: { connectors: { name: string }[] }): string[] => page.connectors.map(({ name }) => name);

test("paging goes on where it was after the object at the edge was changed", async () => {
  await named("a", "b", "c", "d");
  const first = await list("first=2");
  expect(namesOf(first)).toEqual(["d", "c"]);
  const { id } = first.connectors[1];
  await client.ok("PUT", `/connectors/${id}/tags`, { tags: {} });
  expect(namesOf(await list(`first=2&after=${first.next}`))).toEqual(["b", "a"]);
});

test("paging of a sorted list goes on after the object at the edge was deleted", async () => {
  await named("c", "a", "d", "b");
  const first = await list("first=2&sort=name:asc");
  expect(namesOf(first)).toEqual(["a", "b"]);
  await client.ok("DELETE", `/connectors/${first.connectors[1].id}`);
  const second = await list(`first=2&sort=name:asc&after=${first.next}`);
  expect(namesOf(second)).toEqual(["c", "d"]);
  expect(second).not.toHaveProperty("next");
  expect(namesOf(await list(`first=2&sort=name:asc&before=${second.prev}`))).toEqual(["a"]);
});

test("several columns sort a list, and equal ones leave the most recent first", async () => {
  await named("a", "b", "a");
  const ids = (await list("sort=name:desc,createdAt:asc")).connectors.map(({ id }: { id: string }) => id);
  const recent = (await list("")).connectors.map(({ id }: { id: string }) => id);
  expect(ids).toEqual([recent[1], recent[2], recent[0]]);
  const equal = (await list("sort=name:asc")).connectors.map(({ id }: { id: string }) => id);
  expect(equal).toEqual([recent[0], recent[2], recent[1]]);
});

test.each(["sort=name:up", "sort=secret:asc", "sort=name", "first=0", "first=x", "after=x", "before=W10"])(
  "a list refuses %s and names the parameter",
  async (query) => {
    const { status, body } = await client.call("GET", `/connectors?${query}`);
    expect({ status, code: body.code }).toEqual({ status: 400, code: "400000" });
    expect(body.fields[0].field).toContain(query.split("=")[0]);
  },
);

test("a cursor of one order is none of another", async () => {
  await named("a", "b");
  const { next } = await list("first=1");
  expect((await client.call("GET", `/connectors?sort=name:asc&after=${next}`)).status).toBe(400);
});

test("every list has its own key, and counts all pages", async () => {
  const { id } = await client.connector({ connections: [newConnection(), newConnection({ name: "test" })] });
  for (const name of ["1", "2"]) await client.ok("POST", `/connectors/${id}/versions`, { name });
  const lists = { connections: "items", versions: "items" };
  for (const [path, key] of Object.entries(lists)) {
    const page = await client.ok("GET", `/connectors/${id}/${path}?first=1`);
    expect(page).toMatchObject({ totalCount: 2, [key]: [expect.anything()] });
    expect((await client.ok("GET", `/connectors/${id}/${path}?after=${page.next}`))[key]).toHaveLength(1);
  }
  expect(await client.ok("GET", "/credentials?first=1")).toMatchObject({ totalCount: 2, credentials: [{}] });
  const protocols = await client.ok("GET", "/protocols?first=1");
  expect((await client.ok("GET", `/protocols?after=${protocols.next}`)).protocols).toHaveLength(1);
});
