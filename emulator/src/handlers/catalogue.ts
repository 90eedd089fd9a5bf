import { missing } from "../errors";
import { page, type PageQuery } from "../paging";
import { type Handler, ok } from "./call";

const CATEGORIES = [
  "Development & IT",
  "ERP",
  "Supply Chain & Logistics",
  "Communication",
  "Accounting",
  "Hospitality",
  "Productivity",
  "HR",
  "CRM",
  "AI/LLMs",
  "eCommerce",
  "Business Operations",
];

/** Ids are made up, but stay what they are. */
const id = (number: number): string => `01H0000000000000000000000${String(number)}`;
const updatedAt = "2024-01-01T00:00:00.000000Z";

const PROTOCOLS = [
  { slug: "http", name: "HTTP", description: "Web APIs over HTTP." },
  { slug: "bigquery", name: "BigQuery", description: "Datasets in Google BigQuery." },
].map((protocol, i) => ({
  ...protocol,
  id: id(i + 1),
  iconURL: `https://example.com/${protocol.slug}.svg`,
  updatedAt,
}));

const AUTH_SCHEMES: Record<string, readonly [type: string, name: string, description: string][]> = {
  http: [
    ["none", "None", "No authentication."],
    ["api-key", "API key", "A key in a header, a query parameter or a cookie."],
    ["basic-auth", "Basic", "User name and password."],
    ["oauth2", "OAuth 2.0", "Tokens of an authorization server."],
    ["hmac", "HMAC", "A signature over the request."],
    ["certificate", "Certificate", "A TLS client certificate."],
  ],
  bigquery: [["google-service-account", "Service account", "A service account of Google Cloud."]],
};

const listCategories: Handler = () => ok(CATEGORIES);

const listProtocols: Handler = (call) =>
  ok(page(PROTOCOLS, call.query as PageQuery, "protocols", ({ updatedAt: _, ...protocol }) => protocol));

const listAuthSchemes: Handler = ({ params }) => {
  const schemes = AUTH_SCHEMES[params["protocol_slug"] ?? ""];
  if (!schemes) throw missing("protocol");
  const authSchemes = schemes.map(([type, name, description], i) => ({ id: id(i + 1), type, name, description }));
  return ok({ totalCount: authSchemes.length, authSchemes });
};

export const catalogueHandlers = {
  v1ListCategories: listCategories,
  v1ListProtocols: listProtocols,
  v1ListAuthSchemes: listAuthSchemes,
};
