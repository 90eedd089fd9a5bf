import type { Input } from "@pulumi/pulumi";
import type { Reference } from "../resources/args";
import type { ConnectionTemplate } from "./connection-template";
import type { Environment } from "./environment";
import type { Project } from "./project";
import type { System } from "./system";

/** A project, or its id (ULID). */
export type ProjectReference = Reference<Project>;

/** An environment, or its id (ULID). */
export type EnvironmentReference = Reference<Environment>;

/** A system, or its id (ULID). */
export type SystemReference = Reference<System>;

/** A connection template, or its id (ULID). */
export type TemplateReference = Reference<ConnectionTemplate>;

/** What helps to find an object besides its id. */
export interface OrganisationState {
  /** Organisation that owns the object. Default: as for new objects. */
  organisationId?: Input<string>;
}
