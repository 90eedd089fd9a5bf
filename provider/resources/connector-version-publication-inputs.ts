import { z } from "zod";
import { having } from "../lifecycle/traits";
import { connectorId, organisationId, version } from "./shared";

const fixed = z.strictObject({
  /** Id of an action or trigger, or place of definitions. */
  id: z.string(),
  /** Changes with everything that the service fixes when the version is published. */
  fingerprint: z.string(),
});
export type Fixed = z.infer<typeof fixed>;

/** What a publication takes once its class has looked at the contents. Types, checks, diffs and docs come from here. */
export const connectorVersionPublicationInputs = z.strictObject({
  /**
   * Organisation that owns the connector, a ULID. Default: that of the version or connector when it is given as a
   * resource, else as for connectors. A change makes a new publication.
   */
  organisationId,
  /**
   * The connector, or its id (ULID). Default: that of a version given as a resource. A change makes a new publication.
   */
  connectorId,
  /** The version, or its name. A change withdraws the version and publishes the other. */
  version,
  /**
   * The actions, triggers and definitions that have to be there before. With them listed, a preview refuses to change
   * what is published. Default: none. Sends nothing when changed.
   */
  contents: having({ local: true }, z.array(fixed).optional()),
  /**
   * Make this the version that `default` stands for, once it is published; the one before loses it. `false` gives it
   * up. Absent: left alone. Changed in place.
   */
  isDefault: having({ leftAlone: true }, z.boolean().optional()),
});
export type ConnectorVersionPublicationInputs = z.infer<typeof connectorVersionPublicationInputs>;
