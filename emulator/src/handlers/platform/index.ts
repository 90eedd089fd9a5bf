import type { Handler } from "../call";
import { activationHandlers } from "./activations";
import { platformConnectionHandlers } from "./connections";
import { deploymentHandlers } from "./deployments";
import { endUserHandlers } from "./end-users";
import { environmentHandlers } from "./environments";
import { platformOAuthHandlers } from "./oauth";
import { projectHandlers } from "./projects";
import { schemeHandlers } from "./schemes";
import { systemHandlers } from "./systems";
import { systemPartHandlers } from "./system-parts";
import { templateHandlers } from "./templates";

/** What carries out the operations of the v2 platform API. */
export const platformHandlers: Readonly<Record<string, Handler>> = {
  ...systemHandlers,
  ...schemeHandlers,
  ...systemPartHandlers,
  ...platformOAuthHandlers,
  ...templateHandlers,
  ...platformConnectionHandlers,
  ...projectHandlers,
  ...environmentHandlers,
  ...deploymentHandlers,
  ...endUserHandlers,
  ...activationHandlers,
};
