import { projectVariablesLifecycle } from "../../platform/project-variables-lifecycle";
import { methodsOf } from "../adapter";

// Pulumi's plugin finds the methods as the module's own exports.
export = methodsOf(projectVariablesLifecycle);
