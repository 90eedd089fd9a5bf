import { Client, ORGANISATION } from "../client";
import { credential, World } from "./world";

test("an end user is made once, found by either id, and deleted", async () => {
  const client = await Client.start();
  const made = await client.gives(201, "POST", "/users", { externalId: "ext/1" });
  expect(made).toMatchObject({ externalId: "ext/1", displayName: "", organisationId: ORGANISATION });
  await client.gives(409, "POST", "/users", { externalId: "ext/1" });
  expect(await client.gives(200, "GET", `/users/${made.id}`)).toEqual(made);
  expect(await client.gives(200, "GET", "/users/ext%2F1")).toEqual(made);
  expect((await client.gives(200, "GET", "/users?search=ext")).users).toEqual([made]);
  await client.gives(400, "GET", "/users?activated=true");
  await client.gives(204, "DELETE", "/users/ext%2F1");
  await client.gives(404, "GET", `/users/${made.id}`);
  await client.close();
});

test("an activation needs a connection for each dynamic template, and variables of the project", async () => {
  const world = await World.start({ dynamic: true });
  const { client, environment, project, template } = world;
  const { connectionTemplateId } = template;
  await world.connect({}, 400);
  await world.connect({ externalId: "nobody" }, 400);
  const user = await client.gives(201, "POST", "/users", { externalId: "ext" });
  const schema = { type: "object", properties: { region: { type: "string" } }, required: ["region"] };
  await client.gives(200, "PUT", `/projects/${project.id}/variables`, schema);
  const body = { userId: "ext", environmentId: environment.id, connections: [] as object[] };
  const lacking = await client.gives(400, "POST", "/activations", body);
  expect(lacking.fields[0].message).toContain(connectionTemplateId);
  const theirs = await world.connect({ externalId: "ext" });
  body.connections = [{ connectionTemplateId, existingConnectionId: theirs.id }];
  await client.gives(400, "POST", "/activations", { ...body, dynamicVariables: { region: 1 } });
  const made = await client.gives(200, "POST", "/activations", { ...body, dynamicVariables: { region: "eu" } });
  expect(made).toMatchObject({ user, connections: [theirs], dynamicVariables: { region: "eu" } });
  await client.gives(409, "POST", "/activations", body);
  await client.gives(409, "DELETE", `/connections/${theirs.id}`);
  expect((await client.gives(200, "GET", `/connections?end_user_id=${user.id}`)).items).toEqual([theirs]);
  const at = `/environments/${environment.id}/activations`;
  expect(await client.gives(200, "GET", at)).toEqual([made]);
  expect(await client.gives(200, "GET", `${at}/${made.id}`)).toEqual(made);
  expect(await client.gives(200, "GET", `/environment/${environment.id}/users/ext/activations`)).toEqual([made]);
  const served = `/environment-systems/${connectionTemplateId}/activations/${made.id}`;
  expect(await client.gives(200, "GET", served)).toEqual(theirs);
  expect(await client.gives(200, "PATCH", `${at}/${made.id}/variables`, { region: "us" })).toEqual({ region: "us" });
  const one = await client.gives(200, "PUT", `${at}/${made.id}/variables/region`, { value: "asia" });
  expect(one).toEqual({ region: "asia" });
  const filtered = `/users?activated=false&environment_id=${environment.id}`;
  expect((await client.gives(200, "GET", filtered)).users).toEqual([]);
  await client.gives(204, "DELETE", `${at}/${made.id}`);
  await client.gives(404, "GET", `${at}/${made.id}`);
  expect(await client.gives(200, "GET", `/connections/${theirs.id}`)).toEqual(theirs);
  await client.close();
});

test("an activation can bring its connection along, and goes with its environment", async () => {
  const world = await World.start({ dynamic: true });
  const { client, environment, project, template } = world;
  await client.gives(201, "POST", "/users", { externalId: "ext" });
  const { connectionTemplateId } = template;
  const connection = { name: "theirs", credentials: [credential()] };
  const made = await client.gives(200, "POST", "/activations", {
    userId: "ext",
    environmentId: environment.id,
    connections: [{ connectionTemplateId, connection }],
  });
  expect(made.connections).toMatchObject([{ name: "theirs", connectionTemplateId }]);
  await client.gives(204, "DELETE", `/projects/${project.id}`);
  const kinds = (await client.tool("GET", "dump")).map(({ kind }: { kind: string }) => kind);
  expect(kinds.sort()).toEqual(["end-user", "platform-connection", "system"]);
  await client.close();
});
