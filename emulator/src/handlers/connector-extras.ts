import { invalid } from "../errors";
import type { Connector } from "../objects";
import { connectorOf, done, type Handler, keepConnector, ok } from "./call";

/** Replaces the tags alone. */
export const updateTags: Handler = (call) => {
  const { tags = {} } = call.body as Pick<Connector, "tags">;
  keepConnector(call, { ...connectorOf(call), tags });
  return done;
};

/** Replaces the categories, which only filters of lists show. */
export const updateCategories: Handler = (call) => {
  keepConnector(call, { ...connectorOf(call), categories: (call.body as { categories?: string[] }).categories ?? [] });
  return done;
};

/** The address at which a person signs in. */
export const initialiseOAuth: Handler = (call) => {
  connectorOf(call);
  const {
    authorizeUrl,
    clientId,
    scopes = [],
  } = call.body as { authorizeUrl: string; clientId: string; scopes?: string[] };
  if (!URL.canParse(authorizeUrl)) throw invalid("authorizeUrl", "must be a URL");
  const url = new URL(authorizeUrl);
  const query = { response_type: "code", client_id: clientId, scope: scopes.join(" "), state: call.store.newId() };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return ok({ url: url.href });
};
