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

/** Key of an input that names the resource and its stack; of the engine's keys, that is, so no previews show it. */
export const PLACE = "__place";

/** Key of an input that names the resource whose offer this one chooses from. It is asked for at once, and not kept. */
export const OF = "__of";

/** The type of a resource in state, as `dynamic.Resource` would build it. */
export const typeToken = (type: string, module: "versori" | "versori/platform" = "versori"): string =>
  `pulumi-nodejs:dynamic/${module}:${type}`;
