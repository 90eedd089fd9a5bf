import { deferred, direct } from "./ask";
import type {
  ConnectionTemplateResult,
  EndUserResult,
  EnvironmentResult,
  PlatformConnectionResult,
  ProjectResult,
  SystemResult,
} from "./platform-results";
import type {
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

/**
 * The systems of an organisation.
 * https://docs.versori.com/v2/api-reference/systems/lists-the-systems-for-the-organisation
 */
export const getSystems = direct<GetSystemsArgs, SystemResult[]>("platform.getSystems");
/** The same as `getSystems` for arguments that are known later. */
export const getSystemsOutput = deferred<GetSystemsArgs, SystemResult[]>("platform.getSystems");

/**
 * A system, by its id or its name. It is an error when there is none, or several.
 * https://docs.versori.com/v2/api-reference/systems/lists-the-systems-for-the-organisation
 */
export const getSystem = direct<GetSystemArgs, SystemResult>("platform.getSystem");
/** The same as `getSystem` for arguments that are known later. */
export const getSystemOutput = deferred<GetSystemArgs, SystemResult>("platform.getSystem");

/**
 * The projects of an organisation, with their environments.
 * https://docs.versori.com/v2/api-reference/projects/list-projects-for-organisation
 */
export const getProjects = direct<GetProjectsArgs, ProjectResult[]>("platform.getProjects");
/** The same as `getProjects` for arguments that are known later. */
export const getProjectsOutput = deferred<GetProjectsArgs, ProjectResult[]>("platform.getProjects");

/**
 * A project, by its id or its name. It is an error when there is none, or several.
 * https://docs.versori.com/v2/api-reference/projects/get-project
 */
export const getProject = direct<GetProjectArgs, ProjectResult>("platform.getProject");
/** The same as `getProject` for arguments that are known later. */
export const getProjectOutput = deferred<GetProjectArgs, ProjectResult>("platform.getProject");

/**
 * An environment of a project, by its name.
 * https://docs.versori.com/v2/api-reference/projects/get-project
 */
export const getEnvironment = direct<GetEnvironmentArgs, EnvironmentResult>("platform.getEnvironment");
/** The same as `getEnvironment` for arguments that are known later. */
export const getEnvironmentOutput = deferred<GetEnvironmentArgs, EnvironmentResult>("platform.getEnvironment");

/**
 * The connection templates of an environment.
 * https://docs.versori.com/v2/api-reference/systems/list-project-environment-connection-templates
 */
export const getConnectionTemplates = direct<GetConnectionTemplatesArgs, ConnectionTemplateResult[]>(
  "platform.getConnectionTemplates",
);
/** The same as `getConnectionTemplates` for arguments that are known later. */
export const getConnectionTemplatesOutput = deferred<GetConnectionTemplatesArgs, ConnectionTemplateResult[]>(
  "platform.getConnectionTemplates",
);

/**
 * The connections of an organisation, without their secrets.
 * https://docs.versori.com/v2/api-reference/connections/list-connections
 */
export const getConnections = direct<GetPlatformConnectionsArgs, PlatformConnectionResult[]>("platform.getConnections");
/** The same as `getConnections` for arguments that are known later. */
export const getConnectionsOutput = deferred<GetPlatformConnectionsArgs, PlatformConnectionResult[]>(
  "platform.getConnections",
);

/**
 * A connection, by its id or its name, without its secrets. It is an error when there is none, or several.
 * https://docs.versori.com/v2/api-reference/connections/get-a-connection-by-id
 */
export const getConnection = direct<GetPlatformConnectionArgs, PlatformConnectionResult>("platform.getConnection");
/** The same as `getConnection` for arguments that are known later. */
export const getConnectionOutput = deferred<GetPlatformConnectionArgs, PlatformConnectionResult>(
  "platform.getConnection",
);

/**
 * An end user, by its id or your own id of the user.
 * https://docs.versori.com/v2/api-reference/end_users/retrieve-an-end-user
 */
export const getEndUser = direct<GetEndUserArgs, EndUserResult>("platform.getEndUser");
/** The same as `getEndUser` for arguments that are known later. */
export const getEndUserOutput = deferred<GetEndUserArgs, EndUserResult>("platform.getEndUser");

/**
 * The names of the places where code can run.
 * https://docs.versori.com/v2/api-reference/projects/create-new-project
 */
export const getExecutionPools = direct<GetExecutionPoolsArgs, string[]>("platform.getExecutionPools");
/** The same as `getExecutionPools` for arguments that are known later. */
export const getExecutionPoolsOutput = deferred<GetExecutionPoolsArgs, string[]>("platform.getExecutionPools");

/**
 * The address at which a person signs in at the remote system, for the grant `authorizationCode`. The sign-in ends
 * with a code and a state, which are for a `Connection`. Changes nothing.
 * https://docs.versori.com/v2/api-reference/connections/initialise-oauth-20-connection
 */
export const initialiseOAuth2 = direct<InitialiseOAuth2Args, string>("platform.initialiseOAuth2");
/** The same as `initialiseOAuth2` for arguments that are known later. */
export const initialiseOAuth2Output = deferred<InitialiseOAuth2Args, string>("platform.initialiseOAuth2");

/**
 * The same for applications that use OAuth 1.0a.
 * https://docs.versori.com/v2/api-reference/connections/initialise-oauth-20-connection
 */
export const initialiseOAuth1 = direct<InitialiseOAuth1Args, string>("platform.initialiseOAuth1");
/** The same as `initialiseOAuth1` for arguments that are known later. */
export const initialiseOAuth1Output = deferred<InitialiseOAuth1Args, string>("platform.initialiseOAuth1");
