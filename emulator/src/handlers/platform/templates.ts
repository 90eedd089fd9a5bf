import { invalid, taken } from "../../errors";
import { type Call, done, type Handler, ok } from "../call";
import { unlinked } from "./connection-parts";
import { allConnections, projectOf, templateOf, templatesOf } from "./find";
import type { Environment, System, Template } from "./objects";
import { schemeId, showScheme } from "./schemes";

interface LinkSystem {
  systemId: string;
  name: string;
  environmentId: string;
  dynamic?: boolean;
}

const list: Handler = (call) => {
  const { id: projectId } = projectOf(call);
  const { env_id: environmentId } = call.query as { env_id?: string };
  const templates = call.store
    .list<Template>("connection-template", call.organisation, environmentId)
    .filter((template) => template.projectId === projectId);
  return ok({ totalCount: templates.length, items: templates.map((template) => show(call, template)) });
};

/** A new template starts with all auth scheme configs of its system. */
const create: Handler = (call) => {
  const { id: projectId } = projectOf(call);
  const { systemId, name, environmentId, dynamic = false }: LinkSystem = call.body;
  const system = call.store.get<System>("system", call.organisation, systemId);
  if (!system) throw invalid("systemId", "is no system of this organisation");
  const environment = call.store.get<Environment>("environment", call.organisation, environmentId);
  if (environment?.projectId !== projectId) throw invalid("environmentId", "is no environment of this project");
  refuseName(call, environmentId, name);
  const authSchemeConfigIds = system.authSchemeConfigs.flatMap((config) => schemeId(config) ?? []);
  const id = call.store.newId();
  return ok(show(call, keep(call, { id, projectId, environmentId, systemId, name, dynamic, authSchemeConfigIds })));
};

const get: Handler = (call) => ok(show(call, templateOf(call)));

/** What is absent stays as it is. */
const update: Handler = (call) => {
  const was = templateOf(call);
  const body: Partial<Pick<Template, "name" | "dynamic" | "authSchemeConfigIds">> = call.body;
  if (body.name !== undefined && body.name !== was.name) refuseName(call, was.environmentId, body.name);
  const known = call.store.get<System>("system", call.organisation, was.systemId)?.authSchemeConfigs.map(schemeId);
  for (const [i, id] of (body.authSchemeConfigIds ?? []).entries()) {
    if (!known?.includes(id)) throw invalid(`authSchemeConfigIds[${i}]`, "is no auth scheme config of the system");
  }
  return ok(show(call, keep(call, { ...was, ...body })));
};

const remove: Handler = (call) => {
  removeTemplate(call, templateOf(call));
  return done;
};

/** Handlers of connection templates. */
export const templateHandlers = {
  v2ListConnectionTemplates: list,
  v2CreateConnectionTemplate: create,
  v2GetConnectionTemplate: get,
  v2UpdateConnectionTemplate: update,
  v2DeleteConnectionTemplate: remove,
};

/** Removes a template; system and connections stay. */
export function removeTemplate(call: Call, { id }: Template): void {
  for (const connection of allConnections(call).filter(({ templateIds }) => templateIds.includes(id))) {
    unlinked(call, connection, id);
  }
  call.store.remove("connection-template", call.organisation, id);
}

/** Gives an environment the templates of another one. */
export function copyTemplates(call: Call, from: Environment, to: Environment): void {
  // The one made first is the last of a list.
  for (const template of templatesOf(call, from.id).reverse()) {
    keep(call, { ...template, id: call.store.newId(), projectId: to.projectId, environmentId: to.id });
  }
}

function keep(call: Call, template: Omit<Template, "updatedAt">): Template {
  const kept = { ...template, updatedAt: call.store.now() };
  call.store.put("connection-template", call.organisation, template.environmentId, kept);
  return kept;
}

function refuseName(call: Call, environmentId: string, name: string): void {
  if (name === "") throw invalid("name", "must not be empty");
  if (templatesOf(call, environmentId).some((template) => template.name === name)) throw taken("connection template");
}

/** As the API has it: `id` is that of the system. */
function show(call: Call, { id, systemId, name, dynamic, authSchemeConfigIds }: Template): object {
  const system = call.store.get<System>("system", call.organisation, systemId);
  const configs = authSchemeConfigIds.flatMap((configId) =>
    (system?.authSchemeConfigs ?? []).filter((config) => schemeId(config) === configId),
  );
  return {
    id: systemId,
    connectionTemplateId: id,
    name,
    dynamic,
    domain: system?.domain ?? "",
    templateBaseUrl: system?.templateBaseUrl ?? "",
    authSchemeConfigs: configs.map((config) => showScheme(call, config)),
  };
}
