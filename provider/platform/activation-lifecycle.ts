import { VersoriError } from "../api/errors";
import * as users from "../api/platform/end-users";
import { unlessGone } from "../api/platform/organisation";
import type { Definition, Owned } from "../lifecycle/definition";
import { lifecycle } from "../lifecycle/lifecycle";
import { activationInputs, type ActivationInputs } from "./activation-inputs";
import { verifyActivation } from "./activation-fit";
import { valuesPatch } from "./shared";

type Inputs = ActivationInputs & Owned;
type Remote = users.Activation;

interface Computed {
  externalId: string;
}

const definition: Definition<Inputs, Computed, Remote> = {
  type: "Activation",
  inputs: activationInputs,
  unique: ["organisationId", "environmentId", "userId"],

  verify: verifyActivation,

  create: (api, inputs, _, once) => {
    const { organisationId, userId, environmentId, connections = [], dynamicVariables } = inputs;
    return once(() =>
      users.activateUser(api, organisationId, { userId, environmentId, connections, dynamicVariables }),
    );
  },

  async namesakes(api, { organisationId, environmentId, userId }) {
    const listed = users.listActivations(api, organisationId, environmentId);
    const all = (await unlessGone(api, organisationId, listed)) ?? [];
    return all.filter(({ user }) => [user.id, user.externalId].includes(userId));
  },

  async read(api, id, { organisationId, environmentId }) {
    if (environmentId === undefined) throw new VersoriError("environmentId is needed to find an activation");
    return unlessGone(api, organisationId, users.getActivation(api, organisationId, environmentId, id));
  },

  async update(api, { id, olds, news: { organisationId, environmentId, dynamicVariables } }) {
    const patch = dynamicVariables && valuesPatch(olds.dynamicVariables ?? {}, dynamicVariables);
    if (patch) await users.setVariables(api, organisationId, environmentId, id, patch);
    return users.getActivation(api, organisationId, environmentId, id);
  },

  async delete(api, id, { organisationId, environmentId }) {
    await unlessGone(api, organisationId, users.deleteActivation(api, organisationId, environmentId, id));
  },

  inputsOf: ({ user, connections, dynamicVariables = {} }, known) => ({
    userId: known.userId === user.externalId ? known.userId : user.id,
    connections: served(connections, known.connections ?? []),
    dynamicVariables: dynamicVariables,
  }),

  computedOf: ({ user }) => ({ externalId: user.externalId }),
};

/** What the plugin runs for activations. */
export const activationLifecycle = lifecycle(definition);

type Served = NonNullable<Inputs["connections"]>;

/** A connection tells one of its templates only, so a known pair holds while its connection is there. */
function served(remote: Remote["connections"], known: Served): Served {
  const kept = known.filter(({ existingConnectionId }) => remote.some(({ id }) => id === existingConnectionId));
  const strange = remote.filter(({ id }) => !known.some((pair) => pair.existingConnectionId === id));
  const added = strange.map(({ id, connectionTemplateId = "" }) => ({
    connectionTemplateId,
    existingConnectionId: id,
  }));
  return [...kept, ...added];
}
