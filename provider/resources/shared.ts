import { z } from "zod";
import { unaddressable } from "../api/path";
import { having } from "../lifecycle/traits";

/** Inputs that several resources have, with one meaning everywhere. */
export const organisationId = having(
  { replaces: true },
  z
    .string()
    .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "must be a ULID: 26 digits and capital letters, as the console shows it")
    .optional(),
);

/** An id or a name that requests have in their address. */
export const addressable = (empty = "must not be empty") =>
  z.string().superRefine((text, context) => {
    const problem = unaddressable(text);
    if (problem !== undefined) context.addIssue({ code: "custom", message: text === "" ? empty : problem });
  });

export const connectorId = having(
  { replaces: true },
  addressable("must be the id of a connector, or the connector itself"),
);

export const version = having({ replaces: true }, addressable("must be the name of a version, or the version itself"));

export const forceDelete = having({ local: true }, z.boolean().optional());

/** Names of versions that the API keeps for itself. */
export const RESERVED = ["default", "latest"];

/** Any other number than before sends the secrets again. */
export const secretVersion = having({ local: true, rotates: true }, z.number().optional());

/** Names to texts; the API has them as a list of pairs. */
export const variables = z.record(z.string(), z.string());

export const pairsOf = (map: Record<string, string>) => Object.entries(map).map(([name, value]) => ({ name, value }));

export const mapOf = (pairs: { name: string; value: string }[]): Record<string, string> =>
  Object.fromEntries(pairs.map(({ name, value }) => [name, value]));

/** What a map of names that a program chooses holds under one: `constructor` is a name like all others. */
export const under = <T>(map: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined;
