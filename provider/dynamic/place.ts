import { CustomResource, getProject, getStack, type Resource } from "@pulumi/pulumi";
import type { StoredName } from "./stored";

/** Type of the resource that stands for the stack itself, the parent of all others. */
const STACK = "pulumi:pulumi:Stack";

/** What every resource of the SDK carries: its type, and who it belongs to. */
interface Tree {
  readonly __pulumiType?: string;
  readonly __name?: string;
  readonly __parentResource?: Tree;
}

/**
 * Names one resource of one stack, in the form of a URN. The SDK's own `createUrn` gives a promise that waits for the
 * parent, and with it for all its children: two of them in one component would wait for each other for ever. So this is
 * put together from what the program has at hand.
 */
export function placeIn(module: string, name: string, parent: Resource | undefined): string {
  const types = [...typesAbove(parent as Tree | undefined), module];
  return ["urn:pulumi:" + getStack(), getProject(), types.join("$"), name].join("::");
}

/** The same for a resource of the package that a program gives as itself. */
export function placeOfGiven(module: StoredName, given: unknown): string | undefined {
  if (!CustomResource.isInstance(given)) return undefined;
  const { __name: name, __parentResource: parent } = given as Tree;
  return name === undefined ? undefined : placeIn(module, name, parent as Resource | undefined);
}

function typesAbove(resource: Tree | undefined): string[] {
  const type = resource?.__pulumiType;
  if (resource === undefined || type === undefined || type === STACK) return [];
  return [...typesAbove(resource.__parentResource), type];
}
