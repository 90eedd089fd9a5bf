import type { AuthSchemeConfig } from "../objects";
import { type Document, type Node, resolved } from "./document";
import { part, type Tell } from "./messages";

/** What differs from one type of scheme to the next. */
type Form = Pick<AuthSchemeConfig, "schemeType" | "grant"> & Node;

/** The flows of OAuth 2.0 that have a grant, the most common first. */
const GRANTS: Record<string, string> = {
  authorizationCode: "authorization_code",
  clientCredentials: "client_credentials",
  password: "password",
};

/** The auth scheme configs that the security schemes of a document amount to. */
export function authSchemeConfigs(document: Document, tell: Tell): AuthSchemeConfig[] {
  const components = (document["components"] ?? {}) as Node;
  return Object.entries((components["securitySchemes"] ?? {}) as Node).flatMap(([id, unresolved]) => {
    const scheme = resolved(document, unresolved);
    const config = configOf(scheme);
    const { description = "" } = scheme as { description?: string };
    if (config) return [{ ...config, id, description }];
    tell(
      "warning",
      `/components/securitySchemes/${part(id)}`,
      `${String(scheme["type"])} has no auth scheme and is left out`,
    );
    return [];
  });
}

function configOf(scheme: Node): Form | undefined {
  const { type, scheme: kind, name, in: place } = scheme as Record<string, string>;
  if (type === "apiKey") return { schemeType: "api-key", name, in: place };
  if (type === "mutualTLS") return { schemeType: "certificate" };
  if (type === "oauth2") return oauth2(scheme["flows"] as Node);
  if (type !== "http") return undefined;
  const basic = kind?.toLowerCase() === "basic";
  return basic ? { schemeType: "basic-auth" } : { schemeType: "api-key", name: "Authorization", in: "header" };
}

function oauth2(flows: Node): Form | undefined {
  const [flow] = Object.keys(GRANTS).filter((key) => key in flows);
  if (flow === undefined) return undefined;
  const { authorizationUrl = "", tokenUrl, scopes = {} } = flows[flow] as Node;
  return {
    schemeType: "oauth2",
    authorizeUrl: authorizationUrl,
    tokenUrl,
    scopes: Object.entries(scopes as Node).map(([name, description]) => ({ name, description })),
    defaultScopes: [],
    grant: { grantType: GRANTS[flow] ?? "" },
  };
}
