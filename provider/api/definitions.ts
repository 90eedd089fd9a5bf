import { z } from "zod";
import type { Api } from "./client";
import { page } from "./pages";
import { path } from "./path";
import { insideVersion, type VersionAddress } from "./versions";
import { absent, list, nothing } from "./wire";

/**
 * Definition of the data that actions and triggers take and give; its schema is read apart.
 * https://docs.versori.com/legacy/api-reference/connect-api/definitions/get-definition
 */
export const definition = z.looseObject({
  id: z.string(),
  name: z.string(),
  accept: list(z.string()),
  description: absent(z.string()),
  url: z.string(),
});
export type Definition = z.infer<typeof definition>;

/** A definition as it is sent. */
export interface DefinitionBody {
  readonly name: string;
  readonly accept: string[];
  readonly description?: string | undefined;
  readonly schema: { contentType: string; content: string };
}

const definitions = (at: VersionAddress) => insideVersion(at, "definitions");

export const listDefinitions = (api: Api, at: VersionAddress): Promise<Definition[]> =>
  page(api, definitions(at), "definitions", definition);

/** Creates several at once, as they may refer to each other. */
export const createDefinitions = (api: Api, at: VersionAddress, bodies: DefinitionBody[]): Promise<Definition[]> =>
  api.send(
    { method: "POST", path: definitions(at), body: { definitions: bodies } },
    z.object({ definitions: list(definition) }).transform((answer) => answer.definitions),
  );

export const updateDefinition = (
  api: Api,
  at: VersionAddress,
  body: DefinitionBody & { id: string },
): Promise<Definition> => api.send({ method: "PUT", path: definitions(at) + path`/${body.name}`, body }, definition);

export const deleteDefinitions = (api: Api, at: VersionAddress, names: string[], force: boolean): Promise<undefined> =>
  api.send({ method: "DELETE", path: definitions(at), query: { force: force || undefined }, body: { names } }, nothing);

/** The schema as the service stores it; `file` is the last part of the definition's `url`. */
export const getRawSchema = (
  api: Api,
  { organisationId, connectorId, version }: VersionAddress,
  file: string,
): Promise<unknown> =>
  api.send(
    { method: "GET", path: path`/connect/v1/o/${organisationId}/schemas/${connectorId}/${version}/${file}` },
    z.union([z.record(z.string(), z.unknown()), z.boolean()]),
  );
