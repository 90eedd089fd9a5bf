export { Activation, type ActivationArgs, type ActivationState, type ServedTemplate } from "./activation";
export { Connection, type ConnectionArgs, type ConnectionState } from "./connection";
export { ConnectionTemplate, type ConnectionTemplateArgs, type ConnectionTemplateState } from "./connection-template";
export { EndUser, type EndUserArgs, type EndUserState } from "./end-user";
export { Environment, type EnvironmentArgs, type EnvironmentState } from "./environment";
export { Project, type ProjectArgs, type ProjectState } from "./project";
export { ProjectVariables, type ProjectVariablesArgs, type ProjectVariablesState } from "./project-variables";
export { System, type SystemArgs, type SystemState } from "./system";
export { SystemAction, type SystemActionArgs, type SystemActionState } from "./system-action";
export type { PlatformEntry as ConnectionEntry, SystemAuthSchemeConfig as AuthSchemeConfig } from "../resources/types";
export type * from "../functions/platform-results";
export * from "../functions/platform";
export type {
  GetConnectionTemplatesArgs,
  GetEndUserArgs,
  GetEnvironmentArgs,
  GetExecutionPoolsArgs,
  GetPlatformConnectionArgs,
  GetPlatformConnectionsArgs,
  GetProjectArgs,
  GetProjectsArgs,
  GetSystemArgs,
  GetSystemsArgs,
  InitialiseOAuth1Args,
  InitialiseOAuth2Args,
} from "../resources/types";
