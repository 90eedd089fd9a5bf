/** The dynamic modules that state refers to by name. Names may be added, never changed: old state loads by them. */
export type StoredName =
  | "connector"
  | "connector-version"
  | "connector-version-publication"
  | "connection"
  | "action"
  | "trigger"
  | "definitions"
  | "credential"
  | `platform/${"system" | "project" | "environment" | "project-variables" | "connection-template"}`
  | `platform/${"connection" | "end-user" | "activation" | "system-action"}`;

/** The text Pulumi keeps in state and evaluates in its plugin. It loads behaviour, it never holds any. */
export const stored = (name: StoredName): string => `exports.handler=()=>require("pulumi-versori/dynamic/${name}");`;

/** The type of a resource in state, as `dynamic.Resource` would build it. */
export const typeToken = (type: string, module: "versori" | "versori/platform" = "versori"): string =>
  `pulumi-nodejs:dynamic/${module}:${type}`;
