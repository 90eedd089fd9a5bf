import type { Api } from "./client";
import { path } from "./path";
import { nothing } from "./wire";

/** A credential in full; the API replaces the stored one with it. */
export interface CredentialBody {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly type: string;
  readonly data: object;
  readonly expiresAt?: string;
}

/** Replaces a stored secret. The published v1 description names this operation without describing it. */
export const updateCredential = (api: Api, body: CredentialBody): Promise<undefined> =>
  api.send({ method: "PUT", path: path`/connect/v1/o/${body.organisationId}/credentials/${body.id}`, body }, nothing);
