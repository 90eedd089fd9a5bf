import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { type Case, cases } from "../chaos/cases";
import type { FaultPlan } from "../chaos/plans";
import type { Declared } from "../chaos/program";
import { programs } from "../chaos/programs";
import { secretIn } from "../chaos/secrets";
import type { Entry } from "../chaos/state";
import { World } from "../chaos/world";
import { written } from "../chaos/written";
import { type Workbench, workbench } from "../support/emulated";
import type { StoredResource } from "../support/project";
import { proved } from "../support/proof";
import { drawn } from "../support/sample";

/** Declares what a file lists, as a program in JavaScript would. */
const PROGRAM = `
  const CLASSES = {
    connector: Connector, "connector-version": ConnectorVersion, action: Action, trigger: Trigger,
    "connector-version-publication": ConnectorVersionPublication, connection: Connection, definitions: Definitions,
    credential: Credential, "platform/system": platform.System, "platform/system-action": platform.SystemAction,
    "platform/project": platform.Project, "platform/environment": platform.Environment,
    "platform/project-variables": platform.ProjectVariables, "platform/connection": platform.Connection,
    "platform/connection-template": platform.ConnectionTemplate, "platform/end-user": platform.EndUser,
    "platform/activation": platform.Activation,
  };
  const made = {};
  const components = {};
  const within = (home) => {
    if (home.length === 0) return undefined;
    const { type, name } = home.at(-1);
    const parent = within(home.slice(0, -1));
    return (components[JSON.stringify(home)] ??= new pulumi.ComponentResource(type, name, {}, { parent }));
  };
  const valueOf = (value) => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(valueOf);
    if (!("$of" in value)) return Object.fromEntries(Object.entries(value).map(([k, member]) => [k, valueOf(member)]));
    // A publication is given the resources themselves.
    if (value.path[0] === "fingerprint") return made[value.$of];
    return value.path.reduce((inner, key) => inner[key], made[value.$of]);
  };
  for (const { type, name, home, former, args, dependsOn, deletedWith } of require("./declared.json")) {
    const aliases = former.map((was) => ({ name: was.name, parent: within(was.home) ?? pulumi.rootStackResource }));
    const others = { dependsOn: dependsOn.map((other) => made[other]), deletedWith: made[deletedWith] };
    made[name] = new CLASSES[type](name, valueOf(args), { parent: within(home), aliases, ...others });
  }`;

let bench: Workbench;
beforeEach(async () => {
  bench = await workbench({ env: { VERSORI_TIMEOUT_SECONDS: "60" } });
  bench.project.program(PROGRAM);
});
afterEach(() => bench.close());

/** What the provider says when a person has to tell objects apart. */
const DOUBTFUL = /delete what you do not want/;

/** Few, as each takes long: the first ones with many resources, and with much that goes wrong in each update. */
const STORIES = fc
  .sample(cases, { seed: 1, numRuns: 600 })
  // What needs a person is for the tests of renames, replacements and imports; here, all renames have an alias.
  .filter(({ edits }) => edits.flat().every(({ kind }) => kind !== "twin" && kind !== "force"))
  .filter(({ beginning }) => Object.keys(beginning).length >= 6)
  .filter(({ plans }) => plans.every((plan) => plan && plan.faults.length >= 3))
  .slice(0, 5)
  .map((story, number) => ({ ...story, number }));

test.each(drawn(STORIES))(
  "whatever goes wrong on the way, one more up on the real engine ends with what the program says ($number)",
  async ({ beginning, edits, plans, parallel, refresh }: Case) => {
    const { api, project } = bench;
    const up = ["up", "--yes", "--skip-preview", ...(parallel ? [] : ["--parallel", "1"])];
    const all = programs(beginning, edits).map((one) => written(one));
    let [failures, faults] = [0, 0];
    for (const [i, program] of all.entries()) {
      declare(program);
      const outcome = await under(plans[i], () => project.try(...up));
      faults += outcome.fired;
      failures += outcome.code === 0 ? 0 : 1;
      expect(outcome.fired === 0 ? outcome.code : 0).toBe(0);
      expect(outcome.output).not.toMatch(DOUBTFUL);
    }
    const last = all.at(-1) ?? [];
    if (refresh) await project.refresh();
    await project.run(...up);
    await project.expectNoChanges();
    await project.expectNoDrift();
    const entries = entriesOf(last, (await project.run("stack", "export", "--show-secrets")).stdout);
    const world = new World(await api.dump());
    expect(entries).toHaveLength(last.length);
    expect({ orphans: world.strangers(entries), doubled: world.twins(entries) }).toEqual({ orphans: [], doubled: [] });
    expect(entries.flatMap((entry) => world.difference(entry) ?? [])).toEqual([]);
    expect(secretIn(await project.state())).toBeUndefined();
    await project.destroy();
    expect(await api.dump()).toEqual([]);
    proved(
      "chaos",
      `real engine: ${all.length + 1} ups of up to ${Math.max(...all.map(({ length }) => length))} resources, ` +
        `${faults} faults, ${failures} ups failed, 0 objects too many, 0 missing`,
    );
  },
);

const declare = (program: Declared[]): void =>
  writeFileSync(join(bench.project.directory, "declared.json"), JSON.stringify(program));

/** Does something while the emulator follows a plan; tells how many of its faults hit. */
async function under<T extends object>(plan: FaultPlan | undefined, work: () => Promise<T>) {
  const { api } = bench;
  await api.tool("POST", "faults", plan ?? { faults: [] });
  const outcome = await work();
  const { counts } = (await api.tool("GET", "faults")) as { counts: { fired: number }[] };
  await api.tool("DELETE", "faults");
  return { ...outcome, fired: counts.reduce((sum, { fired }) => sum + fired, 0) };
}

/** The program's resources as an exported state has them, secrets included. */
function entriesOf(program: Declared[], exported: string): Entry[] {
  const shown = (_: string, value: unknown): unknown => {
    const { plaintext } = (value ?? {}) as { plaintext?: string };
    return plaintext === undefined ? value : (JSON.parse(plaintext, shown) as unknown);
  };
  const { deployment } = JSON.parse(exported, shown) as { deployment: { resources?: StoredResource[] } };
  return (deployment.resources ?? []).flatMap(({ urn, id, inputs, outputs }, serial) => {
    const declared = program.find(({ name }) => urn.endsWith(`::${name}`));
    if (!declared || id === undefined) return [];
    const known = { name: declared.name, urn, type: declared.type, serial, id, inputs, outputs, unfinished: false };
    return { ...known, uses: {}, deletedWith: undefined, replaceOnChanges: false, trigger: 0 };
  });
}
