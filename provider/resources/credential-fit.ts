import type { Api } from "../api/client";
import { type Credential, getCredential, probeCredentials } from "../api/credentials";
import { isNotFound, isUnavailable } from "../api/errors";
import type { Offered } from "../lifecycle/definition";
import { found, refuse } from "../lifecycle/found";
import type { AuthSchemeConfig } from "./auth-scheme-config";
import { unsuited } from "./schemes";

/** Refuses the id of a credential that is not there, or that does not suit its scheme. */
export async function verifyCredential(
  api: Api,
  organisationId: string,
  id: string,
  path: PropertyKey[],
  scheme?: Offered,
): Promise<void> {
  const stored = await found(lookedFor(api, organisationId, id), path, "credential in this organisation");
  if (scheme && stored !== UNTOLD) refuse(unsuited(scheme, stored.type, path));
}

/** Refuses configs whose client secrets are kept in credentials that are not there. */
export async function verifyGrants(api: Api, configs: [AuthSchemeConfig, PropertyKey[]][]): Promise<void> {
  for (const [config, path] of configs) {
    if (config.schemeType !== "oauth2" || config.grant.grantType === "client_credentials") continue;
    const { credentialId, organisationId } = config.grant;
    if (credentialId === undefined || organisationId === undefined) continue;
    await verifyCredential(api, organisationId, credentialId, [...path, "grant", "credentialId"]);
  }
}

/** A service that lacks the operations cannot tell. */
const UNTOLD = "untold";

async function lookedFor(
  api: Api,
  organisationId: string,
  id: string,
): Promise<Credential | typeof UNTOLD | undefined> {
  try {
    return await getCredential(api, organisationId, id);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    const isOffered = isNotFound(error) && (await isAnswered(probeCredentials(api, organisationId)));
    return isOffered ? undefined : UNTOLD;
  }
}

const isAnswered = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => true,
    () => false,
  );
