import type { Api } from "../api/client";
import { getEndUser } from "../api/platform/end-users";
import { unlessGone } from "../api/platform/organisation";
import type { Template } from "../api/platform/templates";
import type { IsPlanned, Owned } from "../lifecycle/definition";
import { found, refuse } from "../lifecycle/found";
import type { PlatformConnectionInputs } from "./connection-inputs";
import { connectionMisfits } from "./schemes";
import { nameOfUser, offersOf, templatesOf } from "./verify";

type Inputs = PlatformConnectionInputs & Owned;

/** Refuses a connection that could not be made in the place of another one. */
export async function verifyConnection(api: Api, inputs: Inputs, olds: Inputs, isPlanned: IsPlanned): Promise<void> {
  const { organisationId, systemId, credentials, externalId } = inputs;
  const isNamed = credentials.some(({ authSchemeConfig }) => typeof authSchemeConfig === "string");
  if (isNamed && systemId === undefined) {
    refuse([{ path: ["systemId"], message: "is required to find an auth scheme config by its id" }]);
  }
  const offers = systemId === undefined ? undefined : await offersOf(api, organisationId, systemId);
  refuse(connectionMisfits(inputs, offers));
  await verifyTemplates(api, inputs, olds);
  if (externalId === undefined || externalId === olds.externalId) return;
  if (isPlanned(nameOfUser(organisationId, externalId))) return;
  await found(unlessGone(api, organisationId, getEndUser(api, organisationId, externalId)), ["externalId"], "end user");
}

/** To find a template takes many requests, so only those are looked for that were not there before. */
async function verifyTemplates(api: Api, inputs: Inputs, olds: Inputs): Promise<void> {
  const { organisationId, connectionTemplateId, links = [] } = inputs;
  const before = [olds.connectionTemplateId, ...(olds.links ?? [])];
  const wanted: [string, PropertyKey[]][] = [
    [connectionTemplateId, ["connectionTemplateId"]],
    ...links.map((id, i): [string, PropertyKey[]] => [id, ["links", i]]),
  ];
  const strange = wanted.filter(([id]) => !before.includes(id));
  if (strange.length === 0) return;
  const all = await templatesOf(api, organisationId);
  for (const [id, path] of strange) {
    const template = all.find((one) => one.id === id);
    await found(Promise.resolve(template), path, "connection template in this organisation");
    if (template) refuseOther(template, inputs, path);
  }
}

function refuseOther({ systemId, dynamic }: Template, inputs: Inputs, path: PropertyKey[]): void {
  if (inputs.systemId !== undefined && inputs.systemId !== systemId) {
    refuse([{ path, message: `is a template of the system ${systemId}; give one of the system ${inputs.systemId}` }]);
  }
  const isDynamic = inputs.externalId !== undefined;
  if (path[0] === "links" || dynamic === isDynamic) return;
  const message = dynamic
    ? "is required, as the template is dynamic"
    : "leave it out, or give a dynamic template: this one has a static connection";
  refuse([{ path: ["externalId"], message }]);
}
