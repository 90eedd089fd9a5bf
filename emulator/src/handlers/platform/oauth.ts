import { invalid } from "../../errors";
import { type Handler, ok } from "../call";
import { consentAddress } from "../oauth";
import { systemOf } from "./find";

/** Where a person would consent to an OAuth 2.0 application. */
const initialiseOAuth2: Handler = (call) => {
  systemOf(call);
  return ok({ url: consentAddress(call, call.body) });
};

/** The same for OAuth 1.0a: the application is the one whose secret the credential keeps. */
const initialiseOAuth1: Handler = (call) => {
  const { credential } = call.body as { credential: { id: string } };
  const configs = systemOf(call).authSchemeConfigs.map(({ oauth1 }) => oauth1 as Application | undefined);
  const application = configs.find((config) => config?.credentialId === credential.id);
  if (!application) throw invalid("credential.id", "keeps no OAuth 1.0a application of this system");
  const address = application.resourceOwnerAuthorizationEndpoint?.url ?? "";
  if (!URL.canParse(address)) throw invalid("credential.id", "belongs to an application without a place to consent");
  const url = new URL(address);
  url.searchParams.set("oauth_token", call.store.newId());
  return ok({ url: url.href });
};

/** Handlers that begin a consent. */
export const platformOAuthHandlers = {
  v2InitialiseOAuth2Connection: initialiseOAuth2,
  v2InitialiseOAuth1Connection: initialiseOAuth1,
};

interface Application {
  credentialId?: string;
  resourceOwnerAuthorizationEndpoint?: { url: string };
}
