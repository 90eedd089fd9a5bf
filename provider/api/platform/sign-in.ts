import type { Api } from "../client";
import { path } from "../path";
import { address, type SignIn, signInBody } from "../sign-in";
import { organisation } from "./organisation";

/** Where a system is. */
export interface SystemAddress {
  readonly organisationId: string;
  readonly systemId: string;
}

const system = ({ organisationId, systemId }: SystemAddress): string =>
  organisation(organisationId) + path`/systems/${systemId}`;

/** The address at which a person signs in with OAuth 2.0, for a system. */
export const initialiseOAuth2 = (api: Api, at: SystemAddress, signIn: SignIn): Promise<string> =>
  api.send({ method: "POST", path: system(at) + "/oauth2/initialise", body: signInBody(signIn) }, address);

/** The same with OAuth 1.0a. */
export const initialiseOAuth1 = (
  api: Api,
  at: SystemAddress,
  { credentialId: id, organisationId }: { credentialId: string; organisationId: string },
): Promise<string> =>
  api.send(
    { method: "POST", path: system(at) + "/oauth1/initialise", body: { credential: { id, organisationId } } },
    address,
  );
