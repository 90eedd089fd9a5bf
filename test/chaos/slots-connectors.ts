import { documentOf, FAMILY } from "./documents";
import { from } from "./program";
import type { Setting, Slot } from "./slots";
import { secret } from "./secrets";

const key = { id: "key", schemeType: "api-key", name: "X-Key", in: "header" };
const login = { id: "login", schemeType: "basic-auth" };
const hmac = {
  id: "hook",
  schemeType: "hmac",
  name: "X-Sign",
  in: "header",
  algorithm: "sha256",
  digestInputs: ["body"],
};
const oauth = (number: number) => ({
  id: "oauth",
  schemeType: "oauth2",
  authorizeUrl: "https://a.example.com",
  tokenUrl: "https://t.example.com",
  scopes: [{ name: "read" }],
  defaultScopes: [],
  grant: { grantType: "authorization_code", clientId: "c", clientSecret: secret("client", number) },
});

const entry = (value: string) => ({ authSchemeConfig: "key", credential: { type: "string", data: { value } } });
const own = (number: number) => ({
  authSchemeConfig: login,
  credential: { type: "basic-auth", data: { username: "u", password: secret("password", number) } },
});
const shared = ({ has, nameOf }: Setting) => ({
  action: [
    has("shared") ? { authSchemeConfig: "key", credential: { id: from(nameOf("shared")) } } : entry(secret("key", 3)),
  ],
});

const parent = ({ nameOf }: Setting) => ({ connectorId: from(nameOf("connector")) });
const place = ({ nameOf }: Setting) => ({
  connectorId: from(nameOf("draft"), "connectorId"),
  version: from(nameOf("draft"), "name"),
});
const order = ({ has }: Setting): string[] | undefined => (has("definitions") ? ["Order"] : undefined);
const object = (...names: string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
});

const content = {
  needs: ["draft"],
  after: ["definitions"],
  deletedWith: "draft",
  isPublished: true,
  twins: true,
} as const;

const described = {
  summary: [undefined, "a summary"],
  description: [undefined, "a description"],
  responses: [
    [{ status: 200 }],
    (setting: Setting) => [{ status: 200, definitions: order(setting) }, { status: 404 }],
    (setting: Setting) => [{ status: 404 }, { definitions: order(setting) }, { status: 200 }],
  ],
};

/** Places for what belongs to connectors. */
export const connectorSlots: Record<string, Slot> = {
  shared: {
    type: "credential",
    needs: [],
    args: {
      "...": [
        { type: "string", data: { value: secret("shared", 1) } },
        { type: "string", data: { value: secret("shared", 2) } },
        { type: "binary", data: { valueBase64: Buffer.from(secret("shared", 3)).toString("base64") } },
      ],
      name: [undefined, "Shared"],
      expiresAt: [undefined, "2099-01-01T00:00:00Z"],
    },
  },
  warehouse: {
    type: "connector",
    needs: [],
    args: {
      "...": [
        { protocol: "bigquery", datasetId: "project.one" },
        { protocol: "bigquery", datasetId: "project.two" },
        { protocol: "http", baseUrl: "https://warehouse.example.com" },
      ],
    },
  },
  connector: {
    type: "connector",
    twins: true,
    needs: [],
    args: {
      protocol: ["http"],
      baseUrl: ["https://api.example.com", "https://{{region}}.example.com/v2"],
      name: [undefined, "Orders"],
      public: [undefined, true],
      documentationURL: [undefined, "https://docs.example.com"],
      imageURL: [undefined, "https://example.com/logo.png"],
      tags: [undefined, { team: ["a", "b"] }, { team: ["b", "a"], area: [] }],
      categories: [undefined, ["ERP", "CRM"], ["CRM"]],
      authSchemeConfigs: [[key], [key, login], [login, key, hmac], [oauth(1), key], [key, oauth(2)]],
      connectionVariables: [undefined, { region: "eu" }, { region: "us" }],
    },
  },
  release: {
    type: "connector-version",
    twins: true,
    needs: ["connector"],
    args: {
      "...": [parent],
      name: [({ fresh }: Setting) => fresh("release")],
      published: [undefined, true],
      // A connector has one default.
      isDefault: [undefined, ({ has }: Setting) => (has("publication") ? undefined : true)],
    },
  },
  followed: {
    type: "connector-version",
    needs: ["connector"],
    args: {
      "...": [parent],
      openapi: [documentOf("list"), documentOf("list", "make"), documentOf("list", "drop")],
      namePrefix: [FAMILY],
      published: [undefined, true],
      keepVersions: [undefined, 1],
    },
  },
  draft: {
    type: "connector-version",
    twins: true,
    needs: ["connector"],
    isPublished: true,
    args: {
      "...": [parent],
      name: [({ fresh }: Setting) => fresh("draft")],
      description: [undefined, "what it is about"],
    },
  },
  definitions: {
    type: "definitions",
    linkedBy: ["action", "trigger"],
    twins: true,
    needs: ["draft"],
    deletedWith: "draft",
    isPublished: true,
    args: {
      "...": [place],
      definitions: [
        { Order: { schema: object("id") } },
        { Order: { schema: object("id", "total"), description: "an order" } },
        { Line: { schema: object("sku") }, Order: { schema: { ...object("id"), additionalProperties: false } } },
        { Order: { schema: object("id") }, Line: { schema: object("sku", "count") } },
      ],
    },
  },
  action: {
    ...content,
    type: "action",
    args: {
      "...": [place],
      name: [({ fresh }: Setting) => fresh("list")],
      method: ["GET", "POST"],
      path: ["/orders", "/orders/{id}"],
      ...described,
      parameters: [
        undefined,
        [{ name: "page", in: "query", type: "integer" }],
        [
          { name: "X-Trace", in: "header", type: "string", required: true },
          { name: "page", in: "query", type: "integer", default: 1 },
        ],
      ],
    },
  },
  trigger: {
    ...content,
    type: "trigger",
    args: { "...": [place], name: [({ fresh }: Setting) => fresh("hook")], method: ["POST", "PUT"], ...described },
  },
  publication: {
    type: "connector-version-publication",
    twins: true,
    needs: ["draft"],
    after: ["definitions", "action", "trigger"],
    args: {
      "...": [place],
      contents: [
        undefined,
        ({ has, nameOf }: Setting) =>
          ["definitions", "action", "trigger"]
            .filter(has)
            .map((slot) => ({ id: from(nameOf(slot)), fingerprint: from(nameOf(slot), "fingerprint") })),
      ],
      isDefault: [undefined, true],
    },
  },
  connection: {
    type: "connection",
    needs: ["connector"],
    after: ["shared"],
    args: {
      "...": [parent],
      name: [undefined, "Production"],
      credentials: [
        { action: [entry(secret("key", 1))] },
        { action: [entry(secret("key", 2))] },
        { action: [own(1), entry(secret("key", 1))], trigger: [entry(secret("hook", 1))] },
        { action: [entry(secret("key", 1)), own(2)], trigger: [entry(secret("hook", 1))] },
        shared,
      ],
      variables: [undefined, { region: "own" }, {}],
    },
  },
};
