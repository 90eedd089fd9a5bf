import { z } from "zod";
import { having } from "../lifecycle/traits";
import { authSchemeConfig } from "./auth-scheme-config";
import { openapi } from "./openapi-inputs";
import { addressable, forceDelete, organisationId, secretVersion, variables } from "./shared";

/** The fixed list of the public library. */
export const category = z.enum([
  "Development & IT",
  "ERP",
  "Supply Chain & Logistics",
  "Communication",
  "Accounting",
  "Hospitality",
  "Productivity",
  "HR",
  "CRM",
  "AI/LLMs",
  "eCommerce",
  "Business Operations",
]);

const shared = {
  /**
   * Organisation that owns the connector, a ULID. Default: `versori:organisationId` of the Provider or the stack
   * configuration, else `VERSORI_ORGANISATION_ID`. A change makes a new connector.
   */
  organisationId,
  /** Name shown to people; need not be unique. Default: the name of the resource. Changed in place. */
  name: z.string().min(1, "must not be empty"),
  /** List the connector in the public library, for all organisations. Default: false. Changed in place. */
  public: z.boolean().optional(),
  /** Address of the documentation of the external system. Default: none. Changed in place. */
  documentationURL: z.string().optional(),
  /** Address of a logo. Default: none. Changed in place. */
  imageURL: z.string().optional(),
  /** Free tags: a key, and a list of values that may be empty. Default: none. Changed in place. */
  tags: z.record(z.string(), z.array(z.string())).optional(),
  /**
   * Categories in the public library. The API never tells them, so changes made elsewhere go unseen. Default: none.
   * Changed in place. https://docs.versori.com/legacy/api-reference/connect-api/misc/list-all-available-categories
   */
  categories: having({ writeOnly: true }, z.array(category).optional()),
  /**
   * Ways to authenticate, in the order in which they are offered. Configs that are not listed are removed. A config
   * that changes here does not reach connections made before. Default: none. Changed in place.
   */
  authSchemeConfigs: z.array(authSchemeConfig).optional(),
  /** Delete the connector even while another product uses it. Default: false. Sends nothing when changed. */
  forceDelete,
  /**
   * Any number; another one than before, or the first one, stores the client secrets anew although they are the same,
   * as after a change made elsewhere. Default: none. Only says when to send them, and is told to nobody.
   */
  secretVersion,
};

const http = z.strictObject({
  ...shared,
  /** Protocol of the external system. A change makes a new connector. */
  protocol: having({ replaces: true }, z.literal("http")),
  /** Address that all actions start from; `{{name}}` is filled from the connection's variables. Changed in place. */
  baseUrl: z.string().min(1, "must not be empty"),
  /**
   * Variables that new connections start with, by name. Absent: left alone; `{}` removes all. Changed in place; the
   * variables of connections that exist already stay what they are.
   */
  connectionVariables: having({ leftAlone: true }, variables.optional()),
  /**
   * OpenAPI document that the connector is made from: a path (from the program's directory), an address, or an object.
   * Its operations become a first version, a draft that is named after the document; auth scheme configs come along
   * unless the program lists some. State keeps a hash of it. Only acts when the connector is made; later documents are
   * for `ConnectorVersion`.
   */
  openapi,
  /**
   * Public connector whose copy this one starts as, with the named version as a draft; auth scheme configs come along
   * unless the program lists some. Changing it makes a new connector; leaving it out later changes nothing.
   */
  importFrom: having(
    { replaces: true, createOnly: true, writeOnly: true },
    z
      .strictObject({
        /** Id (ULID) of the public connector. */
        connectorId: addressable(),
        /** Name of its published version. Default: `default`. */
        version: addressable().optional(),
      })
      .optional(),
  ),
});

const bigquery = z.strictObject({
  ...shared,
  /** Protocol of the external system. A change makes a new connector. */
  protocol: having({ replaces: true }, z.literal("bigquery")),
  /** Dataset as `project.dataset`. Changed in place. */
  datasetId: z.string().min(1, "must not be empty"),
});

/** What a program may write for a connector. Types, checks, diffs and docs come from here. */
export const connectorInputs = z.discriminatedUnion("protocol", [http, bigquery]);
export type ConnectorInputs = z.infer<typeof connectorInputs>;
