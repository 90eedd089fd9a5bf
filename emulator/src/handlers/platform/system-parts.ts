import { invalid, missing } from "../../errors";
import type { Kind } from "../../store";
import { type Answer, type Call, done, type Handler, ok } from "../call";
import { projectOf, systemOf } from "./find";
import type { Project, SystemPart } from "./objects";

type PartKind = Extract<Kind, "system-action" | "system-trigger">;
type PartBody = Pick<SystemPart, "name" | "path" | "parameters">;

/** Removes what a system can do, with the system. */
export function removeParts({ store, organisation }: Call, systemId: string): void {
  for (const kind of ["system-action", "system-trigger"] as const) {
    for (const { id } of store.list(kind, organisation, systemId)) store.remove(kind, organisation, id);
  }
}

const list =
  (kind: PartKind, key: string): Handler =>
  (call) => {
    const { project_id: projectId } = call.query as { project_id?: string };
    const parts = call.store
      .list<SystemPart>(kind, call.organisation, systemOf(call).id)
      .filter(({ projectIds }) => projectId === undefined || projectIds.includes(projectId));
    return ok({ totalCount: parts.length, [key]: parts.map(show) });
  };

const create =
  (kind: PartKind, key: string): Handler =>
  (call) => {
    const { id: systemId } = systemOf(call);
    const body = call.body as { projectId?: string } & Record<string, PartBody[]>;
    const { projectId } = body;
    if (projectId !== undefined && !call.store.get<Project>("project", call.organisation, projectId)) {
      throw invalid("projectId", "is no project of this organisation");
    }
    const parts = (body[key] ?? []).map((part) => {
      const projectIds = projectId === undefined ? [] : [projectId];
      return keep(call, kind, {
        type: "http",
        ...DEFAULTS[kind],
        ...part,
        id: call.store.newId(),
        systemId,
        projectIds,
      });
    });
    return ok(parts.map(show));
  };

const link =
  (kind: PartKind): Handler =>
  (call) => {
    const [{ id: systemId }, { id: projectId }] = [systemOf(call), projectOf(call)];
    for (const [i, id] of (call.body as string[]).entries()) {
      const part = call.store.get<SystemPart>(kind, call.organisation, id);
      if (part?.systemId !== systemId) throw invalid(`[${i}]`, "does not belong to this system");
      keep(call, kind, { ...part, projectIds: [...new Set([...part.projectIds, projectId])] });
    }
    return LINKED;
  };

/** Members that an answer has, whether they were given or not. */
const DEFAULTS = { "system-action": {}, "system-trigger": { description: "", summary: "" } };

const LINKED: Answer = { status: 201 };

const getAction: Handler = (call) => ok(show(actionOf(call)));

const updateAction: Handler = (call) => {
  const { id, systemId, projectIds } = actionOf(call);
  const body: SystemPart = call.body;
  if (body.id !== id) throw invalid("id", "must be the id of the path");
  if (body.systemId !== systemId) throw invalid("systemId", "cannot be changed");
  return ok(show(keep(call, "system-action", { ...body, projectIds })));
};

const deleteAction: Handler = (call) => {
  call.store.remove("system-action", call.organisation, actionOf(call).id);
  return done;
};

/** Handlers of the actions and triggers of a system. */
export const systemPartHandlers = {
  v2ListSystemActions: list("system-action", "actions"),
  v2CreateSystemActions: create("system-action", "actions"),
  v2LinkSystemActions: link("system-action"),
  v2GetSystemAction: getAction,
  v2UpdateSystemAction: updateAction,
  v2DeleteSystemAction: deleteAction,
  v2ListSystemTriggers: list("system-trigger", "triggers"),
  v2CreateSystemTriggers: create("system-trigger", "triggers"),
  v2LinkSystemTriggers: link("system-trigger"),
};

function actionOf(call: Call): SystemPart {
  const action = call.store.get<SystemPart>("system-action", call.organisation, call.params["action_id"] ?? "");
  if (action?.systemId !== systemOf(call).id) throw missing("action");
  return action;
}

/** Placeholders of the path are parameters, named or not. */
function keep(call: Call, kind: PartKind, part: Omit<SystemPart, "updatedAt">): SystemPart {
  const given = part.parameters ?? [];
  const inPath = [...(part.path ?? "").matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const unnamed = inPath.filter((name) => !given.some((one) => one.in === "path" && one.name === name));
  const added = unnamed.map((name) => ({ name, in: "path", required: true, type: "string" }));
  const kept = { ...part, parameters: [...given, ...added], updatedAt: call.store.now() };
  call.store.put(kind, call.organisation, part.systemId, kept);
  return kept;
}

function show({ updatedAt: _, projectIds: __, ...part }: SystemPart): object {
  return part;
}
