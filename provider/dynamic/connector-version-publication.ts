import { connectorVersionPublicationLifecycle } from "../resources/connector-version-publication-lifecycle";
import { methodsOf } from "./adapter";

// Pulumi's plugin finds the methods as the module's own exports.
export = methodsOf(connectorVersionPublicationLifecycle);
