import { invalid, missing, Refusal } from "../../errors";
import { type Call, done, type Handler, ok } from "../call";
import { addConnection, type ConnectionBody, showConnection } from "./connection-parts";
import { showEndUser } from "./end-users";
import { showEnvironment } from "./environment-views";
import * as find from "./find";
import type { Activation, Connection, EndUser, Environment, Project, Template, Variables } from "./objects";
import { changed } from "./variables";

interface Choice {
  connectionTemplateId: string;
  connection?: ConnectionBody;
  existingConnectionId?: string;
}

interface ActivationCreate {
  userId: string;
  environmentId: string;
  connections: Choice[];
  dynamicVariables?: Variables;
}

const create: Handler = (call) => {
  const body: ActivationCreate = call.body;
  const user = find.endUserBy(call, body.userId);
  if (!user) throw invalid("userId", "is no end user of this organisation");
  const environment = call.store.get<Environment>("environment", call.organisation, body.environmentId);
  if (!environment) throw invalid("environmentId", "is no environment of this organisation");
  if (find.activationsOf(call, environment.id).some(({ userId }) => userId === user.id)) {
    throw new Refusal(409, "The end user uses this environment already.");
  }
  const connections = chosen(call, environment, user, body.connections);
  const variables = changed(projectOf(call, environment), {}, body.dynamicVariables ?? {});
  const activation = { id: call.store.newId(), userId: user.id, environmentId: environment.id };
  return ok(show(call, keep(call, { ...activation, connections, variables })));
};

/** Static connections serve an activation that everybody has in common; it belongs to no end user. */
const list: Handler = (call) => {
  const environment = find.environmentOf(call);
  if ((call.query as { static?: boolean }).static !== true) {
    return ok(find.activationsOf(call, environment.id).map((activation) => show(call, activation)));
  }
  const nobody = { id: environment.id, externalId: "static", displayName: "", createdAt: environment.createdAt };
  const user = showEndUser(call, { ...nobody, updatedAt: environment.updatedAt });
  const { variables } = environment;
  return ok([
    { id: environment.id, user, environment: showEnvironment(call, environment), dynamicVariables: variables },
  ]);
};

const listOfUser: Handler = (call) => {
  const environment = find.environmentOf(call);
  const user = find.endUserBy(call, call.params["external_user_id"] ?? "");
  if (!user) throw missing("end user");
  const activations = find.activationsOf(call, environment.id).filter(({ userId }) => userId === user.id);
  return ok(activations.map((activation) => show(call, activation)));
};

const get: Handler = (call) => ok(show(call, find.activationOf(call)));

const remove: Handler = (call) => {
  call.store.remove("activation", call.organisation, find.activationOf(call).id);
  return done;
};

const setVariables: Handler = (call) => withVariables(call, call.body);

const setVariable: Handler = (call) => {
  const { value } = call.body as { value: unknown };
  return withVariables(call, { [call.params["variable_name"] ?? ""]: value });
};

/** Handlers of activations. */
export const activationHandlers = {
  v2ActivateUser: create,
  v2ListActivations: list,
  v2ListUserActivations: listOfUser,
  v2GetActivation: get,
  v2DeleteActivation: remove,
  v2SetDynamicVariables: setVariables,
  v2SetDynamicVariable: setVariable,
};

/** Ends all activations of an environment which goes. */
export function endActivations(call: Call, environmentId: string): void {
  for (const { id } of find.activationsOf(call, environmentId)) call.store.remove("activation", call.organisation, id);
}

function withVariables(call: Call, change: Variables) {
  const activation = find.activationOf(call);
  const variables = changed(projectOf(call, find.environmentOf(call)), activation.variables, change);
  keep(call, { ...activation, variables });
  return ok(variables);
}

/** One connection for each template: the static ones are there already, the others come with the activation. */
function chosen(call: Call, environment: Environment, user: EndUser, choices: Choice[]): Activation["connections"] {
  const templates = find.templatesOf(call, environment.id).filter(({ dynamic }) => dynamic);
  const unserved = templates.find(({ id }) => !choices.some((one) => one.connectionTemplateId === id));
  if (unserved) throw invalid("connections", `lacks an entry for the connection template ${unserved.id}`);
  return choices.map((choice, i) => {
    const at = `connections[${i}]`;
    const template = find.templatesOf(call, environment.id).find(({ id }) => id === choice.connectionTemplateId);
    if (!template) throw invalid(`${at}.connectionTemplateId`, "is no connection template of this environment");
    return { templateId: template.id, connectionId: connectionFor(call, template, user, choice, at).id };
  });
}

function connectionFor(call: Call, template: Template, user: EndUser, choice: Choice, path: string): Connection {
  if (choice.connection) return addConnection(call, template, choice.connection, user, `${path}.connection`);
  const { existingConnectionId: id } = choice;
  if (id === undefined) throw invalid(path, "needs connection or existingConnectionId");
  const existing = call.store.get<Connection>("platform-connection", call.organisation, id);
  const isTheirs = existing?.endUserId === undefined || existing.endUserId === user.id;
  if (existing?.systemId === template.systemId && isTheirs) return existing;
  throw invalid(`${path}.existingConnectionId`, "is no connection of this end user to the system of the template");
}

function keep(call: Call, activation: Omit<Activation, "updatedAt">): Activation {
  const kept = { ...activation, updatedAt: call.store.now() };
  call.store.put("activation", call.organisation, activation.environmentId, kept);
  return kept;
}

function show(call: Call, { id, userId, environmentId, connections, variables }: Activation): object {
  const user = find.endUserBy(call, userId);
  const environment = call.store.get<Environment>("environment", call.organisation, environmentId);
  const used = connections.flatMap(({ connectionId }) => {
    const connection = call.store.get<Connection>("platform-connection", call.organisation, connectionId);
    return connection ? [showConnection(call, connection)] : [];
  });
  return {
    id,
    ...(user && { user: showEndUser(call, user) }),
    ...(environment && { environment: showEnvironment(call, environment) }),
    connections: used,
    dynamicVariables: variables,
  };
}

const projectOf = (call: Call, { projectId }: Environment): Project =>
  find.projectOf({ ...call, params: { project_id: projectId } });
