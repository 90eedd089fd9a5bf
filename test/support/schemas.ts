import type { z } from "zod";
import { actionInputs } from "../../provider/resources/action-inputs";
import { connectionInputs } from "../../provider/resources/connection-inputs";
import { connectorInputs } from "../../provider/resources/connector-inputs";
import { connectorVersionInputs } from "../../provider/resources/connector-version-inputs";
import { connectorVersionPublicationInputs } from "../../provider/resources/connector-version-publication-inputs";
import { credentialInputs } from "../../provider/resources/credential-inputs";
import { definitionsInputs } from "../../provider/resources/definitions-inputs";
import { triggerInputs } from "../../provider/resources/trigger-inputs";
import type { StoredName } from "../../provider/dynamic/stored";
import { activationInputs } from "../../provider/platform/activation-inputs";
import { platformConnectionInputs } from "../../provider/platform/connection-inputs";
import { connectionTemplateInputs } from "../../provider/platform/connection-template-inputs";
import { endUserInputs } from "../../provider/platform/end-user-inputs";
import { environmentInputs } from "../../provider/platform/environment-inputs";
import { projectInputs } from "../../provider/platform/project-inputs";
import { projectVariablesInputs } from "../../provider/platform/project-variables-inputs";
import { systemActionInputs } from "../../provider/platform/system-action-inputs";
import { systemInputs } from "../../provider/platform/system-inputs";
import { ORGANISATION } from "./emulated";
import { sampleOf } from "./places";
import type { Values } from "./plugin";
import { entry } from "./samples";

/** What a program may write for each type of resource. */
export const schemas: Record<StoredName, z.ZodType> = {
  action: actionInputs,
  connection: connectionInputs,
  connector: connectorInputs,
  "connector-version": connectorVersionInputs,
  "connector-version-publication": connectorVersionPublicationInputs,
  credential: credentialInputs,
  definitions: definitionsInputs,
  trigger: triggerInputs,
  "platform/activation": activationInputs,
  "platform/connection": platformConnectionInputs,
  "platform/connection-template": connectionTemplateInputs,
  "platform/end-user": endUserInputs,
  "platform/environment": environmentInputs,
  "platform/project": projectInputs,
  "platform/project-variables": projectVariablesInputs,
  "platform/system": systemInputs,
  "platform/system-action": systemActionInputs,
};

/** What a schema alone does not say that there has to be. */
const needed: Partial<Record<string, Values>> = {
  connection: { credentials: { action: [entry("a secret")] } },
  "connector-version": { name: "1.0.0" },
};

/** Inputs of a type that pass the check, with `more` in place of the same ones. */
export const rightInputs = (type: string, more: Values = {}): Values => ({
  ...(sampleOf(schemas[type as StoredName]) as Values),
  ...needed[type],
  organisationId: ORGANISATION,
  ...more,
});

/** Inputs with all that a resource needs, but for the property that is to stay as it is. */
export const filledIn = (type: string, inputs: Values, kept: string): Values => ({
  ...inputs,
  organisationId: ORGANISATION,
  ...needed[type],
  [kept]: inputs[kept],
});

/** What the API adds, where the provider cannot do without it. */
const added: Partial<Record<string, Values>> = {
  connection: { boundCredentials: { action: [{ id: "a", credentialId: "b" }], trigger: [] } },
  definitions: { ids: { a: "01J00000000000000000000001" }, urls: { a: "a" } },
  "platform/connection": { boundCredentials: [] },
  "platform/project": { environmentIds: {} },
  "platform/system": { storedClients: {} },
};

/** State with such inputs, as the provider would have recorded it. */
export const recordedState = (type: string, more: Values = {}): Values => ({
  ...rightInputs(type, more),
  createdAt: "2026-01-01T00:00:00Z",
  ...added[type],
});
