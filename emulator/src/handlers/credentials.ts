import { invalid, missing, Refusal } from "../errors";
import type { Binding, Connection, Connector, Credential } from "../objects";
import { page, type PageQuery } from "../paging";
import { refuseRedacted } from "../secrets";
import { type Call, created, done, type Handler, ok } from "./call";
import { credentialOf, showCredential } from "./views";

export interface CredentialCreate {
  id?: string;
  name: string;
  type: string;
  data: Record<string, unknown>;
  expiresAt?: string;
}

/** Stores a new credential; an id made by the client is kept when it is one and free. */
export function newCredential(call: Call, body: CredentialCreate, path: string): Credential {
  const id = body.id !== undefined && isFree(call, body.id) ? body.id : call.store.newId();
  return keep(call, { ...body, id }, path);
}

const list: Handler = (call) => {
  const credentials = call.store
    .list<Credential>("credential", call.organisation)
    .filter(({ id }) => credentialOf(call, id) !== undefined);
  return ok(page(credentials, call.query as PageQuery, "credentials", summary));
};

const create: Handler = (call) => created(showCredential(newCredential(call, call.body, "")));

const get: Handler = (call) => {
  const credential = existing(call);
  return ok({ ...showCredential(credential), usages: usagesOf(call, credential.id) });
};

const update: Handler = (call) => {
  const { id } = existing(call);
  const body = call.body as CredentialCreate & { organisationId?: string };
  if (body.id !== id) throw invalid("id", "must be the id of the path");
  if (body.organisationId !== undefined && body.organisationId !== call.organisation) {
    throw invalid("organisationId", "cannot be changed");
  }
  return ok(showCredential(keep(call, { ...body, id }, "")));
};

const remove: Handler = (call) => {
  const { id } = existing(call);
  if (usagesOf(call, id).length > 0) throw new Refusal(409, "A connection uses this credential.");
  call.store.remove("credential", call.organisation, id);
  return done;
};

export const credentialHandlers = {
  v1ListCredentials: list,
  v1CreateCredential: create,
  v1GetCredential: get,
  v1UpdateCredential: update,
  v1DeleteCredential: remove,
};

function existing(call: Call): Credential {
  const credential = credentialOf(call, call.params["credential_id"] ?? "");
  if (!credential) throw missing("credential");
  return credential;
}

function keep(call: Call, body: CredentialCreate & { id: string }, path: string): Credential {
  const { id, name, expiresAt } = body;
  if (name === "") throw invalid(`${path}${path && "."}name`, "must not be empty");
  refuseRedacted(body.type, body.data, `${path}${path && "."}data`);
  const credential: Credential = {
    id,
    organisationId: call.organisation,
    name,
    ...stored(body),
    ...(expiresAt !== undefined && { expiresAt }),
    updatedAt: call.store.now(),
  };
  call.store.put("credential", call.organisation, "", credential);
  return credential;
}

/** An authorization code is spent at once, and tokens are what is left of it. */
function stored({ type, data }: CredentialCreate): Pick<Credential, "type" | "data"> {
  if (type !== "oauth2-code") return { type, data };
  return { type: "oauth2-token", data: { scopes: [], accessToken: "issued", refreshToken: "issued" } };
}

const isFree = (call: Call, id: string): boolean =>
  /^(?!0+$)[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id) && !call.store.get("credential", call.organisation, id);

function usagesOf(call: Call, credentialId: string): object[] {
  const { store, organisation } = call;
  return store.list<Connector>("connector", organisation).flatMap((connector) =>
    store
      .list<Connection>("connection", organisation, connector.id)
      .filter(({ credentials }) => uses([...credentials.action, ...credentials.trigger], credentialId))
      .map(({ id, name, createdAt, updatedAt }) => {
        const { id: connectorId, organisationId, name: connectorName, protocol } = connector;
        const times = { createdAt: connector.createdAt, updatedAt: connector.updatedAt };
        const summary = { id: connectorId, organisationId, name: connectorName, protocol, ...times };
        return { connection: { id, name, connector: summary, createdAt, updatedAt } };
      }),
  );
}

const uses = (bindings: Binding[], id: string): boolean => bindings.some(({ credentialId }) => credentialId === id);

/** The scheme that a type of credential serves; lists tell it instead of the data. */
const SCHEMES: Record<string, string> = {
  none: "none",
  string: "api-key",
  binary: "api-key",
  "basic-auth": "basic-auth",
  certificate: "certificate",
};

const summary = ({ id, type, name }: Credential): object => ({
  id,
  type,
  name,
  authSchemeType: SCHEMES[type] ?? "oauth2",
});
