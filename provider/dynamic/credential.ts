import { credentialLifecycle } from "../resources/credential-lifecycle";
import { methodsOf } from "./adapter";

// Pulumi's plugin finds the methods as the module's own exports.
export = methodsOf(credentialLifecycle);
