import { Config, getStack, StackReference } from "@pulumi/pulumi";
import { platform } from "pulumi-versori";

const config = new Config();
const environmentName = getStack();

// One stack makes what all environments share; the others find it by that stack's outputs.
const base = config.get("base");
const shared = base === undefined ? makeShared() : findShared(new StackReference(base));

// Each stack has an environment of the project. The stack that made the project has the first one.
const environment = new platform.Environment(environmentName, {
  projectId: shared.projectId,
  name: base === undefined ? "production" : environmentName,
  adopt: base === undefined,
  config: { deploymentSpec: { replicas: config.getNumber("replicas") ?? 1 } },
});
const crm = new platform.ConnectionTemplate("crm", {
  projectId: shared.projectId,
  environmentId: environment,
  systemId: shared.systemId,
});
new platform.Connection("crm", {
  connectionTemplateId: crm,
  name: `crm-${environmentName}`,
  baseUrl: config.get("crmAddress"),
  credentials: [{ authSchemeConfig: "key", value: config.requireSecret("crmKey") }],
});

export const projectId = shared.projectId;
export const systemId = shared.systemId;
export const address = environment.publicUrl;

function makeShared() {
  const project = new platform.Project("contacts");
  const system = new platform.System("crm", {
    domain: "crm.example.com",
    templateBaseUrl: "https://crm.example.com",
    authSchemeConfigs: [{ type: "api-key", apiKey: { id: "key", name: "Authorization", in: "header" } }],
  });
  return { projectId: project.id, systemId: system.id };
}

function findShared(stack: StackReference) {
  return {
    projectId: stack.requireOutput("projectId").apply(String),
    systemId: stack.requireOutput("systemId").apply(String),
  };
}
