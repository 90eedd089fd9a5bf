import type { Component } from "./program";

const shop = (name: string): Component => ({ type: "app:Shop", name });
const part = (name: string): Component => ({ type: "app:Part", name });

/**
 * The components that resources may stand in; the first has none. Some differ by a name only, which the URNs of what is
 * in them do not have.
 */
export const HOMES: readonly (readonly Component[])[] = [
  [],
  [shop("one")],
  [shop("two")],
  [part("one")],
  [shop("one"), part("one")],
  [shop("two"), part("two")],
];
