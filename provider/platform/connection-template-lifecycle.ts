import type { Api } from "../api/client";
import { VersoriError } from "../api/errors";
import { unlessGone } from "../api/platform/organisation";
import * as templates from "../api/platform/templates";
import type { Definition, Offers, Owned } from "../lifecycle/definition";
import { refuse } from "../lifecycle/found";
import { lifecycle } from "../lifecycle/lifecycle";
import type { Problem } from "../lifecycle/problems";
import { same } from "../lifecycle/same";
import { configId } from "./auth-scheme-config";
import { connectionTemplateInputs, type ConnectionTemplateInputs } from "./connection-template-inputs";
import { removal } from "./removal";
import { unlisted } from "./schemes";
import { offersOf } from "./verify";

type Inputs = ConnectionTemplateInputs & Owned;
type Remote = templates.Template;

interface Computed {
  domain: string;
  templateBaseUrl: string;
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "ConnectionTemplate",
  inputs: connectionTemplateInputs,
  unique: ["organisationId", "projectId", "environmentId", "name"],

  /** Activations need a connection for each dynamic template of their environment. */
  crowds: (olds, news) => olds.dynamic === true && olds.environmentId === news.environmentId,

  offers: (_, __, above) => above,
  misfits,

  async verify(api, inputs) {
    refuse(misfits(inputs, await offersOf(api, inputs.organisationId, inputs.systemId)));
  },

  async create(api, inputs, progress, once) {
    const { environmentId, systemId, name, dynamic = false, authSchemeConfigIds: wanted } = inputs;
    const made = await once(async () => {
      const answer = await templates.createTemplate(api, inputs, { systemId, name, environmentId, dynamic });
      // The answer need not tell the id of the template itself; the list does.
      return answer.id === "" ? ((await namesakes(api, inputs))[0] ?? answer) : answer;
    });
    if (made.id === "") throw new VersoriError(`The service does not tell the id of the template "${name}" it made.`);
    progress(made, inputs);
    if (wanted === undefined || same(wanted, made.authSchemeConfigs.map(configId))) return made;
    return templates.updateTemplate(api, inputs, made.id, { authSchemeConfigIds: wanted });
  },

  namesakes,

  async read(api, id, { organisationId, projectId, environmentId }) {
    if (projectId === undefined || environmentId === undefined) {
      throw new VersoriError("projectId and environmentId are needed to find a connection template");
    }
    const at = { organisationId, projectId };
    const all = await unlessGone(api, organisationId, templates.listTemplates(api, at, environmentId));
    return all?.find((template) => template.id === id);
  },

  update: (api, { id, news }) => {
    const { name, dynamic = false, authSchemeConfigIds } = news;
    return templates.updateTemplate(api, news, id, { name, dynamic, authSchemeConfigIds });
  },

  delete: (api, id, state) =>
    removal(api, state.organisationId, "The connection template", templates.deleteTemplate(api, state, id)),

  inputsOf: ({ name, systemId, dynamic, authSchemeConfigs }) => ({
    name,
    systemId,
    dynamic,
    authSchemeConfigIds: authSchemeConfigs.map(configId),
  }),

  computedOf: ({ domain, templateBaseUrl }) => ({ domain, templateBaseUrl }),
};

async function namesakes(api: Api, inputs: Inputs): Promise<Remote[]> {
  const { organisationId, environmentId } = inputs;
  const all = (await unlessGone(api, organisationId, templates.listTemplates(api, inputs, environmentId))) ?? [];
  return all.filter(({ name, systemId }) => name === inputs.name && systemId === inputs.systemId);
}

/** Configs that the system does not have; what stood there before needs no word more. */
function misfits(inputs: Partial<Inputs>, offers: Offers, olds: Partial<Inputs> = {}): Problem[] {
  const { authSchemeConfigIds: wanted = [], systemId } = inputs;
  const before = olds.systemId === systemId ? (olds.authSchemeConfigIds ?? []) : [];
  const all = Array.isArray(wanted) ? wanted : [];
  return all.flatMap((id, i) => (before.includes(id) ? [] : unlisted(id, offers, ["authSchemeConfigIds", i])));
}

/** What the plugin runs for connection templates. */
export const connectionTemplateLifecycle = lifecycle(definition);
