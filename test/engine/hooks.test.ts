import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withoutIds, workbench } from "../support/emulated";
import { beyond, held } from "../support/kills";
import { repository } from "../support/project";
import { proved } from "../support/proof";
import { summary } from "../support/story";
import { StandIn } from "../support/stand-in";

const PROGRAM = readFileSync(join(repository, "test/states/program.js"), "utf8");

/** Before 3.264, the engine asks for a creation again that failed halfway; from then on, for an update. */
const HOOKED = `
  const again = new pulumi.ErrorHook("again", () => true);
  pulumi.runtime.registerStackTransformation(({ props, opts }) => ({ props, opts: { ...opts, hooks: { onError: [again] } } }));
`;

test("with an error hook that wants another attempt, what was refused at every single step is there once, and whole", async () => {
  const { api, project, close } = await workbench();
  const standIn = await StandIn.before(api.url);
  const refused = new Set<string>();
  let writes = 0;
  const refuseOnce: StandIn["intercept"] = ({ method, url = "" }, response) => {
    const write = `${method} ${withoutIds(url)}`;
    if (method === "GET" || refused.size === refused.add(write).size) return false;
    response.writeHead(400, { "content-type": "application/json" }).end('{"code":"400000","message":"Not today"}');
    return true;
  };
  try {
    const { env } = project;
    const after = async (edit: string, base: string): Promise<string[]> => {
      project.env = { ...env, VERSORI_BASE_URL: base, PROGRAM_EDIT: edit };
      await project.up();
      return held(api);
    };
    project.program(PROGRAM);
    const undisturbed = [await after("", api.url), await after("update", api.url)];
    await project.destroy();
    project.program(HOOKED + PROGRAM);
    for (const [i, edit] of ["", "update"].entries()) {
      refused.clear();
      standIn.intercept = refuseOnce;
      const found = await after(edit, standIn.url);
      standIn.reset();
      const [surplus, missing] = [beyond(found, undisturbed[i] ?? []), beyond(undisturbed[i] ?? [], found)];
      expect({ surplus, missing }).toEqual({ surplus: [], missing: [] });
      expect(refused.size).toBeGreaterThan(20);
      // The engine keeps what a failed attempt reported, though a later one succeeded, and updates such resources once.
      const resources = Object.entries(await project.resources());
      const failed = resources.filter(([, { initErrors = [] }]) => initErrors.length > 0);
      expect(summary(await project.steps())).toEqual(Object.fromEntries(failed.map(([name]) => [name, "update"])));
      expect(await after(edit, api.url)).toEqual(found);
      await project.expectNoChanges();
      await project.expectNoDrift();
      writes += refused.size;
    }
    await project.destroy();
    expect(await api.dump()).toEqual([]);
    proved("half-done", `an error hook, and each of ${writes} writes refused once: 0 objects too many, 0 missing`);
  } finally {
    await standIn.close();
    await close();
  }
});
