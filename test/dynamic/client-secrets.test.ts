import { sharedDirectBench } from "../support/bench";
import type { Api } from "../support/emulated";
import { KEY, platformConnection, platformTemplate, systemInputs } from "../support/platform-samples";
import type { Plugin, Values } from "../support/plugin";
import { proved } from "../support/proof";
import { connectionInputs, connectorInputs, newConnector } from "../support/samples";

const bench = sharedDirectBench();
let api: Api;
let plugin: Plugin;
beforeEach(() => {
  ({ api, plugin } = bench);
});

const urls = { authorizeUrl: "https://a.example.com", tokenUrl: "https://t.example.com" };
const secret = { clientId: "id", clientSecret: "MARKED-1" };
/** A name that every object has is a name like others. */
const id = "constructor";
const oauth = () => ({
  ...{ id, schemeType: "oauth2", ...urls, scopes: [], defaultScopes: [] },
  grant: { grantType: "authorization_code", ...secret },
});
const platformOauth = () => ({
  type: "oauth2",
  oauth2: {
    ...{ id, ...urls, scopes: [], defaultScopes: [], additionalAcceptedStatusCodes: [] },
    grant: { type: "password", password: secret },
  },
});

interface Story {
  readonly type: string;
  /** An object without a client secret, and the inputs with one. */
  start(): Promise<{ id: string; outs: Values; news: Values }>;
}

const stories: Story[] = [
  {
    type: "connector",
    async start() {
      const inputs = connectorInputs();
      const news = { ...inputs, authSchemeConfigs: [...(inputs["authSchemeConfigs"] as Values[]), oauth()] };
      return { ...(await plugin.create("connector", inputs)), news };
    },
  },
  {
    type: "connection",
    async start() {
      const { id } = await newConnector(plugin);
      const credential = {
        type: "oauth2-token",
        data: { scopes: [], accessToken: "MARKED-t", refreshToken: "MARKED-r" },
      };
      const inputs = (config: Values) =>
        connectionInputs(id, { credentials: { action: [{ authSchemeConfig: config, credential }] } });
      const before = inputs({ ...oauth(), grant: { grantType: "client_credentials" } });
      return { ...(await plugin.create("connection", before)), news: inputs(oauth()) };
    },
  },
  {
    type: "platform/system",
    async start() {
      const news = systemInputs({ authSchemeConfigs: [platformOauth(), KEY] });
      return { ...(await plugin.create("platform/system", systemInputs())), news };
    },
  },
  {
    type: "platform/connection",
    async start() {
      const template = await platformTemplate(plugin);
      const inputs = platformConnection(template);
      const password = { authSchemeConfig: platformOauth(), username: "u", password: "MARKED-p" };
      const news = { ...inputs, credentials: [password] };
      return { ...(await plugin.create("platform/connection", inputs)), news };
    },
  },
];

const clients = async (): Promise<number> =>
  (await api.dump()).filter(({ kind, body }) => kind === "credential" && body.forGrant === true).length;

const lost = { method: "PUT", count: 1, effect: { kind: "reset", when: "after" } };

test.each(stories)("the client secret of a $type is kept in one place, though an answer was lost", async (story) => {
  const { id, outs, news } = await story.start();
  await api.tool("POST", "faults", { faults: [lost] });
  const state = await plugin.update(story.type, id, outs, news);
  expect(await clients()).toBe(1);
  await api.tool("DELETE", "faults");
  expect(await plugin.diff(story.type, id, state, news)).toMatchObject({ changes: "none" });
  proved("lost-write", `client secret of a ${story.type}: stored in 1 place after an answer that was lost`);
});

test.each(stories)("the client secret of a $type is kept in one place, though an update failed", async (story) => {
  const { id, outs, news } = await story.start();
  // A system is read once more before.
  const skip = story.type === "platform/system" ? 2 : 1;
  const refused = { method: "GET", skip, count: 1, effect: { kind: "status", status: 403 } };
  await api.tool("POST", "faults", { faults: [lost, refused] });
  await expect(plugin.update(story.type, id, outs, news)).rejects.toThrow("403");
  await api.tool("DELETE", "faults");
  await plugin.update(story.type, id, outs, news);
  expect(await clients()).toBe(1);
});

test("configs of a system have no order", async () => {
  const other = { type: "basic-auth", basicAuth: { id: "login" } };
  const { id, outs } = await plugin.create("platform/system", systemInputs({ authSchemeConfigs: [KEY, other] }));
  const news = systemInputs({ authSchemeConfigs: [other, KEY] });
  expect(await plugin.diff("platform/system", id, outs, news)).toMatchObject({ changes: "none" });
  expect(await api.requestsOf(() => plugin.update("platform/system", id, outs, news))).toEqual(["GET /systems/*"]);
});
