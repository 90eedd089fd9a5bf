import { invalid } from "../errors";
import { type Call, connectorOf, type Handler, ok } from "./call";
import { credentialOf } from "./views";

interface Initialisation {
  credential: { id: string; organisationId: string };
  authorizeUrl: string;
  clientId: string;
  scopes?: string[];
  disableOfflineAccess?: boolean;
  prompt?: string;
  additionalParams?: string;
  redirectUrl?: string;
}

/** Begins the consent to the application of a connector. */
export const initialiseOAuth: Handler = (call) => {
  connectorOf(call);
  return ok({ url: consentAddress(call, call.body) });
};

/** The address at which a person would consent. Nothing here ever receives the answer. */
export function consentAddress(call: Call, body: Initialisation): string {
  refuseForeignClient(call, body);
  if (!URL.canParse(body.authorizeUrl)) throw invalid("authorizeUrl", "must be a URL");
  const { clientId, scopes = [], disableOfflineAccess = false } = body;
  const offline = disableOfflineAccess || scopes.includes("offline_access") ? [] : ["offline_access"];
  const additional = new URLSearchParams(body.additionalParams);
  const prompt = body.prompt ?? (additional.has("approval_prompt") ? undefined : "login");
  const url = new URL(body.authorizeUrl);
  const parameters = {
    response_type: "code",
    client_id: clientId,
    scope: [...scopes, ...offline].join(" "),
    state: call.store.newId(),
    ...(body.redirectUrl !== undefined && { redirect_uri: body.redirectUrl }),
    ...(prompt !== undefined && { prompt }),
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (additional.has(name)) throw invalid("additionalParams", `must not set ${name}`);
    url.searchParams.set(name, value);
  }
  for (const [name, value] of additional) url.searchParams.append(name, value);
  return url.href;
}

function refuseForeignClient(call: Call, { credential, clientId }: Initialisation): void {
  const { id, organisationId } = credential;
  const client = organisationId === call.organisation ? credentialOf(call, id) : undefined;
  if (!client) throw invalid("credential.id", "is no credential of this organisation");
  if (client.data["clientId"] !== clientId) throw invalid("clientId", "is not the one of the credential");
}
