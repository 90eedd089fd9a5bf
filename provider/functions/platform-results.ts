import type { SystemAuthSchemeConfig } from "../resources/types";

/** A system, as looked up. https://docs.versori.com/v2/api-reference/systems/lists-the-systems-for-the-organisation */
export interface SystemResult {
  /** Its id, a ULID. */
  readonly id: string;
  /** Name shown to people. */
  readonly name: string;
  /** Domain or short name of the external system. */
  readonly domain: string;
  /** Address that all requests start from. */
  readonly templateBaseUrl: string;
  /** Ways to authenticate, without secrets. */
  readonly authSchemeConfigs: SystemAuthSchemeConfig[];
}

/** An environment, as looked up. https://docs.versori.com/v2/api-reference/projects/get-project */
export interface EnvironmentResult {
  /** Its id, a ULID. */
  readonly id: string;
  /** Name, unique within the project. */
  readonly name: string;
  /** What it does: `running`, `suspended`, `error` or `draft`. */
  readonly status: string;
  /** Address at which it can be reached; absent when there is none. */
  readonly publicUrl?: string;
  /** Where its code runs; absent when the service does not tell. */
  readonly executionPool?: string;
  /** Moment of creation, RFC 3339 in UTC. */
  readonly createdAt: string;
  /** Moment of the last change, RFC 3339 in UTC. */
  readonly updatedAt: string;
}

/** A project, as looked up. https://docs.versori.com/v2/api-reference/projects/get-project */
export interface ProjectResult {
  /** Its id, a ULID. */
  readonly id: string;
  /** Name shown to people. */
  readonly name: string;
  /** Its environments. */
  readonly environments: EnvironmentResult[];
  /** Moment of creation, RFC 3339 in UTC. */
  readonly createdAt: string;
  /** Moment of the last change, RFC 3339 in UTC. */
  readonly updatedAt: string;
}

/**
 * A connection template, as looked up.
 * https://docs.versori.com/v2/api-reference/systems/list-project-environment-connection-templates
 */
export interface ConnectionTemplateResult {
  /** Its id, a ULID. */
  readonly id: string;
  /** Id of the system that it links, a ULID. */
  readonly systemId: string;
  /** Name by which the project's code asks for the connection. */
  readonly name: string;
  /** Whether every end user brings a connection. */
  readonly dynamic: boolean;
  /** Ids of the auth scheme configs in use, in the order of their application. */
  readonly authSchemeConfigIds: string[];
}

/**
 * A connection of the platform, as looked up.
 * https://docs.versori.com/v2/api-reference/connections/list-connections
 */
export interface PlatformConnectionResult {
  /** Its id, a ULID. */
  readonly id: string;
  /** Name, unique within the system. */
  readonly name: string;
  /** Address that replaces that of the system; absent when none does. */
  readonly baseUrl?: string;
  /** Id of the system, a ULID; absent when the service does not tell. */
  readonly systemId?: string;
  /** Id of a template that it serves, a ULID; absent when it serves none. */
  readonly connectionTemplateId?: string;
  /** Moment of creation, RFC 3339 in UTC. */
  readonly createdAt: string;
  /** Moment of the last change, RFC 3339 in UTC. */
  readonly updatedAt: string;
}

/** An end user, as looked up. https://docs.versori.com/v2/api-reference/end_users/retrieve-an-end-user */
export interface EndUserResult {
  /** Its id, a ULID. */
  readonly id: string;
  /** Your own id of the user. */
  readonly externalId: string;
  /** Name shown to people; absent when there is none. */
  readonly displayName?: string;
  /** Moment of creation, RFC 3339 in UTC. */
  readonly createdAt: string;
  /** Moment of the last change, RFC 3339 in UTC. */
  readonly updatedAt: string;
}
