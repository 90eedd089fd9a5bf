import { missing } from "../../errors";
import type { Kind, Stored } from "../../store";
import type { Call } from "../call";
import type { Activation, Connection, EndUser, Environment, Project, System, Template } from "./objects";

/** The system that the path names. */
export const systemOf = (call: Call): System => found(call, "system", call.params["system_id"], "system");

/** The project that the path names. */
export const projectOf = (call: Call): Project => found(call, "project", call.params["project_id"], "project");

/** The environment that the path names. */
export const environmentOf = (call: Call): Environment =>
  found(call, "environment", call.params["environment_id"], "environment");

/** The connection that the path names. */
export const connectionOf = (call: Call): Connection =>
  found(call, "platform-connection", call.params["connection_id"], "connection");

/** The template of the project that the path names. */
export function templateOf(call: Call): Template {
  const template: Template = found(call, "connection-template", call.params["template_id"], "connection template");
  if (template.projectId !== projectOf(call).id) throw missing("connection template");
  return template;
}

/** The activation of the environment that the path names. */
export function activationOf(call: Call): Activation {
  const activation: Activation = found(call, "activation", call.params["activation_id"], "activation");
  if (activation.environmentId !== environmentOf(call).id) throw missing("activation");
  return activation;
}

/** An end user by id or by external id. */
export const endUserBy = ({ store, organisation }: Call, id: string): EndUser | undefined =>
  store.get<EndUser>("end-user", organisation, id) ??
  store.list<EndUser>("end-user", organisation).find(({ externalId }) => externalId === id);

/** The environments of a project, the oldest first. */
export const environmentsOf = ({ store, organisation }: Call, projectId: string): Environment[] =>
  store.list<Environment>("environment", organisation, projectId).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));

/** An environment of the project in the path, by its name. */
export function environmentNamed(call: Call, name: string): Environment {
  const environment = environmentsOf(call, projectOf(call).id).find((one) => one.name === name);
  if (!environment) throw missing(`environment named ${name}`);
  return environment;
}

/** The templates of an environment. */
export const templatesOf = ({ store, organisation }: Call, environmentId: string): Template[] =>
  store.list<Template>("connection-template", organisation, environmentId);

/** All connections of the organisation. */
export const allConnections = ({ store, organisation }: Call): Connection[] =>
  store.list<Connection>("platform-connection", organisation);

/** Those who use an environment. */
export const activationsOf = ({ store, organisation }: Call, environmentId: string): Activation[] =>
  store.list<Activation>("activation", organisation, environmentId);

function found<T extends Stored>({ store, organisation }: Call, kind: Kind, id: string | undefined, what: string): T {
  const object = store.get<T>(kind, organisation, id ?? "");
  if (!object) throw missing(what);
  return object;
}
