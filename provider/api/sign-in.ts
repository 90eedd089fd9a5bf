import { z } from "zod";
import type { Api } from "./client";
import { path } from "./path";
import type { ConnectorAddress } from "./versions";

/** How a person is sent to a remote system, to sign in for an application. */
export interface SignIn {
  readonly client: { clientId: string; credentialId: string; organisationId: string };
  readonly authorizeUrl: string;
  readonly scopes?: string[] | undefined;
  readonly disableOfflineAccess?: boolean | undefined;
  readonly prompt?: string | undefined;
  readonly additionalParams?: string | undefined;
  readonly redirectUrl?: string | undefined;
}

/** An answer that is an address. */
export const address = z.object({ url: z.string() }).transform(({ url }) => url);

/** What the API asks for, to begin a sign-in with OAuth 2.0. */
export const signInBody = ({ client: { credentialId: id, organisationId, clientId }, ...rest }: SignIn): object => ({
  credential: { id, organisationId },
  clientId,
  ...rest,
});

/** The address at which a person signs in with OAuth 2.0, for a connector. */
export const initialiseConnectorOAuth2 = (
  api: Api,
  { organisationId, connectorId }: ConnectorAddress,
  signIn: SignIn,
): Promise<string> =>
  api.send(
    {
      method: "POST",
      path: path`/connect/v1/o/${organisationId}/connectors/${connectorId}/oauth2/initialise`,
      body: signInBody(signIn),
    },
    address,
  );
