import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { workbench } from "../support/emulated";
import { repository, type StoredResource } from "../support/project";

const RECORDED = join(repository, "test/states/0.1.0");

/** Servers that are not the one where the stack's objects are. */
const PLACES = [
  { name: "a web site", status: 404, type: "text/html", body: "<html>Nothing here</html>" },
  { name: "another API", status: 404, type: "application/json", body: '{"error":"not_found"}' },
  { name: "a place without this organisation", status: 404, type: "application/json", body: '{"code":"404000"}' },
];

test("with the address of another server, neither a refresh nor a destroy changes anything in the state", async () => {
  const { api, project, close } = await workbench();
  const server = createServer((_, response) =>
    response.writeHead(place.status, { "content-type": place.type }).end(place.body),
  );
  let [place] = PLACES as [(typeof PLACES)[number]];
  try {
    await api.tool("POST", "seed", JSON.parse(readFileSync(join(RECORDED, "dump.json"), "utf8")));
    project.program(readFileSync(join(RECORDED, "program.js"), "utf8"));
    await project.run("stack", "import", "--file", join(RECORDED, "stack.json"));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const [before, { env }] = [lasting(await project.resources()), project];
    project.env = { ...env, VERSORI_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` };
    for (place of PLACES) {
      for (const command of ["refresh", "destroy"]) {
        const { code, output } = await project.try(command, "--yes", "--skip-preview");
        expect({ place, command, code }).not.toMatchObject({ code: 0 });
        expect(output).toMatch(/failed with 404|not the Versori API's/);
        expect(lasting(await project.resources())).toEqual(before);
      }
    }
    project.env = env;
    await project.expectNoDrift();
    await project.destroy();
    expect(await api.dump()).toEqual([]);
  } finally {
    server.close();
    await close();
  }
});

/** What the state says of each resource, but for ciphertexts: each command salts them anew. */
const lasting = (resources: Record<string, StoredResource>): unknown =>
  JSON.parse(
    JSON.stringify(Object.values(resources).map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs }))),
    (key, value: unknown) => (key === "ciphertext" ? "" : value),
  );
