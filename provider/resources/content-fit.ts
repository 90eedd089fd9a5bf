import type { Api } from "../api/client";
import { listDefinitions } from "../api/definitions";
import { unlessGone } from "../api/gone";
import type { IsPlanned } from "../lifecycle/definition";
import { found, listed } from "../lifecycle/found";
import type { Reference } from "./content-body";
import type { Inputs } from "./content-lifecycle";
import { nameOfDefinition } from "./definitions-update";

const HOLDER = ["the version", "definition"] as const;

/** Refuses an action or a trigger that refers to a definition which its version lacks. */
export async function verifyReferences(
  api: Api,
  { requestBody, responses, ...at }: Inputs,
  _olds: Inputs,
  isPlanned: IsPlanned,
): Promise<void> {
  const places: [PropertyKey[], Reference[] | undefined][] = [
    [["requestBody", "definitions"], requestBody?.definitions],
    ...responses.map(({ definitions }, i): [PropertyKey[], Reference[] | undefined] => [
      ["responses", i, "definitions"],
      definitions,
    ]),
  ];
  const references = places.flatMap(([path, all = []]) => all.map((one, i) => ({ one, path: [...path, i] })));
  if (references.length === 0) return;
  const known = await found(unlessGone(api, at.organisationId, listDefinitions(api, at)), ["version"], "version");
  for (const { one, path } of references) {
    const [wanted, key] = typeof one === "string" ? [one, "name" as const] : [one.id, "id" as const];
    if (isPlanned(nameOfDefinition(at, wanted))) continue;
    const ids = known.map((definition) => definition[key]);
    listed(wanted, ids, path, HOLDER);
  }
}
