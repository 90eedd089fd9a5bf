import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workbench } from "./emulated";
import { beyond, held, Killer, resourceOf } from "./kills";
import { repository } from "./project";
import { proved } from "./proof";
import { drawn, seed } from "./sample";

const UP = ["up", "--yes", "--skip-preview"];
const DESTROY = ["destroy", "--yes", "--skip-preview"];

/** What is done to one resource of every type: the edit of the program that was there before, and the one that is killed. */
export const DEEDS = {
  create: { before: undefined, edit: "", command: UP },
  update: { before: "", edit: "update", command: UP },
  replace: { before: "update", edit: "replace", command: UP },
  delete: { before: "", edit: "", command: DESTROY },
} as const;

/** Time for all runs of one deed. */
export const PATIENCE_MS = 60 * 60_000;

/** The resources of whose requests a run kills a deed: all, or one of them in a sample. */
export function victims(name: keyof typeof DEEDS, requests: readonly string[], by = seed): string[] {
  const resources = [...new Set(requests.map(resourceOf))].sort();
  return drawn(resources, Object.keys(DEEDS).indexOf(name), by);
}

/**
 * Kills a deed at every boundary of its requests, one after the other; of one resource's requests in a sample. In the
 * end there has to be exactly what there is after the same deed when nobody is killed.
 */
export async function killed(name: keyof typeof DEEDS): Promise<void> {
  const { before, edit, command } = DEEDS[name];
  const bench = await workbench();
  const { api, project } = bench;
  try {
    project.program(readFileSync(join(repository, "test/states/program.js"), "utf8"));
    // Else the backend keeps a second file beside the state, which a kill can leave empty; see SECURITY.md.
    const env = { ...project.env, PULUMI_BACKEND_URL: `file://${join(project.base, "state")}?metadata=skip` };
    if (before !== undefined) {
      project.env = { ...env, PROGRAM_EDIT: before };
      await project.up();
    }
    project.env = { ...env, PROGRAM_EDIT: edit };
    const [state, dump] = [await project.state(), await api.dump()];
    const of = victims(name, await api.requestsOf(() => project.run(...command)));
    const declared = await held(api);
    await api.tool("DELETE", "state");
    await api.tool("POST", "seed", dump);
    writeFileSync(join(project.base, "before.json"), state);
    await project.run("stack", "import", "--file", join(project.base, "before.json"));

    const fits = (request: string) => of.includes(resourceOf(request));
    const { boundaries, kills, cancels } = await Killer.run(bench, [...command], fits);
    const found = await held(api);
    const [surplus, missing] = [beyond(found, declared), beyond(declared, found)];
    const killed = Object.entries(kills).map(([victim, times]) => `${victim} ${times}`);
    const at = seed === undefined ? "" : `of ${of.join(", ")} `;
    proved(
      "killed",
      `${name}: ${boundaries.length} boundaries of requests ${at}(${killed.join(", ")}), ${cancels} "pulumi cancel": ` +
        `${surplus.length} objects too many, ${missing.length} missing`,
    );
    keepBoundaries(name, boundaries);
    expect(boundaries).not.toEqual([]);
    expect({ surplus, missing }).toEqual({ surplus: [], missing: [] });
    if (name !== "delete") await project.expectNoChanges();
    // Creations that were interrupted are remembered until they are said to be dealt with.
    await project.run("refresh", "--yes", "--skip-preview", "--clear-pending-creates", "--expect-no-changes");
    const { deployment } = JSON.parse(await project.state()) as { deployment: { pending_operations?: unknown[] } };
    expect(deployment.pending_operations ?? []).toEqual([]);
    await project.destroy();
    expect(await api.dump()).toEqual([]);
  } finally {
    await bench.close();
  }
}

/** Where each deed was killed when it was killed everywhere last; a test compares what samples draw with it. */
export const BOUNDARIES = join(repository, "test/boundaries.json");

function keepBoundaries(name: string, boundaries: readonly string[]): void {
  if (seed !== undefined) return;
  const kept = JSON.parse(readFileSync(BOUNDARIES, "utf8")) as Record<string, readonly string[]>;
  writeFileSync(BOUNDARIES, `${JSON.stringify({ ...kept, [name]: [...boundaries].sort() }, undefined, 2)}\n`);
}
