import type { Json, Workbench } from "./emulated";
import type { Step } from "./project";

/** One program, what its preview has to announce, and what the API has to hold afterwards. */
export interface Chapter {
  readonly program: string;
  /** For each resource that is touched, by name: the operation, and the properties that are shown as changed. */
  readonly preview: Record<string, string>;
  readonly holds: (connectors: Json[]) => void;
}

/** Applies a program, and checks it before, after and once more. */
export async function tell({ api, project }: Workbench, { program, preview, holds }: Chapter): Promise<void> {
  project.program(program);
  expect(summary(await project.steps())).toEqual(preview);
  await project.up();
  holds(await api.connectors());
  await project.expectNoChanges();
}

/** Applies a program that does exactly what is announced, and resolves to all that there is then, by kind. */
export async function applied(
  { api, project }: Workbench,
  program: string,
  preview: Record<string, unknown>,
): Promise<Json> {
  project.program(program);
  expect(summary(await project.steps())).toEqual(preview);
  await project.up();
  await project.expectNoChanges();
  const held: Record<string, Json[]> = {};
  for (const { kind, body } of await api.dump()) (held[kind] ??= []).push(body);
  return held;
}

/** `update name,tags`, by name of the resource. */
export function summary(steps: Step[]): Record<string, string> {
  const own = steps.filter(({ urn }) => /dynamic\/versori[:/]/.test(urn));
  const entries = own.map(({ op, urn, detailedDiff }) => {
    // The engine's keys, with two underscores, are hidden by every preview but this one for machines.
    const keys = Object.keys(detailedDiff ?? {}).flatMap((key) => (key.startsWith("__") ? [] : key.split(/[.[]/)[0]));
    const shown = op === "create" || op === "delete" ? "" : ` ${[...new Set(keys)].sort().join(",")}`;
    return [urn.split("::").at(-1) ?? "", `${op}${shown}`.trim()] as const;
  });
  return Object.fromEntries(entries);
}
