import { z } from "zod";
import { type Credential, getCredential as get, listCredentials, probeCredentials } from "../api/credentials";
import { idOrName, type LookUp, named, one, owned } from "./look-up";
import type { CredentialResult, CredentialSummary } from "./results";

export const getCredentialsArgs = z.strictObject(owned);
export type GetCredentialsArgs = z.infer<typeof getCredentialsArgs>;

export const getCredentials: LookUp<GetCredentialsArgs, CredentialSummary[]> = {
  args: getCredentialsArgs,
  find: (api, { organisationId }) => listCredentials(api, organisationId),
};

export const getCredentialArgs = one(z.strictObject({ ...owned, ...idOrName }));
export type GetCredentialArgs = z.infer<typeof getCredentialArgs>;

export const getCredential: LookUp<GetCredentialArgs, CredentialResult> = {
  args: getCredentialArgs,
  find: async (api, { organisationId, ...wanted }) => {
    const kind = {
      kind: "credential",
      list: () => listCredentials(api, organisationId),
      get: (id: string) => get(api, organisationId, id),
      probe: probeCredentials,
    };
    return credentialResult(await named(api, organisationId, wanted, kind));
  },
};

/** Without its data, some of which is not known to be hidden by the API. */
const credentialResult = ({ id, name = "", type, expiresAt, errors, usages }: Credential): CredentialResult => ({
  id,
  name,
  type,
  expiresAt,
  errors,
  usages: usages?.map(({ connection: { connector, ...connection } }) => ({
    connectionId: connection.id,
    connectionName: connection.name,
    connectorId: connector.id,
    connectorName: connector.name,
  })),
});
