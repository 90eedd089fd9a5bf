import { authSchemeConfigHandlers } from "./auth-scheme-configs";
import type { Handler } from "./call";
import { importHandlers, type Preparation } from "./imports";
import { catalogueHandlers } from "./catalogue";
import { connectionHandlers } from "./connections";
import { connectorHandlers } from "./connectors";
import { contentHandlers } from "./contents/contents";
import { definitionHandlers } from "./contents/definitions";
import { credentialHandlers } from "./credentials";
import { platformHandlers } from "./platform";
import { versionHandlers } from "./versions";

/** What carries out each operation, by its id in the API description. */
export const handlers: Readonly<Record<string, Handler | Preparation>> = {
  ...catalogueHandlers,
  ...connectorHandlers,
  ...authSchemeConfigHandlers,
  ...connectionHandlers,
  ...versionHandlers,
  ...definitionHandlers,
  ...contentHandlers,
  ...importHandlers,
  ...credentialHandlers,
  ...platformHandlers,
};

/** Operations that are described only by inference, or whose pages were withdrawn: the service may not offer them. */
export const DOUBTFUL: readonly string[] = [
  ...Object.keys(credentialHandlers),
  "v1PublishConnectorVersion",
  "v1UnpublishConnectorVersion",
  "v1DeleteAuthSchemeConfig",
  "v1UpdateAction",
  "v1DeleteAction",
  "v1UpdateTrigger",
  "v1DeleteTrigger",
  "v2GetConnectionTemplate",
  "v2DeleteEnvironment",
];
