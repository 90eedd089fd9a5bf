import { type Input, runtime } from "@pulumi/pulumi";
import { idOf, type Owned, type Reference } from "./args";
import { rivalry } from "./rivalry";

/** The resources whose versions are named after their content: by connector, or run of a program, and by prefix. */
const members = new WeakMap<object, Map<string, string>>();

/**
 * Refuses a second resource of one family, as far as the program itself shows that it is one; what it learns only
 * later is compared by the check.
 */
export function joinFamily(resource: string, connectorId: Reference<Owned>, namePrefix: Input<string>): void {
  const connector = idOf(connectorId);
  // One process may run several programs, or one several times, each with a stack of its own.
  const scope = typeof connector === "string" ? runtime.getStackResource() : connector;
  if (scope === undefined || typeof namePrefix !== "string") return;
  const family = members.get(scope) ?? new Map<string, string>();
  const key = typeof connector === "string" ? `${connector}/${namePrefix}` : namePrefix;
  const other = family.get(key);
  if (other !== undefined) throw new Error(`ConnectorVersion "${resource}": namePrefix: ${rivalry(other, namePrefix)}`);
  members.set(scope, family.set(key, resource));
}
