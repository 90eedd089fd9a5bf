import { type CustomResource, type Output, output } from "@pulumi/pulumi";
import { hashOf } from "../lifecycle/canonical";
import { same } from "../lifecycle/same";

/** The names of what a program says about contents of a version. */
const said = new WeakMap<CustomResource, string[]>();

/** Remembers what a program says about contents of a version; `forceDelete` is nothing that the service knows. */
export function remember(content: CustomResource, args: object): void {
  const keys = Object.entries(args).flatMap(([key, value]) => (isEmpty(value) || key === "forceDelete" ? [] : [key]));
  said.set(content, keys);
}

/**
 * A text that changes when what a program says about contents changes in its meaning: values are taken from state,
 * which keeps them as they were written first. What is left out is not asked for, as previews do not know it.
 */
export function fingerprint(content: CustomResource): Output<string> {
  const all = content as unknown as Record<string, unknown>;
  const keys = said.get(content) ?? [];
  return output(Object.fromEntries(keys.map((key) => [key, all[key]]))).apply((values) => {
    const told = Object.entries(values as object).filter(([, value]) => !same(value, undefined));
    return hashOf(Object.fromEntries(told)).slice(0, 16);
  });
}

const isEmpty = (value: unknown): boolean => !value || (typeof value === "object" && Object.keys(value).length === 0);
