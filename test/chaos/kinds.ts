import type { StoredName } from "../../provider/dynamic/stored";

/** What each resource is at the emulator; a publication and the variables of a project are parts of something else. */
export const KIND_OF: Record<StoredName, string | undefined> = {
  connector: "connector",
  "connector-version": "version",
  "connector-version-publication": undefined,
  connection: "connection",
  action: "action",
  trigger: "trigger",
  definitions: "definition",
  credential: "credential",
  "platform/system": "system",
  "platform/system-action": "system-action",
  "platform/project": "project",
  "platform/environment": "environment",
  "platform/project-variables": undefined,
  "platform/connection-template": "connection-template",
  "platform/connection": "platform-connection",
  "platform/end-user": "end-user",
  "platform/activation": "activation",
};

/**
 * Requests that a create, an update, a deletion and a refresh of one resource take at most, where it may be gone already,
 * and those that ask whether it can be replaced; test/dynamic/requests.test.ts has the exact figures.
 */
export const REQUESTS: Record<StoredName, Readonly<Record<"create" | "update" | "delete" | "read" | "ask", number>>> = {
  connector: { create: 3, update: 8, delete: 2, read: 2, ask: 2 },
  "connector-version": { create: 4, update: 4, delete: 8, read: 2, ask: 2 },
  "connector-version-publication": { create: 3, update: 2, delete: 2, read: 2, ask: 0 },
  connection: { create: 3, update: 4, delete: 2, read: 2, ask: 3 },
  action: { create: 1, update: 3, delete: 3, read: 2, ask: 2 },
  trigger: { create: 1, update: 3, delete: 3, read: 2, ask: 2 },
  definitions: { create: 1, update: 4, delete: 2, read: 6, ask: 0 },
  credential: { create: 2, update: 1, delete: 2, read: 2, ask: 0 },
  "platform/system": { create: 1, update: 6, delete: 2, read: 2, ask: 0 },
  "platform/system-action": { create: 1, update: 2, delete: 2, read: 2, ask: 1 },
  "platform/project": { create: 2, update: 1, delete: 2, read: 2, ask: 1 },
  "platform/environment": { create: 6, update: 5, delete: 2, read: 3, ask: 2 },
  "platform/project-variables": { create: 1, update: 1, delete: 2, read: 2, ask: 0 },
  "platform/connection-template": { create: 2, update: 1, delete: 2, read: 2, ask: 2 },
  "platform/connection": { create: 3, update: 4, delete: 2, read: 2, ask: 8 },
  "platform/end-user": { create: 1, update: 1, delete: 2, read: 2, ask: 0 },
  "platform/activation": { create: 1, update: 2, delete: 2, read: 2, ask: 8 },
};
