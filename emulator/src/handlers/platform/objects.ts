import type { Stored } from "../../store";

/** A union by key: `type` names the member that is filled. */
export interface Keyed {
  type?: string;
  [member: string]: unknown;
}

/** An external API, as the platform API has it. */
export interface System extends Stored {
  name: string;
  domain: string;
  templateBaseUrl: string;
  authSchemeConfigs: Keyed[];
}

/** What a system can be asked for (`system-action`), or how it calls (`system-trigger`). */
export interface SystemPart extends Stored {
  systemId: string;
  type: string;
  name: string;
  path?: string;
  parameters?: { name: string; in: string; required: boolean; type: string }[];
  /** The projects that use it. */
  projectIds: string[];
}

/** A file of a project's code. */
export interface File {
  filename: string;
  content: string;
}

/** A project, without what is kept below it. */
export interface Project extends Stored {
  name: string;
  createdAt: string;
  currentFiles: { files: File[]; labels: Record<string, string> };
  settings: object;
  metadata: object;
  /** JSON Schema of the variables; empty until it is set. */
  dynamicVariablesSchema: object;
}

/** A snapshot of the code of a project. */
export interface ProjectVersion extends Stored {
  name: string;
  description?: string;
  labels?: Record<string, string>;
  state: string;
  createdAt: string;
  files: File[];
}

/** Values of variables by name. */
export type Variables = Record<string, unknown>;

/** One of the places where a project runs. */
export interface Environment extends Stored {
  projectId: string;
  name: string;
  status: "draft" | "running" | "suspended";
  createdAt: string;
  lastDeployedAt?: string;
  publicUrl: string;
  executionPool: string;
  config: object;
  deployedVersionId?: string;
  /** Variables of the static activation, which every environment has. */
  variables: Variables;
}

/** Link of a system to an environment. */
export interface Template extends Stored {
  projectId: string;
  environmentId: string;
  systemId: string;
  name: string;
  dynamic: boolean;
  authSchemeConfigIds: string[];
}

/** One of the credentials of a connection; the secrets are in the connection itself. */
export interface Entry {
  id: string;
  authSchemeConfig?: Keyed;
  credential?: { id: string; organisationId: string; type?: string; name?: string; data?: Keyed; expiresAt?: string };
}

/** A connection of the platform API. */
export interface Connection extends Stored {
  name: string;
  credentials: Entry[];
  baseUrl: string;
  createdAt: string;
  systemId: string;
  /** The templates that it serves, the one it was made for first. */
  templateIds: string[];
  /** End user whose connection it is; absent for static ones. */
  endUserId?: string;
}

/** Somebody for whom integrations run. */
export interface EndUser extends Stored {
  externalId: string;
  displayName: string;
  createdAt: string;
}

/** An end user who uses an environment. */
export interface Activation extends Stored {
  userId: string;
  environmentId: string;
  /** Which connection serves a template. */
  connections: { templateId: string; connectionId: string }[];
  variables: Variables;
}
