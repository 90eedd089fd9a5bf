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
 * Requests that a create, an update, a deletion and a refresh of one resource take at most, where it may be gone already;
 * test/dynamic/requests.test.ts has the exact figures.
 */
export const REQUESTS: Record<StoredName, { create: number; update: number; delete: number; read: number }> = {
  connector: { create: 3, update: 8, delete: 2, read: 2 },
  "connector-version": { create: 4, update: 4, delete: 5, read: 2 },
  "connector-version-publication": { create: 3, update: 2, delete: 2, read: 2 },
  connection: { create: 3, update: 4, delete: 2, read: 2 },
  action: { create: 1, update: 3, delete: 3, read: 2 },
  trigger: { create: 1, update: 3, delete: 3, read: 2 },
  definitions: { create: 1, update: 4, delete: 2, read: 6 },
  credential: { create: 2, update: 1, delete: 2, read: 2 },
  "platform/system": { create: 1, update: 6, delete: 2, read: 2 },
  "platform/system-action": { create: 1, update: 2, delete: 2, read: 2 },
  "platform/project": { create: 2, update: 1, delete: 2, read: 2 },
  "platform/environment": { create: 6, update: 5, delete: 2, read: 3 },
  "platform/project-variables": { create: 1, update: 1, delete: 2, read: 2 },
  "platform/connection-template": { create: 2, update: 1, delete: 2, read: 2 },
  "platform/connection": { create: 3, update: 4, delete: 2, read: 2 },
  "platform/end-user": { create: 1, update: 1, delete: 2, read: 2 },
  "platform/activation": { create: 1, update: 2, delete: 2, read: 2 },
};
