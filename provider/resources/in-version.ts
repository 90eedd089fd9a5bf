import { CustomResource, type CustomResourceOptions, type Input } from "@pulumi/pulumi";
import { idOf, organisationOf, type Reference } from "./args";
import type { Connector } from "./connector";
import type { ConnectorVersion } from "./connector-version";

/** The name of a version, or the version itself. */
export type VersionReference = Reference<ConnectorVersion>;

/** How what belongs to a version says where it is. */
export interface InVersion {
  /** The version, or its name. */
  version: VersionReference;
  /** The connector, or its id (ULID). Default: that of a version given as a resource. */
  connectorId?: Reference<Connector>;
  /** Organisation that owns the connector. Default: that of the version or connector, when given as a resource. */
  organisationId?: Input<string>;
}

/** Where something of a version is; a version given as a resource tells its connector and organisation, too. */
export function placeOf({
  version,
  connectorId,
  organisationId,
}: InVersion): Record<string, Input<string> | undefined> {
  const parent = CustomResource.isInstance(version) ? version : undefined;
  return {
    organisationId:
      organisationId ?? parent?.organisationId ?? (connectorId === undefined ? undefined : organisationOf(connectorId)),
    connectorId: connectorId === undefined ? parent?.connectorId : idOf(connectorId),
    version: CustomResource.isInstance(version) ? version.name : version,
  };
}

/** Resources that a program only looks up; they are never deleted. */
const lookedUp = new WeakSet<CustomResource>();

/** Remembers a resource that a program only looks up. */
export const markLookedUp = (resource: CustomResource): unknown => lookedUp.add(resource);

/** What a version holds goes with it, and is not deleted one by one, unless the version is only looked up. */
export function goneWith({ version }: InVersion, opts: CustomResourceOptions): CustomResourceOptions {
  const goes = opts.id === undefined && CustomResource.isInstance(version) && !lookedUp.has(version);
  return goes ? { deletedWith: version, ...opts } : opts;
}
