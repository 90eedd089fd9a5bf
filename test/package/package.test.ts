import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { z } from "zod";
import { shapeOf } from "../../provider/lifecycle/traits";
import { activationOutputs } from "../../provider/platform/activation";
import { activationInputs } from "../../provider/platform/activation-inputs";
import { connectionOutputs as platformConnectionOutputs } from "../../provider/platform/connection";
import { platformConnectionInputs } from "../../provider/platform/connection-inputs";
import { connectionTemplateOutputs } from "../../provider/platform/connection-template";
import { connectionTemplateInputs } from "../../provider/platform/connection-template-inputs";
import { endUserOutputs } from "../../provider/platform/end-user";
import { endUserInputs } from "../../provider/platform/end-user-inputs";
import { environmentOutputs } from "../../provider/platform/environment";
import { environmentInputs } from "../../provider/platform/environment-inputs";
import { projectOutputs } from "../../provider/platform/project";
import { projectInputs } from "../../provider/platform/project-inputs";
import { projectVariablesOutputs } from "../../provider/platform/project-variables";
import { projectVariablesInputs } from "../../provider/platform/project-variables-inputs";
import { systemOutputs } from "../../provider/platform/system";
import { systemActionOutputs } from "../../provider/platform/system-action";
import { systemActionInputs } from "../../provider/platform/system-action-inputs";
import { systemInputs } from "../../provider/platform/system-inputs";
import { actionOutputs } from "../../provider/resources/action";
import { actionInputs } from "../../provider/resources/action-inputs";
import { connectionOutputs } from "../../provider/resources/connection";
import { connectionInputs } from "../../provider/resources/connection-inputs";
import { connectorOutputs } from "../../provider/resources/connector";
import { connectorInputs } from "../../provider/resources/connector-inputs";
import { connectorVersionOutputs } from "../../provider/resources/connector-version";
import { connectorVersionInputs } from "../../provider/resources/connector-version-inputs";
import { connectorVersionPublicationOutputs } from "../../provider/resources/connector-version-publication";
import { connectorVersionPublicationInputs } from "../../provider/resources/connector-version-publication-inputs";
import { definitionsOutputs } from "../../provider/resources/definitions";
import { definitionsInputs } from "../../provider/resources/definitions-inputs";
import { triggerOutputs } from "../../provider/resources/trigger";
import { triggerInputs } from "../../provider/resources/trigger-inputs";
import { credentialOutputs } from "../../provider/resources/credential";
import { credentialInputs } from "../../provider/resources/credential-inputs";
import { repository } from "../support/project";

/** The files of a package that a fresh process has loaded after requiring this one. */
function loaded(name: string, ...packages: string[]): string[] {
  const script = `require(${JSON.stringify(name)}); console.log(JSON.stringify(Object.keys(require.cache)))`;
  const directory = join(repository, "examples/quickstart");
  const files = JSON.parse(
    execFileSync(process.execPath, ["-e", script], { cwd: directory, encoding: "utf8" }),
  ) as string[];
  return files.filter((file) => packages.some((one) => file.includes(`/node_modules/${one}/`)));
}

test("a program loads neither the schemas' library nor one for HTTP, which only the plugin needs", () => {
  expect(loaded("pulumi-versori", "zod", "axios", "axios-retry", "p-queue")).toEqual([]);
  // The same question, asked where the answer is known, so that a wrong way to ask cannot pass.
  expect(loaded("pulumi-versori/dynamic/connector", "zod", "axios")).not.toEqual([]);
});

const RESOURCES: [string, z.ZodType, readonly string[]][] = [
  ["connector", connectorInputs, connectorOutputs],
  ["version", connectorVersionInputs, connectorVersionOutputs],
  ["connection", connectionInputs, connectionOutputs],
  ["credential", credentialInputs, credentialOutputs],
  ["system", systemInputs, systemOutputs],
  ["action of a system", systemActionInputs, systemActionOutputs],
  ["project", projectInputs, projectOutputs],
  ["environment", environmentInputs, environmentOutputs],
  ["schema of variables", projectVariablesInputs, projectVariablesOutputs],
  ["connection template", connectionTemplateInputs, connectionTemplateOutputs],
  ["connection of the platform", platformConnectionInputs, platformConnectionOutputs],
  ["end user", endUserInputs, endUserOutputs],
  ["activation", activationInputs, activationOutputs],
  ["action", actionInputs, actionOutputs],
  ["trigger", triggerInputs, triggerOutputs],
  ["definitions", definitionsInputs, definitionsOutputs],
  ["publication", connectorVersionPublicationInputs, connectorVersionPublicationOutputs],
];

test.each(RESOURCES)("every argument of %s is an output, too", (_, schema, outputs) => {
  expect(outputs).toEqual(expect.arrayContaining([...shapeOf(schema).keys()]));
});
