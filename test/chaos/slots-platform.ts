import { from } from "./program";
import { secret } from "./secrets";
import type { Setting, Slot } from "./slots";

const key = { type: "api-key", apiKey: { id: "key", name: "X-Key", in: "header" } };
const login = { type: "basic-auth", basicAuth: { id: "login" } };
const oauth = (number: number) => ({
  type: "oauth2",
  oauth2: {
    id: "oauth",
    authorizeUrl: "https://a.example.com",
    tokenUrl: "https://t.example.com",
    scopes: [{ name: "read" }],
    defaultScopes: [],
    grant: {
      type: "authorizationCode",
      authorizationCode: { clientId: "c", clientSecret: secret("platform-client", number) },
    },
  },
});

const entry = (number: number) => ({ authSchemeConfig: "key", value: secret("account", number) });
const own = (number: number) => ({
  authSchemeConfig: login,
  username: "u",
  password: secret("account-password", number),
});
const schema = (...names: string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
});

const systemId = ({ nameOf }: Setting) => from(nameOf("system"));
const projectId = ({ nameOf }: Setting) => from(nameOf("project"));
const inProject = (setting: Setting) => ({ projectId: projectId(setting) });
const production = ({ nameOf }: Setting) => from(nameOf("project"), "environmentIds", "production");
const inProduction = (setting: Setting) => ({
  projectId: projectId(setting),
  systemId: systemId(setting),
  environmentId: production(setting),
});
/** Values suit the schema of the project, so they are there only while it is. */
const valued =
  (values: object) =>
  ({ has }: Setting) =>
    has("variables") ? values : undefined;
const ofTemplate = (template: string) => (setting: Setting) => ({
  connectionTemplateId: from(setting.nameOf(template)),
  systemId: systemId(setting),
});

/** Places for what the platform API has. */
export const platformSlots: Record<string, Slot> = {
  system: {
    type: "platform/system",
    twins: true,
    needs: [],
    args: {
      name: [undefined, "Shop"],
      domain: ["shop.example.com", "shop.example.org"],
      templateBaseUrl: ["https://shop.example.com", "https://shop.example.com/v2"],
      authSchemeConfigs: [[key], [key, login], [login, key], [key, oauth(1)], [oauth(2), key]],
      labels: [undefined, { team: "a" }],
    },
  },
  project: {
    type: "platform/project",
    twins: true,
    needs: [],
    args: {
      name: [undefined, "Sync"],
      executionPool: [undefined, "eu-dedicated"],
      settings: [undefined, { chatStoredInDB: true }, { chatStoredInDB: true, planningChatVersion: "2" }],
    },
  },
  "system-action": {
    type: "platform/system-action",
    needs: ["system"],
    args: {
      "...": [(setting: Setting) => ({ systemId: systemId(setting) })],
      name: [undefined, "List orders"],
      method: ["GET", "POST"],
      path: ["/orders", "/orders/{id}"],
      summary: [undefined, "a summary"],
      parameters: [undefined, [{ name: "page", in: "query", required: false, type: "integer" }]],
      projectIds: [undefined, (setting: Setting) => (setting.has("project") ? [projectId(setting)] : undefined)],
    },
  },
  variables: {
    type: "platform/project-variables",
    twins: true,
    needs: ["project"],
    args: { "...": [inProject], schema: [schema("a"), schema("a", "b")] },
  },
  production: {
    type: "platform/environment",
    twins: true,
    needs: ["project"],
    after: ["variables"],
    args: {
      "...": [inProject],
      name: ["production"],
      adopt: [true],
      variables: [undefined, valued({ a: "1" }), valued({ a: "2" })],
    },
  },
  staging: {
    type: "platform/environment",
    twins: true,
    needs: ["project"],
    after: ["variables"],
    args: {
      "...": [inProject],
      name: [({ fresh }: Setting) => fresh("staging")],
      executionPool: [undefined, "us-dedicated"],
      config: [undefined, { deploymentSpec: { replicas: 2 } }],
      variables: [undefined, valued({ a: "1" }), valued({})],
    },
  },
  template: {
    type: "platform/connection-template",
    twins: true,
    needs: ["project", "system"],
    args: { "...": [inProduction], name: [undefined, "orders"], authSchemeConfigIds: [undefined, ["key"]] },
  },
  "staging-template": {
    type: "platform/connection-template",
    needs: ["staging", "system"],
    args: {
      "...": [(setting: Setting) => ({ ...inProduction(setting), environmentId: from(setting.nameOf("staging")) })],
    },
  },
  "user-template": {
    type: "platform/connection-template",
    crowdedFor: ["activation"],
    needs: ["project", "system"],
    args: { "...": [inProduction], name: [undefined, "customers"], dynamic: [true] },
  },
  account: {
    type: "platform/connection",
    needs: ["template"],
    after: ["staging-template"],
    args: {
      "...": [ofTemplate("template")],
      name: [undefined, "Account"],
      baseUrl: [undefined, "https://eu.example.com"],
      credentials: [[entry(1)], [entry(2)], [own(1)], [own(2), entry(1)]],
      links: [
        undefined,
        ({ has, nameOf }: Setting) => (has("staging-template") ? [from(nameOf("staging-template"))] : undefined),
      ],
    },
  },
  user: {
    type: "platform/end-user",
    twins: true,
    needs: [],
    args: { externalId: [({ fresh }: Setting) => fresh("customer")], displayName: [undefined, "Customer"] },
  },
  "user-account": {
    type: "platform/connection",
    needs: ["user-template", "user"],
    args: {
      "...": [ofTemplate("user-template")],
      externalId: [({ nameOf }: Setting) => from(nameOf("user"), "externalId")],
      credentials: [[entry(3)], [entry(4)]],
    },
  },
  activation: {
    type: "platform/activation",
    needs: ["user-account"],
    after: ["variables"],
    args: {
      userId: [({ nameOf }: Setting) => from(nameOf("user"))],
      environmentId: [production],
      connections: [
        ({ nameOf }: Setting) => [
          { connectionTemplateId: from(nameOf("user-template")), existingConnectionId: from(nameOf("user-account")) },
        ],
      ],
      dynamicVariables: [undefined, valued({ a: "1" }), valued({ a: "2" })],
    },
  },
  visit: {
    type: "platform/activation",
    needs: ["staging", "user"],
    after: ["variables"],
    args: {
      userId: [({ nameOf }: Setting) => from(nameOf("user"))],
      environmentId: [({ nameOf }: Setting) => from(nameOf("staging"))],
      dynamicVariables: [undefined, valued({ a: "1" })],
    },
  },
};
