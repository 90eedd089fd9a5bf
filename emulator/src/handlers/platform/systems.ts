import { invalid, Refusal } from "../../errors";
import { page, type PageQuery } from "../../paging";
import { type Call, created, done, type Handler, ok } from "../call";
import { systemOf } from "./find";
import type { Keyed, System, Template } from "./objects";
import { keptScheme, removeClients, schemeId, showScheme } from "./schemes";
import { removeParts } from "./system-parts";

interface SystemCreate {
  name: string;
  domain: string;
  templateBaseUrl: string;
  authSchemeConfigs: Keyed[] | null;
  labels?: Record<string, string>;
}

const list: Handler = (call) => {
  const { search = "" } = call.query as { search?: string };
  const systems = call.store
    .list<System>("system", call.organisation)
    .filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return ok(page(systems, call.query as PageQuery, "items", (system) => show(call, system)));
};

const create: Handler = (call) => {
  const { name, domain, templateBaseUrl, labels = {}, ...body }: SystemCreate = call.body;
  const label = Object.keys(labels).find((key) => !/^[a-z]\w*$/i.test(key));
  if (label !== undefined) throw invalid(`labels.${label}`, "must start with a letter, then letters, digits and _");
  const configs = body.authSchemeConfigs ?? [];
  const twice = configs.findIndex((one, i) => configs.findIndex((other) => schemeId(other) === schemeId(one)) < i);
  if (twice >= 0) throw invalid(`authSchemeConfigs[${twice}]`, "has the id of another one");
  const authSchemeConfigs = configs.map((config, i) => keptScheme(call, config, `authSchemeConfigs[${i}]`));
  const system = { id: call.store.newId(), name, domain, templateBaseUrl, authSchemeConfigs };
  return created(show(call, keep(call, system)));
};

const get: Handler = (call) => ok(show(call, systemOf(call)));

/** What is absent stays as it is. */
const update: Handler = (call) => {
  const { name, domain, templateBaseUrl, authSchemeConfigs, id } = systemOf(call);
  const body: Partial<SystemCreate> = call.body;
  const told = { name: body.name ?? name, domain: body.domain ?? domain };
  const system = { id, authSchemeConfigs, ...told, templateBaseUrl: body.templateBaseUrl ?? templateBaseUrl };
  return created(show(call, keep(call, system)));
};

const remove: Handler = (call) => {
  const { id, authSchemeConfigs } = systemOf(call);
  const templates = call.store.list<Template>("connection-template", call.organisation);
  if (templates.some(({ systemId }) => systemId === id)) {
    throw new Refusal(409, "A project has a connection template for this system.");
  }
  removeParts(call, id);
  removeClients(call, authSchemeConfigs);
  call.store.remove("system", call.organisation, id);
  return done;
};

/** Handlers of systems. */
export const systemHandlers = {
  v2ListSystems: list,
  v2CreateSystem: create,
  v2GetSystem: get,
  v2UpdateSystem: update,
  v2DeleteSystem: remove,
};

function keep(call: Call, system: Omit<System, "updatedAt">): System {
  for (const key of ["name", "domain", "templateBaseUrl"] as const) {
    if (system[key] === "") throw invalid(key, "must not be empty");
  }
  const kept = { ...system, updatedAt: call.store.now() };
  call.store.put("system", call.organisation, "", kept);
  return kept;
}

function show(call: Call, { id, name, domain, templateBaseUrl, authSchemeConfigs }: System): object {
  const configs = authSchemeConfigs.map((config) => showScheme(call, config));
  return { id, name, domain, templateBaseUrl, authSchemeConfigs: configs };
}
