import { BASIC, Client, KEY, newConnection, ORGANISATION, OTHER, secret } from "./client";

let client: Client;
beforeEach(async () => void (client = await Client.start()));
afterEach(() => client.close());

const ID = "01JRWHP5W3RNSE5D56M52PYNP7";
const ZERO = "0".repeat(26);
const CERTIFICATE = { id: "tls", description: "", schemeType: "certificate" };
const OAUTH = {
  id: "oauth",
  description: "",
  schemeType: "oauth2",
  authorizeUrl: "https://a",
  tokenUrl: "https://t",
  scopes: [],
  defaultScopes: [],
};
const grant = (more: object = {}) => ({ grantType: "authorization_code", clientId: "c", clientSecret: "s3", ...more });
const oauth = (more: object = {}) => ({ ...OAUTH, grant: grant(more) });
const bound = (...action: object[]) => newConnection({ credentials: { action } });
const count = async (): Promise<number> => (await client.ok("GET", "/credentials")).totalCount;

test("an id that another organisation uses is not taken over", async () => {
  await client.ok("POST", "/credentials", { ...secret("theirs"), id: ID }, OTHER);
  const mine = await client.ok("POST", "/credentials", { ...secret("mine"), id: ID });
  expect(mine.id).not.toBe(ID);
  const dump = (await client.tool("GET", "dump")) as { organisation: string; body: { data: object } }[];
  expect(dump.find(({ organisation }) => organisation === OTHER)?.body.data).toEqual({ value: "theirs" });
});

test("ids made by clients are kept where they are ids, and replaced where not", async () => {
  expect((await client.ok("POST", "/credentials", { ...secret(), id: ID })).id).toBe(ID);
  for (const id of [ZERO, "mine", ID]) {
    const made = await client.ok("POST", "/credentials", { ...secret(), id });
    expect(made.id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    expect(made.id).not.toBe(id);
  }
});

test("a new credential with an id has to be complete, and does not pass as a reference", async () => {
  const { id } = await client.connector();
  const credential = { id: ID, name: "k", type: "string", data: {} };
  const reply = await client.call(
    "POST",
    `/connectors/${id}/connections`,
    bound({ authSchemeConfig: KEY, credential }),
  );
  expect(reply.status).toBe(400);
  expect(reply.body.fields).toEqual([{ field: "credentials.action[0].credential.data.value", message: "is required" }]);
});

test("every secret is hidden, whatever the type", async () => {
  const all: Record<string, object> = {
    binary: { valueBase64: "S3CRET" },
    "basic-auth": { username: "u", password: "S3CRET" },
    "oauth2-password": { username: "u", password: "S3CRET" },
    "oauth2-client": { clientId: "c", clientSecret: "S3CRET", authorizeUrl: "", tokenUrl: "https://t" },
    "oauth2-token": { scopes: [], accessToken: "S3CRET", refreshToken: "S3CRET" },
    "oauth2-code": { code: "S3CRET", state: "x" },
    certificate: { certificate: "c", key: "S3CRET", ca: "a" },
    "jwt-bearer": { algorithm: "HS256", secret: "S3CRET" },
    "custom-function": { anything: "S3CRET" },
    string: { value: "S3CRET", password: "S3CRET" },
  };
  const answers: unknown[] = [];
  for (const [type, data] of Object.entries(all)) {
    const made = await client.ok("POST", "/credentials", { name: type, type, data });
    answers.push(made, await client.ok("GET", `/credentials/${made.id}`));
  }
  expect(JSON.stringify(answers)).not.toContain("S3CRET");
  expect(JSON.stringify(answers)).toContain("******");
});

test("a moment that is none is refused, as the credential would never end", async () => {
  const reply = await client.call("POST", "/credentials", { ...secret(), expiresAt: "tomorrow" });
  expect(reply).toMatchObject({ status: 400, body: { fields: [{ field: "expiresAt" }] } });
});

test("a credential of one connection stays while another uses it", async () => {
  const { id } = await client.connector();
  const first = await client.connection(id);
  const shared = { id: first.credentials.action[0].credential.id };
  await client.ok("POST", `/connectors/${id}/connections`, {
    ...bound({ authSchemeConfig: KEY, credential: shared }),
    name: "second",
  });
  await client.ok("DELETE", `/connectors/${id}/connections/${first.id}`);
  expect((await client.ok("GET", `/credentials/${shared.id}`)).usages).toHaveLength(1);
});

test("the client of a grant goes with the connection that it was made for, but not before", async () => {
  const { id } = await client.connector({ authSchemeConfigs: [oauth()] });
  expect(await count()).toBe(1);
  const none = { name: "n", type: "none", data: {} };
  const path = `/connectors/${id}/connections`;
  const made = await client.ok("POST", path, bound({ authSchemeConfig: oauth(), credential: none }));
  expect(await count()).toBe(3);
  const [entry] = made.credentials.action;
  const credentials = { action: [{ id: entry.id, authSchemeConfig: entry.authSchemeConfig }] };
  await client.ok("PUT", `${path}/${made.id}`, { id: made.id, name: "production", credentials });
  expect(await count()).toBe(3);
  await client.ok("DELETE", `${path}/${made.id}`);
  expect(await count()).toBe(1);
});

test("a grant names its credential by two ids of this organisation, or by none", async () => {
  const { id, authSchemeConfigs } = await client.connector({ authSchemeConfigs: [oauth()] });
  const { credentialId } = authSchemeConfigs[0].grant;
  const other = await client.ok("POST", "/credentials", secret());
  const wrong = [
    { credentialId },
    { organisationId: ORGANISATION },
    { credentialId, organisationId: OTHER },
    { credentialId: ID, organisationId: ORGANISATION },
    { credentialId: other.id, organisationId: ORGANISATION },
  ];
  for (const ids of wrong) {
    const reply = await client.call("PUT", `/connectors/${id}/auth-scheme-configs/oauth`, oauth(ids));
    expect({ ids, status: reply.status }).toEqual({ ids, status: 400 });
    expect(reply.body.fields[0].field).toMatch(/^grant\.(credentialId|organisationId)$/);
  }
  const zero = oauth({ credentialId: ZERO, organisationId: ZERO });
  const answer = await client.ok("PUT", `/connectors/${id}/auth-scheme-configs/oauth`, zero);
  expect(answer.authSchemeConfigs[0].grant.credentialId).not.toBe(ZERO);
});

test("mutual TLS takes the certificate that comes with the same connection", async () => {
  const { id } = await client.connector();
  const pem = { name: "c", type: "certificate", data: { certificate: "c", key: "k", ca: "a" } };
  const data = { clientId: "c", clientSecret: "s", authorizeUrl: "", tokenUrl: "https://t", mTLSEnabled: true };
  const config = { ...OAUTH, grant: { grantType: "client_credentials" }, mtlsEnabled: true };
  const made = await client.ok("POST", `/connectors/${id}/connections`, {
    ...bound(
      { authSchemeConfig: config, credential: { name: "o", type: "oauth2-client", data } },
      { authSchemeConfig: CERTIFICATE, credential: pem },
    ),
  });
  const [entry, certificate] = made.credentials.action;
  expect(entry.authSchemeConfig.mtlsCredentialId).toBe(certificate.credential.id);
  expect(entry.credential.data.mTLSCredentialId).toBe(certificate.credential.id);
});

test("consent is asked for with the parameters of the request, and for the client of the credential only", async () => {
  const { id, authSchemeConfigs } = await client.connector({ authSchemeConfigs: [oauth(), BASIC] });
  const { credentialId, organisationId } = authSchemeConfigs[0].grant;
  const credential = { id: credentialId, organisationId };
  const body = { credential, authorizeUrl: "https://a.example.com/?x=1", clientId: "c", scopes: ["read"] };
  const path = `/connectors/${id}/oauth2/initialise`;
  const parametersOf = async (more: object) =>
    Object.fromEntries(new URL((await client.ok("POST", path, { ...body, ...more })).url).searchParams);
  expect(await parametersOf({})).toMatchObject({
    ...{ x: "1", response_type: "code", client_id: "c", scope: "read offline_access", prompt: "login" },
  });
  const plain = await parametersOf({ disableOfflineAccess: true, additionalParams: "approval_prompt=force" });
  expect(plain).toMatchObject({ scope: "read", approval_prompt: "force" });
  expect(plain).not.toHaveProperty("prompt");
  for (const wrong of [
    { clientId: "d" },
    { additionalParams: "scope=all" },
    { credential: { id: ID, organisationId } },
  ]) {
    expect((await client.call("POST", path, { ...body, ...wrong })).status).toBe(400);
  }
});
