import { invalid, missing, taken } from "../../errors";
import { type Call, created, done, type Handler, ok } from "../call";
import { removeConnection } from "./connections";
import { activationsOf, allConnections, endUserBy } from "./find";
import type { Activation, EndUser } from "./objects";

interface Filter {
  search?: string;
  activated?: boolean;
  environment_id?: string;
}

const list: Handler = (call) => {
  const { search = "", activated, environment_id: environmentId }: Filter = call.query;
  if (activated !== undefined && environmentId === undefined) {
    throw invalid("environment_id", "is required with activated");
  }
  const active = new Set(activationsOf(call, environmentId ?? "").map(({ userId }) => userId));
  const users = call.store
    .list<EndUser>("end-user", call.organisation)
    .filter(({ externalId, displayName }) => `${externalId}\n${displayName}`.includes(search))
    .filter(({ id }) => environmentId === undefined || active.has(id) === (activated ?? true));
  return ok({ totalCount: users.length, users: users.map((user) => showEndUser(call, user)) });
};

const create: Handler = (call) => {
  const { externalId, displayName = "" } = call.body as Pick<EndUser, "externalId"> & Partial<EndUser>;
  if (externalId === "") throw invalid("externalId", "must not be empty");
  if (endUserBy(call, externalId)) throw taken("end user", "externalId");
  const now = call.store.now();
  const user = { id: call.store.newId(), externalId, displayName, createdAt: now, updatedAt: now };
  call.store.put("end-user", call.organisation, "", user);
  return created(showEndUser(call, user));
};

const get: Handler = (call) => ok(showEndUser(call, existing(call)));

/** With an end user go the activations and connections, which nobody could use any more. */
const remove: Handler = (call) => {
  const { id } = existing(call);
  const activations = call.store.list<Activation>("activation", call.organisation);
  for (const activation of activations.filter(({ userId }) => userId === id)) {
    call.store.remove("activation", call.organisation, activation.id);
  }
  for (const connection of allConnections(call).filter(({ endUserId }) => endUserId === id)) {
    removeConnection(call, connection);
  }
  call.store.remove("end-user", call.organisation, id);
  return done;
};

/** Handlers of end users. */
export const endUserHandlers = {
  v2ListEndUsers: list,
  v2CreateEndUser: create,
  v2GetEndUser: get,
  v2DeleteEndUser: remove,
};

/** An end user as the API shows it. */
export const showEndUser = ({ organisation }: Call, user: EndUser): object => ({
  ...user,
  organisationId: organisation,
});

function existing(call: Call): EndUser {
  const user = endUserBy(call, call.params["user_id"] ?? "");
  if (!user) throw missing("end user");
  return user;
}
