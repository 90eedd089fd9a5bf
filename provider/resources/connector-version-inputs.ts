import { z } from "zod";
import { having } from "../lifecycle/traits";
import { openapi } from "./openapi-inputs";
import { addressable, connectorId, forceDelete, organisationId, RESERVED } from "./shared";

/** What a program may write for a version. Types, checks, diffs and docs come from here. */
export const connectorVersionInputs = z.strictObject({
  /**
   * Organisation that owns the connector, a ULID. Default: that of the connector when it is given as a resource, else
   * as for connectors. A change makes a new version.
   */
  organisationId,
  /** The connector, or its id (ULID). A change makes a new version. */
  connectorId,
  /**
   * Name, unique within the connector; any text but `default` and `latest`. Default: with `openapi`, `namePrefix` and a
   * hash of the document; else it is required. A change makes a new version.
   */
  name: having(
    { replaces: true },
    addressable()
      .refine((name) => !RESERVED.includes(name), "is reserved; choose another, such as 1.0.0")
      .optional(),
  ),
  /**
   * OpenAPI document, 3.0 or 3.1, that the version is imported from: a path (from the program's directory), an address,
   * or an object. State keeps its hash and a hash of each operation, not the document. Another document makes a new
   * version; with a name of your own, a published version refuses it. Leaving it out later changes nothing.
   */
  openapi,
  /**
   * What names that follow from the document begin with; no two resources of a program have the same one for one
   * connector. Default: the name of the resource.
   */
  namePrefix: having({ local: true }, addressable().optional()),
  /**
   * How many earlier versions of this resource stay when another document takes the place of the one before, for a way
   * back; they go with the resource. Only for names that follow from the document. Default: 0. Sends nothing when
   * changed.
   */
  keepVersions: having(
    { local: true },
    z.number().int("must be a whole number").min(0, "must not be negative").optional(),
  ),
  /** What the version is about. Default: none. Changed in place while the version is a draft. */
  description: z.string().optional(),
  /**
   * Name of the version whose actions, triggers and definitions are copied when this one is made. Default: start
   * empty. Changing it makes a new version, unless this one is published: that stays what it is. Leaving it out later
   * changes nothing.
   */
  fromVersion: having({ replaces: true, createOnly: true }, z.string().min(1, "must not be empty").optional()),
  /**
   * Published versions can be used and no longer edited. `true` publishes, `false` withdraws. Absent: left alone, so a
   * new version stays a draft. Changed in place.
   */
  published: having({ leftAlone: true }, z.boolean().optional()),
  /**
   * Make this the version that `default` stands for; the one before loses it. `false` gives it up. Absent: left alone.
   * Changed in place.
   */
  isDefault: having({ leftAlone: true }, z.boolean().optional()),
  /** Delete the version even while it is published and used. Default: false. Sends nothing when changed. */
  forceDelete,
});
export type ConnectorVersionInputs = z.infer<typeof connectorVersionInputs>;
