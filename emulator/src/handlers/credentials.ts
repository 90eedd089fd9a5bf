import { invalid, missing, Refusal } from "../errors";
import type { Binding, Connection, Connector, Credential } from "../objects";
import { page, type PageQuery } from "../paging";
import { refuseRedacted } from "../secrets";
import { type Call, created, done, type Handler, ok } from "./call";
import { credentialOf, showCredential } from "./views";

/** A credential as clients send it. */
export interface CredentialCreate {
  id?: string;
  name: string;
  type: string;
  data: Record<string, unknown>;
  expiresAt?: string;
}

/** Stores a new credential; an id made by the client is kept when it is one and free. */
export function newCredential(call: Call, body: CredentialCreate, path: string): Credential {
  return keep(call, { ...body, id: call.store.newId("credential", body.id) }, path);
}

/** The connections of an organisation that use a credential, each with its connector. */
export function usersOf({ store, organisation }: Call, credentialId: string): [Connection, Connector][] {
  return store.list<Connector>("connector", organisation).flatMap((connector) =>
    store
      .list<Connection>("connection", organisation, connector.id)
      .filter(({ credentials }) => uses([...credentials.action, ...credentials.trigger], credentialId))
      .map((connection): [Connection, Connector] => [connection, connector]),
  );
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
  return ok({ ...showCredential(credential), usages: usersOf(call, credential.id).map(usage) });
};

const update: Handler = (call) => {
  const { id, forGrant } = existing(call);
  const body = call.body as CredentialCreate & { organisationId?: string };
  if (body.id !== id) throw invalid("id", "must be the id of the path");
  if (body.organisationId !== undefined && body.organisationId !== call.organisation) {
    throw invalid("organisationId", "cannot be changed");
  }
  return ok(showCredential(keep(call, { ...body, id }, "", forGrant)));
};

const remove: Handler = (call) => {
  const { id } = existing(call);
  if (usersOf(call, id).length > 0) throw new Refusal(409, "A connection uses this credential.");
  call.store.remove("credential", call.organisation, id);
  return done;
};

/** Handlers of stored secrets. */
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

function keep(call: Call, body: CredentialCreate & { id: string }, path: string, forGrant?: true): Credential {
  const { id, name, expiresAt } = body;
  const at = (member: string): string => (path ? `${path}.${member}` : member);
  if (name === "") throw invalid(at("name"), "must not be empty");
  if (expiresAt !== undefined && !isMoment(expiresAt)) throw invalid(at("expiresAt"), "must be a time as in RFC 3339");
  refuseRedacted(body.data, at("data"));
  const credential: Credential = {
    id,
    organisationId: call.organisation,
    name,
    ...stored(body),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(forGrant && { forGrant }),
    updatedAt: call.store.now(),
  };
  call.store.put("credential", call.organisation, "", credential);
  return credential;
}

const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text) && !Number.isNaN(Date.parse(text));

/** An authorization code is spent at once, and tokens are what is left of it. */
function stored({ type, data }: CredentialCreate): Pick<Credential, "type" | "data"> {
  if (type !== "oauth2-code") return { type, data };
  return { type: "oauth2-token", data: { scopes: [], accessToken: "issued", refreshToken: "issued" } };
}

const uses = (bindings: Binding[], id: string): boolean => bindings.some(({ credentialId }) => credentialId === id);

function usage([connection, connector]: [Connection, Connector]): object {
  const { id, name, createdAt, updatedAt } = connection;
  const { organisationId, protocol } = connector;
  const summary = { id: connector.id, organisationId, name: connector.name, protocol };
  const times = { createdAt: connector.createdAt, updatedAt: connector.updatedAt };
  return { connection: { id, name, connector: { ...summary, ...times }, createdAt, updatedAt } };
}

/** The scheme that a type of credential serves; lists tell it instead of the data. */
const SCHEMES: Record<string, string> = {
  none: "none",
  string: "api-key",
  binary: "hmac",
  "basic-auth": "basic-auth",
  certificate: "certificate",
  "custom-function": "custom-function",
  "jwt-bearer": "jwt-bearer",
};

function summary({ id, type, name }: Credential): object {
  return { id, type, name, authSchemeType: SCHEMES[type] ?? "oauth2" };
}
