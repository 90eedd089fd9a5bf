import type { Api } from "../api/client";
import { getConnection } from "../api/platform/connections";
import { unlessGone } from "../api/platform/organisation";
import type { Owned } from "../lifecycle/definition";
import { found, refuse } from "../lifecycle/found";
import type { ActivationInputs } from "./activation-inputs";
import { templatesOf } from "./verify";

/** Refuses an activation whose templates and connections are not there, or do not belong together. */
export async function verifyActivation(api: Api, inputs: ActivationInputs & Owned): Promise<void> {
  const { organisationId, environmentId, connections = [] } = inputs;
  const templates = await templatesOf(api, organisationId, environmentId);
  const served = connections.map((one) => one.connectionTemplateId);
  const unserved = templates.filter(({ dynamic, id }) => dynamic && !served.includes(id)).map(({ id }) => id);
  if (unserved.length > 0) {
    const message = `needs an entry for each dynamic template of the environment; missing are ${unserved.join(", ")}`;
    refuse([{ path: ["connections"], message }]);
  }
  for (const [i, { connectionTemplateId, existingConnectionId }] of connections.entries()) {
    const path = ["connections", i];
    const at = templates.find(({ id }) => id === connectionTemplateId);
    const what = "connection template in this environment";
    const template = await found(Promise.resolve(at), [...path, "connectionTemplateId"], what);
    const attempt = unlessGone(api, organisationId, getConnection(api, organisationId, existingConnectionId));
    const { systemId } = await found(attempt, [...path, "existingConnectionId"], "connection");
    if (systemId === undefined || systemId === template.systemId) continue;
    const message = `is a connection to the system ${systemId}; the template is for ${template.systemId}`;
    refuse([{ path: [...path, "existingConnectionId"], message }]);
  }
}
