import { invalid, missing, Refusal, taken } from "../../errors";
import { page, type PageQuery } from "../../paging";
import { type Call, type Handler, ok } from "../call";
import { keepEnvironment } from "./environment-parts";
import { showVersion } from "./environment-views";
import { allConnections, environmentNamed, projectOf, templatesOf } from "./find";
import type { Environment, File, Project, ProjectVersion } from "./objects";
import { keep, showProject } from "./projects";

interface VersionBody {
  name: string;
  description?: string;
  labels?: Record<string, string>;
  files: File[];
}

const list: Handler = (call) => {
  const versions = call.store.list<ProjectVersion>("project-version", call.organisation, projectOf(call).id);
  return ok(page(versions, call.query as PageQuery, "items", showVersion));
};

const create: Handler = (call) => ok(showVersion(addVersion(call, projectOf(call), call.body)));

const deploy: Handler = (call) => {
  const project = projectOf(call);
  const body = call.body as Pick<VersionBody, "files" | "labels"> & {
    versionName: string;
    versionDescription?: string;
  };
  const { files, labels = {}, versionName, versionDescription: description } = body;
  const name = versionName === "" ? `v-${call.store.newId()}` : versionName;
  const version = addVersion(call, project, { name, files, labels, ...(description !== undefined && { description }) });
  const changed = keep(call, { ...project, currentFiles: { files, labels } });
  run(call, targetOf(call), version);
  return ok(showProject(call, changed));
};

const deployVersion: Handler = (call) => {
  const project = projectOf(call);
  const id = call.params["version_id"];
  const versions = call.store.list<ProjectVersion>("project-version", call.organisation, project.id);
  const version = versions.find((one) => one.id === id);
  if (!version) throw missing("version");
  run(call, targetOf(call), version);
  return ok(showProject(call, keep(call, project)));
};

const suspend: Handler = (call) => {
  const project = projectOf(call);
  const { environment: name } = call.query as unknown as { environment: string };
  keepEnvironment(call, { ...environmentNamed(call, name), status: "suspended" });
  return ok(showProject(call, project));
};

/** Handlers of versions of projects, and of what runs. */
export const deploymentHandlers = {
  v2ListProjectVersions: list,
  v2CreateProjectVersion: create,
  v2DeployProject: deploy,
  v2DeployProjectVersion: deployVersion,
  v2SuspendProject: suspend,
};

function addVersion(call: Call, { id: projectId }: Project, body: VersionBody): ProjectVersion {
  if (body.name === "") throw invalid("name", "must not be empty");
  const others = call.store.list<ProjectVersion>("project-version", call.organisation, projectId);
  if (others.some(({ name }) => name === body.name)) throw taken("version");
  const now = call.store.now();
  const version = { ...body, id: call.store.newId(), state: "ready", createdAt: now, updatedAt: now };
  call.store.put("project-version", call.organisation, projectId, version);
  return version;
}

const targetOf = (call: Call): Environment =>
  environmentNamed(call, (call.query as { project_env?: string }).project_env ?? "production");

function run(call: Call, environment: Environment, { id }: ProjectVersion): void {
  const connections = allConnections(call);
  const unserved = templatesOf(call, environment.id).filter(
    ({ id: templateId, dynamic }) =>
      !dynamic && !connections.some(({ templateIds }) => templateIds.includes(templateId)),
  );
  if (unserved.length > 0) {
    const names = unserved.map(({ name }) => name).join(", ");
    throw new Refusal(400, `The configuration cannot be built: connections are missing for ${names}.`);
  }
  const lastDeployedAt = call.store.now();
  keepEnvironment(call, { ...environment, status: "running", deployedVersionId: id, lastDeployedAt });
}
