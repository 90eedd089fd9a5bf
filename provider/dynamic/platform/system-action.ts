import { systemActionLifecycle } from "../../platform/system-action-lifecycle";
import { methodsOf } from "../adapter";

// Pulumi's plugin finds the methods as the module's own exports.
export = methodsOf(systemActionLifecycle);
