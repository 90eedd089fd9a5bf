import { z } from "zod";
import type { Api } from "./client";
import { page } from "./pages";
import { path } from "./path";
import { list } from "./wire";

const described = { id: z.string(), name: z.string(), description: z.string() };

/**
 * Protocol that connectors can have.
 * https://docs.versori.com/legacy/api-reference/connect-api/protocols/list-protocols
 */
const protocol = z.object({ ...described, slug: z.string(), iconURL: z.string() });
export type Protocol = z.infer<typeof protocol>;

/** Way to authenticate. https://docs.versori.com/legacy/api-reference/connect-api/protocols/list-auth-schemes */
const authScheme = z.object({ ...described, type: z.string() });
export type AuthScheme = z.infer<typeof authScheme>;

const protocols = (organisationId: string) => path`/connect/v1/o/${organisationId}/protocols`;

export const listProtocols = (api: Api, organisationId: string): Promise<Protocol[]> =>
  page(api, protocols(organisationId), "protocols", protocol);

/** This list has no pages. */
export const listAuthSchemes = (api: Api, organisationId: string, slug: string): Promise<AuthScheme[]> =>
  api.send(
    { method: "GET", path: protocols(organisationId) + path`/${slug}/auth-schemes` },
    z.object({ authSchemes: list(authScheme) }).transform(({ authSchemes }) => authSchemes),
  );

export const listCategories = (api: Api): Promise<string[]> =>
  api.send({ method: "GET", path: "/connect/v1/categories" }, z.array(z.string()));
