import { z } from "zod";
import type { Api } from "./client";
import { page } from "./pages";
import { path } from "./path";
import { absent, nothing } from "./wire";

const named = { id: z.string(), name: z.string() };

/**
 * Stored secret of an organisation. The published v1 description names the operations without describing them; the one
 * before it did. https://docs.versori.com/api-reference/connect-api/credentials/update-credential
 */
export const credential = z.object({
  id: z.string(),
  name: absent(z.string()),
  type: z.string(),
  data: absent(z.record(z.string(), z.unknown())),
  expiresAt: absent(z.string()),
  errors: absent(z.array(z.string())),
  /** The connections that use it; only the read of a single credential tells them. */
  usages: absent(z.array(z.object({ connection: z.object({ ...named, connector: z.object(named) }) }))),
});
export type Credential = z.infer<typeof credential>;

const summary = z.object({ ...named, type: z.string(), errors: absent(z.array(z.string())) });
export type CredentialSummary = z.infer<typeof summary>;

/** A new secret. */
export interface NewCredentialBody {
  readonly name: string;
  readonly type: string;
  readonly data: object;
}

/** A credential in full; the API replaces the stored one with it. */
export interface CredentialBody extends NewCredentialBody {
  readonly id: string;
  readonly organisationId: string;
  readonly expiresAt?: string;
}

const credentials = (organisationId: string) => path`/connect/v1/o/${organisationId}/credentials`;

export const listCredentials = (api: Api, organisationId: string): Promise<CredentialSummary[]> =>
  page(api, credentials(organisationId), "credentials", summary);

/** Asks for one credential only: enough to learn whether the service has the operations at all. */
export const probeCredentials = (api: Api, organisationId: string): Promise<unknown> =>
  api.send(
    { method: "GET", path: credentials(organisationId), query: { first: 1 } },
    z.object({ totalCount: z.number() }),
  );

export const getCredential = (api: Api, organisationId: string, id: string): Promise<Credential> =>
  api.send({ method: "GET", path: credentials(organisationId) + path`/${id}` }, credential);

export const createCredential = (api: Api, organisationId: string, body: NewCredentialBody): Promise<Credential> =>
  api.send({ method: "POST", path: credentials(organisationId), body }, credential);

export const updateCredential = (api: Api, body: CredentialBody): Promise<Credential> =>
  api.send({ method: "PUT", path: credentials(body.organisationId) + path`/${body.id}`, body }, credential);

export const deleteCredential = (api: Api, organisationId: string, id: string): Promise<undefined> =>
  api.send({ method: "DELETE", path: credentials(organisationId) + path`/${id}` }, nothing);
