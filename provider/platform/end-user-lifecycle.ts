import * as users from "../api/platform/end-users";
import { unlessGone } from "../api/platform/organisation";
import type { Definition, Owned } from "../lifecycle/definition";
import { lifecycle } from "../lifecycle/lifecycle";
import { endUserInputs, type EndUserInputs } from "./end-user-inputs";
import { removal } from "./removal";
import { nameOfUser } from "./verify";

type Inputs = EndUserInputs & Owned;

interface Computed {
  createdAt: string;
  updatedAt: string;
}

const definition: Definition<Inputs, Computed, users.EndUser> = {
  type: "EndUser",
  inputs: endUserInputs,
  unique: ["organisationId", "externalId"],

  names: ({ organisationId, externalId }) => [nameOfUser(organisationId, externalId)],

  create: (api, { organisationId, externalId, displayName }, _, once) =>
    once(() => users.createEndUser(api, organisationId, { externalId, displayName })),

  async namesakes(api, { organisationId, externalId }) {
    const found = await unlessGone(api, organisationId, users.getEndUser(api, organisationId, externalId));
    return found ? [found] : [];
  },

  read: (api, id, { organisationId }) => unlessGone(api, organisationId, users.getEndUser(api, organisationId, id)),

  /** Whatever may change replaces, so there is nothing to send. */
  update: (api, { id, news: { organisationId } }) => users.getEndUser(api, organisationId, id),

  delete: (api, id, { organisationId }) =>
    removal(api, organisationId, "The end user", users.deleteEndUser(api, organisationId, id)),

  inputsOf: ({ externalId, displayName }) => ({ externalId, displayName }),

  computedOf: ({ createdAt, updatedAt }) => ({ createdAt, updatedAt }),
};

/** What the plugin runs for end users. */
export const endUserLifecycle = lifecycle(definition);
