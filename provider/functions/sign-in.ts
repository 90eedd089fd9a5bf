import { z } from "zod";
import type { Api } from "../api/client";
import { getConnector } from "../api/connectors";
import { VersoriError } from "../api/errors";
import { initialiseOAuth1 as begin1, initialiseOAuth2 as begin2 } from "../api/platform/sign-in";
import { getSystem } from "../api/platform/systems";
import { initialiseConnectorOAuth2 as begin, type SignIn } from "../api/sign-in";
import { configId, detailsOf, storedClient } from "../platform/auth-scheme-config";
import { storedGrant } from "../resources/auth-scheme-config";
import { below, type LookUp, owned } from "./look-up";

const options = {
  /** Id of the auth scheme config of the application, of the type `oauth2` with the grant for authorization codes. */
  authSchemeConfig: z.string().min(1, "must not be empty"),
  /** Scopes to ask for. Default: those that the config asks for by default. */
  scopes: z.array(z.string()).optional(),
  /** Ask for no tokens that outlive the sign-in. Default: false, the scope `offline_access` is added. */
  disableOfflineAccess: z.boolean().optional(),
  /** What the person is asked, such as `login` or `consent`, several joined by `+`. Default: `login`. */
  prompt: z.string().optional(),
  /** URL encoded parameters to add. Default: none. */
  additionalParams: z.string().optional(),
};

export const initialiseConnectorOAuth2Args = z.strictObject({ ...below, ...options });
export type InitialiseConnectorOAuth2Args = z.infer<typeof initialiseConnectorOAuth2Args>;

export const initialiseConnectorOAuth2: LookUp<InitialiseConnectorOAuth2Args, string> = {
  args: initialiseConnectorOAuth2Args,
  find: async (api, { organisationId, connectorId, authSchemeConfig, ...asked }) => {
    const { authSchemeConfigs } = await getConnector(api, organisationId, connectorId);
    const config = authSchemeConfigs.find(({ id }) => id === authSchemeConfig);
    const grant = config?.["grant"] as { clientId?: string } | undefined;
    const client = config && storedGrant(config);
    const application = { ...config, clientId: grant?.clientId, client };
    return begin(api, { organisationId, connectorId }, signIn(authSchemeConfig, application, asked));
  },
};

const ofSystem = {
  ...owned,
  /** Id of the system, a ULID. */
  systemId: z.string().min(1, "must not be empty"),
};

export const initialiseOAuth2Args = z.strictObject({
  ...ofSystem,
  ...options,
  /** Where the sign-in returns to. Default: the service's own address. */
  redirectUrl: z.string().optional(),
});
export type InitialiseOAuth2Args = z.infer<typeof initialiseOAuth2Args>;

export const initialiseOAuth2: LookUp<InitialiseOAuth2Args, string> = {
  args: initialiseOAuth2Args,
  find: async (api, { organisationId, systemId, authSchemeConfig, ...asked }) => {
    const application = await applicationOf(api, organisationId, systemId, authSchemeConfig);
    return begin2(api, { organisationId, systemId }, signIn(authSchemeConfig, application, asked));
  },
};

export const initialiseOAuth1Args = z.strictObject({
  ...ofSystem,
  /** Id of the auth scheme config of the application, of the type `oauth1`. */
  authSchemeConfig: z.string().min(1, "must not be empty"),
});
export type InitialiseOAuth1Args = z.infer<typeof initialiseOAuth1Args>;

export const initialiseOAuth1: LookUp<InitialiseOAuth1Args, string> = {
  args: initialiseOAuth1Args,
  find: async (api, { organisationId, systemId, authSchemeConfig }) => {
    const { client } = await applicationOf(api, organisationId, systemId, authSchemeConfig);
    if (!client) throw new VersoriError(`${unfit(authSchemeConfig)} of the type oauth1`);
    return begin1(api, { organisationId, systemId }, { organisationId, ...client });
  },
};

/** What is known of an application at a remote system. */
interface Application {
  authorizeUrl?: unknown;
  defaultScopes?: unknown;
  clientId?: unknown;
  client?: { credentialId: string; organisationId?: string } | undefined;
}

async function applicationOf(api: Api, organisationId: string, systemId: string, id: string): Promise<Application> {
  const { authSchemeConfigs } = await getSystem(api, organisationId, systemId);
  const config = authSchemeConfigs.find((one) => configId(one) === id);
  if (!config) return {};
  const { grant, ...details } = detailsOf(config) as { grant?: Record<string, { clientId?: string }> };
  return { ...details, clientId: grant?.["authorizationCode"]?.clientId, client: storedClient(config) };
}

function signIn(id: string, application: Application, asked: Omit<SignIn, "authorizeUrl" | "client">): SignIn {
  const { authorizeUrl, defaultScopes, clientId, client } = application;
  if (typeof authorizeUrl !== "string" || typeof clientId !== "string" || !client?.organisationId) {
    throw new VersoriError(
      `${unfit(id)} of the type oauth2 with an authorizeUrl, a clientId and a stored client secret`,
    );
  }
  const { credentialId, organisationId } = client;
  const scopes = asked.scopes ?? (defaultScopes as string[] | undefined);
  return { ...asked, scopes, authorizeUrl, client: { clientId, credentialId, organisationId } };
}

const unfit = (id: string): string => `authSchemeConfig: "${id}" is no config`;
